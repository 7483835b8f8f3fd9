package app.alembic.doctor;

import app.alembic.doctor.Outcome.Refused;
import app.alembic.doctor.Outcome.Rows;

/** What should become of an attempt. */
enum Expectation {
    /** There is no right to it, whatever the rows or values. */
    DENIED {
        @Override
        Verdict of(Rows rows) {
            return Verdict.HOLE;
        }

        @Override
        Verdict of(Refused refused) {
            return refused.byRights() ? Verdict.GOOD : Verdict.HOLE;
        }
    },
    /** A right, a check or a trigger stands against it. */
    REFUSED {
        @Override
        Verdict of(Rows rows) {
            return Verdict.HOLE;
        }

        @Override
        Verdict of(Refused refused) {
            return refused.byRights() || refused.byValue() ? Verdict.GOOD : Verdict.HOLE;
        }
    },
    /** It is denied, or finds no row that it may see. */
    UNTOUCHED {
        @Override
        Verdict of(Rows rows) {
            return rows.count() == 0 ? Verdict.GOOD : Verdict.HOLE;
        }

        @Override
        Verdict of(Refused refused) {
            return refused.byRights() ? Verdict.GOOD : Verdict.HOLE;
        }
    },
    /** It is legal: a database that refuses everything is no good either. */
    WORKS {
        @Override
        Verdict of(Rows rows) {
            return rows.count() > 0 ? Verdict.GOOD : Verdict.HOLE;
        }

        @Override
        Verdict of(Refused refused) {
            return Verdict.HOLE;
        }
    };

    abstract Verdict of(Rows rows);

    abstract Verdict of(Refused refused);

    Verdict judge(Outcome outcome) {
        return switch (outcome) {
            case Rows rows -> of(rows);
            case Refused refused -> refused.isNoAnswer() && this != WORKS ? Verdict.WARNING : of(refused);
        };
    }
}
