package app.alembic.auth.supabase;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import java.util.List;

/** Supabase Auth answered no. */
public final class SupabaseRefusal extends AlembicException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final List<String> reasons;

    /**
     * @param code of Supabase Auth, for example {@code invalid_credentials}; empty if it gave none, as the gateway
     *     before it does, which knows the project's keys and nothing else
     * @param reasons of a weak password: {@code length}, {@code characters}, {@code pwned}
     */
    SupabaseRefusal(int status, String code, List<String> reasons) {
        super(Problem.ACCOUNTS_UNAVAILABLE, "Supabase Auth refused that: %d %s.".formatted(status, code));
        this.status = status;
        this.code = code;
        this.reasons = List.copyOf(reasons);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<String> reasons() {
        return reasons;
    }
}
