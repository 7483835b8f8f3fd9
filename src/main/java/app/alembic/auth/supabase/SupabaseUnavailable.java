package app.alembic.auth.supabase;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;

/** Supabase Auth is silent, or says nothing that could be understood. The log says what was the matter. */
public final class SupabaseUnavailable extends AlembicException {

    private static final long serialVersionUID = 1L;

    /** It was asked a moment ago, in vain, and the log says so already. */
    public static SupabaseUnavailable stillSilent() {
        return new SupabaseUnavailable();
    }

    SupabaseUnavailable() {
        super(
                Problem.ACCOUNTS_UNAVAILABLE,
                "The service that keeps the accounts does not answer. Please try again in a minute.");
    }
}
