package app.alembic.credits;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import java.util.Map;

/** The balance does not cover the price; nothing was taken. */
public final class InsufficientCredits extends AlembicException {

    private static final long serialVersionUID = 1L;

    InsufficientCredits(int required, int available) {
        super(
                Problem.INSUFFICIENT_CREDITS,
                "The price is %s; your balance is %s.".formatted(counted(required), counted(available)),
                Map.of("required", required, "available", available));
    }

    private static String counted(int credits) {
        return credits == 1 ? "1 credit" : credits + " credits";
    }
}
