package app.alembic.oracle;

import org.jspecify.annotations.Nullable;

/** An answer did not come, or not whole. The message holds no word of question or answer, so that it may be logged. */
public final class OracleFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as the caller cares. */
    public enum Reason {
        /** It cannot be reached, refuses for now, or its circuit is open. */
        UNAVAILABLE,
        /** Its queue is full. */
        BUSY,
        /** Key, model or request are refused: the operator must look. */
        REFUSED,
        /** It said nothing for too long, or took too long as a whole. */
        SLOW,
        /** The stream ended without its end mark, or held what cannot be read. */
        BROKEN,
        /** It ended well and had said nothing. */
        EMPTY,
        /** It reached its limit of length before its end. */
        TOO_LONG,
        /** Whoever listened wanted no more: what they threw is the cause. */
        STOPPED
    }

    private final Reason reason;
    private final transient Spent spent;

    /** @param spent what it took nevertheless */
    public OracleFailed(Reason reason, String message, Spent spent) {
        this(reason, message, spent, null);
    }

    /** @param cause what whoever listened threw, for {@link Reason#STOPPED} */
    public OracleFailed(Reason reason, String message, Spent spent, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.spent = spent;
    }

    public Reason reason() {
        return reason;
    }

    public Spent spent() {
        return spent;
    }
}
