package app.alembic.testing;

import app.alembic.oracle.Inquiry;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One call of a {@link ScriptedProvider}: what it was asked, what it says token by token, when it said it, and what it
 * costs. Written by its provider alone.
 */
public final class ScriptedCall {

    /** How the provider saw it end. */
    public enum End {
        SPEAKING,
        /** The usage and the end mark were written: this call is on the bill. */
        FINISHED,
        /** Whoever asked had left before the end. */
        LEFT,
        /** The provider itself broke off or refused, as its manner was. */
        BROKEN
    }

    /** Short words are one token, long ones several, as English is for most models. */
    private static final Pattern TOKEN = Pattern.compile("\\s*[\\p{L}\\p{N}'\u2019]{1,6}|\\s*\\S");

    private final int number;
    private final Inquiry inquiry;
    private final List<String> tokens;
    private final int cachedTokens;
    private final int reasoningTokens;
    private final long[] sentNanos;
    private volatile int sent;
    private volatile long endNanos;
    private volatile End end = End.SPEAKING;
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * @param number of the call, from 1: it shows in the tokens that are reported, so that no two calls report the same
     * @param cachedTokens of the prompt, at most as many as it has
     */
    ScriptedCall(int number, Inquiry inquiry, String text, int cachedTokens, int reasoningTokens) {
        this.number = number;
        this.inquiry = inquiry;
        this.tokens = TOKEN.matcher(text).results().map(MatchResult::group).toList();
        this.cachedTokens = cachedTokens;
        this.reasoningTokens = reasoningTokens;
        this.sentNanos = new long[tokens.size()];
    }

    public int number() {
        return number;
    }

    public Inquiry inquiry() {
        return inquiry;
    }

    /** What the cards were asked, as the prompt quotes it; by its number a test finds the reading again. */
    public String question() {
        return inquiry.consultation().question();
    }

    public List<String> tokens() {
        return tokens;
    }

    /** How many tokens have been written; {@link #sentNanos} is good below that. */
    public int sent() {
        return sent;
    }

    /** When that token was written to the connection, in {@link System#nanoTime}. */
    public long sentNanos(int token) {
        return sentNanos[token];
    }

    /** When the end mark was written, or the call ended otherwise. */
    public long endNanos() {
        return endNanos;
    }

    public End end() {
        return end;
    }

    public int promptTokens() {
        return 400 + number;
    }

    public int cachedTokens() {
        return cachedTokens;
    }

    public int reasoningTokens() {
        return reasoningTokens;
    }

    /** What the seeker's side has to count, reasoning included. */
    public int outputTokens() {
        return tokens.size() + reasoningTokens;
    }

    /**
     * Micro-dollars, halves up: at 0.20 USD for a million tokens of the prompt, 0.05 for cached ones, 0.50 for what was
     * written. Counted here in hundredths of a micro-dollar, not as the service does it.
     */
    public long costMicros() {
        long hundredths = 20L * (promptTokens() - cachedTokens) + 5L * cachedTokens + 50L * outputTokens();
        return (hundredths + 50) / 100;
    }

    void sentOne(long nanos) {
        sentNanos[sent] = nanos;
        sent = sent + 1;
    }

    void ended(End how) {
        endNanos = System.nanoTime();
        end = how;
        over.countDown();
    }

    End awaitEnd() {
        try {
            over.await();
            return end;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return End.BROKEN;
        }
    }
}
