package app.alembic.oracle.wire;

import app.alembic.oracle.Spent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has been heard of one answer so far. One thread fills it. */
public final class Hearing {

    /** How an answer ended, as its provider says. */
    public enum Finish {
        WHOLE,
        /** At the limit of tokens. */
        CUT_BY_LENGTH,
        /** By the provider's rules on content. */
        WITHHELD
    }

    private static final int CHARACTERS_A_TOKEN = 4;
    private static final int UNKNOWN = -1;

    private final Consumer<String> listener;
    private final long asked;

    private boolean hasSpoken;
    private long pieces;
    private long characters;
    private int inputTokens = UNKNOWN;
    private int cachedInputTokens;
    private int outputTokens = UNKNOWN;
    private @Nullable Finish finish;
    private boolean over;

    /** @param asked characters of the prompt */
    Hearing(Consumer<String> listener, long asked) {
        this.listener = listener;
        this.asked = asked;
    }

    /** The next piece of the answer; an empty one is none. */
    public void text(String piece) {
        if (piece.isEmpty()) {
            return;
        }
        if (piece.indexOf('\0') >= 0) {
            throw new BrokenStream("sent a NUL");
        }
        progress(piece);
        hasSpoken |= !piece.isBlank();
        try {
            listener.accept(piece);
        } catch (RuntimeException enough) {
            throw new Stopped(enough);
        }
    }

    /** Whoever listens wants no more. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Stopped(RuntimeException why) {
            super(why);
        }
    }

    /** A piece of the model's reasoning: it works, and nobody is told what it thinks. */
    public void thought(String piece) {
        if (!piece.isEmpty()) {
            progress(piece);
        }
    }

    private void progress(String piece) {
        pieces++;
        characters += piece.length();
    }

    /** @param cached at most {@code tokens} */
    public void read(int tokens, int cached) {
        inputTokens = tokens;
        cachedInputTokens = Math.min(cached, tokens);
    }

    /** @param tokens reasoning included */
    public void wrote(int tokens) {
        outputTokens = tokens;
    }

    public void finish(Finish how) {
        finish = how;
    }

    /** The format's own end mark: nothing comes after it. */
    public void end() {
        if (finish == null) {
            throw new BrokenStream("ended without saying why");
        }
        over = true;
    }

    boolean isOver() {
        return over;
    }

    boolean hasSpoken() {
        return hasSpoken;
    }

    public @Nullable Finish finish() {
        return finish;
    }

    /** How often there was something new, pings not counted. */
    long pieces() {
        return pieces;
    }

    /**
     * What the provider reported; what it did not is estimated by the rule of thumb that four characters are a token,
     * which holds for English.
     */
    Spent spent() {
        boolean isEstimated = inputTokens == UNKNOWN || outputTokens == UNKNOWN;
        int input = inputTokens == UNKNOWN ? tokens(asked) : inputTokens;
        int output = outputTokens == UNKNOWN ? tokens(characters) : outputTokens;
        return new Spent(input, cachedInputTokens, output, isEstimated);
    }

    private static int tokens(long characters) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(characters, CHARACTERS_A_TOKEN));
    }
}
