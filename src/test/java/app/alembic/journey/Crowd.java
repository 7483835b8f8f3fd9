package app.alembic.journey;

import app.alembic.testing.Answer;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Seekers who ask and ask again while the service dies and comes back. Each question is told apart by its number, and is
 * put again under its key until the service acknowledges it; a follow-up, which has no key, is put once.
 */
final class Crowd {

    /** So that a service without its database is not asked a thousand times a second. */
    private static final long BREATH_NANOS = Duration.ofMillis(50).toNanos();

    private final Phoenix service;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, String> readings = new ConcurrentHashMap<>();
    private final Map<String, Boolean> followUps = new ConcurrentHashMap<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean leaving;

    Crowd(Phoenix service) {
        this.service = service;
    }

    void join(Member seeker, int number, long seed) {
        threads.add(Thread.ofVirtual().name("seeker " + number).start(() -> new Seeker(seeker, number, seed).askOn()));
    }

    /** Lets everybody hear the answer to their last question. */
    void leave() throws InterruptedException {
        leaving = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Acknowledged readings: the question and the id. */
    Map<String, String> readings() {
        return readings;
    }

    /** What was asked about readings, and whether that was acknowledged. */
    Map<String, Boolean> followUps() {
        return followUps;
    }

    /** What no seeker should ever see. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    private final class Seeker {

        private final Member who;
        private final int number;
        private final Random chance;
        private final Queue<String> complete = new ArrayDeque<>();
        private int asked;

        private Seeker(Member who, int number, long seed) {
            this.who = who;
            this.number = number;
            this.chance = new Random(seed * 31 + number);
        }

        private void askOn() {
            try {
                while (!leaving) {
                    asked++;
                    if (complete.isEmpty() || chance.nextInt(3) > 0) {
                        ask();
                    } else {
                        askAbout(complete.remove());
                    }
                }
            } catch (InterruptedException | RuntimeException unexpected) {
                surprises.add("seeker %d: %s".formatted(number, unexpected));
            }
        }

        private void ask() throws InterruptedException {
            String question = "What asks for my attention, %d of %d?".formatted(asked, number);
            Answer answer = askUntilAnswered(question);
            String id = answer.text("id");
            readings.put(question, id);
            if (answer.text("status").equals("complete")) {
                complete.add(id);
            }
            if (chance.nextInt(4) == 0) {
                String again = askUntilAnswered(question).text("id");
                if (!again.equals(id)) {
                    surprises.add("one key stands for two readings, %s and %s".formatted(id, again));
                }
            }
        }

        private Answer askUntilAnswered(String question) throws InterruptedException {
            String spread = asked % 8 == 0 ? "three_card" : "single";
            int wait = chance.nextInt(4) == 0 ? 0 : 30;
            while (true) {
                Answer answer =
                        post("/api/readings", wait, Map.of("question", question, "spread_type", spread), question);
                if (answer != null && answer.status() == 201) {
                    return answer;
                }
                if (answer != null && answer.status() < 500) {
                    throw new IllegalStateException("asked, and was answered " + answer);
                }
                LockSupport.parkNanos(BREATH_NANOS);
            }
        }

        private void askAbout(String reading) throws InterruptedException {
            String content = "And what else is in it, %d of %d?".formatted(asked, number);
            Answer answer = post("/api/readings/" + reading + "/messages", 30, Map.of("content", content), null);
            followUps.put(content, answer != null && answer.status() == 201);
            if (answer != null && answer.status() < 500 && answer.status() != 201) {
                throw new IllegalStateException("asked about a reading, and was answered " + answer);
            }
        }

        /** @return null if the connection was cut */
        private @Nullable Answer post(String path, int wait, Map<String, String> body, @Nullable String key)
                throws InterruptedException {
            Client client = service.client().bearer(who.accessToken()).with("Prefer", "wait=" + wait);
            try {
                return (key == null ? client : client.with("Idempotency-Key", key.replaceAll("[^a-z0-9]", "-")))
                        .post(path, body);
            } catch (UncheckedIOException cut) {
                return null;
            }
        }
    }
}
