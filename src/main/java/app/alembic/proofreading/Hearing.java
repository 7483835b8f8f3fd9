package app.alembic.proofreading;

import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Oracle;
import app.alembic.oracle.OracleFailed;
import app.alembic.oracle.Spent;
import app.alembic.oracle.Understudy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has an oracle speak to the proofreader, who stops it at the first word that may not be shown. */
@Component
public class Hearing {

    /** In characters: what the database takes, with room for what may be added to a text. */
    private static final int LONGEST = 16_000;

    private final Understudy understudy;
    private final ProofCounts proofs;

    Hearing(Understudy understudy, ProofCounts proofs) {
        this.understudy = understudy;
        this.proofs = proofs;
    }

    /** How an answer came to its end. */
    public enum End {
        /** All of it was released. */
        WHOLE,
        /** Something in it may not be shown. What was released is void. */
        UNFIT,
        /** It did not come, or not to its end. */
        BROKEN
    }

    /**
     * What came of it.
     *
     * @param spent what it took, whichever way it ended
     * @param why it did not come whole, in words that may be logged; empty if it did
     */
    public record Heard(End end, Spent spent, String why) {}

    /**
     * Listens on the thread of the caller until the oracle has ended. What the oracle or {@code reader} throws ends it as
     * broken.
     *
     * @param reader receives what may be shown, as {@link Proofreader} releases it
     */
    public Heard hear(Oracle oracle, Inquiry inquiry, Consumer<String> reader) {
        var listener = new Listener(new Proofreader(inquiry, understudy, reader));
        Spent spent = Spent.NOTHING;
        try {
            spent = oracle.answer(inquiry, listener);
            Proof proof = listener.proofreader.finish();
            proofs.count(oracle.provider(), proof);
            return proof instanceof Proof.Broken broken
                    ? unfit(broken.violation(), spent)
                    : new Heard(End.WHOLE, spent, "");
        } catch (Stopped stopped) {
            return stopped(oracle, stopped, spent);
        } catch (OracleFailed failure) {
            return failure.getCause() instanceof Stopped stopped
                    ? stopped(oracle, stopped, failure.spent())
                    : new Heard(End.BROKEN, failure.spent(), failure.reason().toString());
        } catch (RuntimeException failure) {
            // The message is left out: it may hold words of the question.
            return new Heard(End.BROKEN, spent, failure.getClass().getName());
        }
    }

    private Heard stopped(Oracle oracle, Stopped stopped, Spent spent) {
        if (stopped.violation == null) {
            return new Heard(End.BROKEN, spent, "it does not come to an end");
        }
        proofs.count(oracle.provider(), stopped.violation);
        return unfit(stopped.violation, spent);
    }

    private static Heard unfit(Violation violation, Spent spent) {
        return new Heard(
                End.UNFIT,
                spent,
                "it said what may not be shown: " + violation.getClass().getSimpleName());
    }

    /** Passes on what is said, until it is enough. */
    private static final class Listener implements Consumer<String> {

        private final Proofreader proofreader;
        private int length;

        private Listener(Proofreader proofreader) {
            this.proofreader = proofreader;
        }

        @Override
        public void accept(String piece) {
            length += piece.length();
            if (length > LONGEST) {
                throw new Stopped(null);
            }
            proofreader.read(piece).ifPresent(violation -> {
                throw new Stopped(violation);
            });
        }
    }

    /** Stops whoever is speaking. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient @Nullable Violation violation;

        /** @param violation nothing if it is merely too long */
        private Stopped(@Nullable Violation violation) {
            super("no more of this", null, false, false);
            this.violation = violation;
        }
    }
}
