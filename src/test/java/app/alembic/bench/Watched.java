package app.alembic.bench;

import app.alembic.oracle.mirror.Mirror;
import app.alembic.proofreading.Proofreader;
import app.alembic.testing.ScriptedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** One reading that somebody has watched: which characters had come when. */
final class Watched {

    /** Of an event's id, the characters shown: see reading.EventId. */
    private static final long ATTEMPT = 1_000_000;

    /** @param upTo characters of the text */
    private record Arrival(long upTo, long nanos) {}

    private final String question;
    private final List<Arrival> arrivals = new ArrayList<>();
    private int restarts;
    private boolean whole;

    Watched(String question) {
        this.question = question;
    }

    String question() {
        return question;
    }

    void heard(long eventId, String name, long nanos) {
        if (name.equals("token")) {
            arrivals.add(new Arrival(eventId % ATTEMPT, nanos));
        } else if (name.equals("restart")) {
            arrivals.clear();
            restarts++;
        }
    }

    int restarts() {
        return restarts;
    }

    void endedWhole() {
        whole = true;
    }

    /** Whether the end came, after the very text that was told. */
    boolean isWhole() {
        return whole;
    }

    /**
     * Reads the text once more as the service did, which tells at which token each sentence could be let go.
     *
     * @param from and {@code to}: only what could be let go within that time is counted
     * @param sinceFree nanoseconds from the token that let a sentence go until the sentence was there
     * @param ofFirst the same of the first one alone, which waits until the database has it
     * @param sinceSaid nanoseconds from the sentence's own last token
     */
    void delays(
            ScriptedCall call,
            long from,
            long to,
            LongConsumer sinceFree,
            LongConsumer ofFirst,
            LongConsumer sinceSaid) {
        List<String> tokens = call.tokens();
        var released = new ArrayList<Integer>();
        var proofreader = new Proofreader(call.inquiry(), new Mirror(), sentence -> released.add(sentence.length()));
        int shown = 0;
        int said = 0;
        int saidUpTo = tokens.getFirst().length();
        int arrival = 0;
        for (int token = 0; token <= tokens.size(); token++) {
            if (token < tokens.size()) {
                proofreader.read(tokens.get(token));
            } else {
                proofreader.finish();
            }
            long free = token < tokens.size() ? call.sentNanos(token) : call.endNanos();
            for (int length : released) {
                boolean isFirst = shown == 0;
                shown += length;
                while (saidUpTo < shown && said < tokens.size() - 1) {
                    saidUpTo += tokens.get(++said).length();
                }
                while (arrival < arrivals.size() && arrivals.get(arrival).upTo() < shown) {
                    arrival++;
                }
                if (arrival < arrivals.size() && free >= from && free < to) {
                    long came = arrivals.get(arrival).nanos();
                    sinceFree.accept(came - free);
                    if (isFirst) {
                        ofFirst.accept(came - free);
                    }
                    sinceSaid.accept(came - call.sentNanos(said));
                }
            }
            released.clear();
        }
    }
}
