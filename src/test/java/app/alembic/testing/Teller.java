package app.alembic.testing;

import app.alembic.testing.ScriptedCall.End;
import app.alembic.testing.ScriptedProvider.Manner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Writes all answers of a provider, each token when it is due, on one thread of its own. */
final class Teller implements AutoCloseable {

    /** How often it looks what is due: fewer wake-ups, and no token late by more than this. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long HESITATION_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final double gapNanos;
    private final Queue<Telling> arrived = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Telling> due = new PriorityQueue<>(Comparator.comparingLong(telling -> telling.next));
    private final Thread thread;
    private volatile boolean closed;

    Teller(double tokensPerSecond) {
        gapNanos = TimeUnit.SECONDS.toNanos(1) / tokensPerSecond;
        thread = Thread.ofPlatform().name("teller").daemon().start(this::run);
    }

    void tell(SocketChannel connection, ScriptedCall call, XaiScript script, Manner manner, RandomGenerator chance) {
        arrived.add(new Telling(connection, call, script, manner, chance));
    }

    private void run() {
        long tick = System.nanoTime();
        while (!closed) {
            for (Telling next = arrived.poll(); next != null; next = arrived.poll()) {
                due.add(next);
            }
            while (!due.isEmpty() && due.peek().next <= tick) {
                Telling telling = due.remove();
                telling.step();
                if (telling.call.end() == End.SPEAKING) {
                    due.add(telling);
                }
            }
            tick += TICK_NANOS;
            LockSupport.parkNanos(tick - System.nanoTime());
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** One answer on its way. */
    private final class Telling {

        private final SocketChannel connection;
        private final ScriptedCall call;
        private final XaiScript script;
        private final RandomGenerator chance;

        /** The token before which it pauses or breaks off; none if it goes well. */
        private final int turn;

        private final Manner manner;
        private boolean opened;
        private long next = System.nanoTime();

        private Telling(
                SocketChannel connection, ScriptedCall call, XaiScript script, Manner manner, RandomGenerator chance) {
            this.connection = connection;
            this.call = call;
            this.script = script;
            this.manner = manner;
            this.chance = chance;
            this.turn =
                    manner == Manner.WELL ? -1 : chance.nextInt(call.tokens().size());
        }

        private void step() {
            try {
                speak();
            } catch (IOException left) {
                call.ended(End.LEFT);
            }
        }

        private void speak() throws IOException {
            int token = call.sent();
            if (!opened) {
                write(script.opening());
                opened = true;
            } else if (token == turn && manner == Manner.BROKEN_OFF) {
                connection.close();
                call.ended(End.BROKEN);
                return;
            } else if (token < call.tokens().size()) {
                write(script.token(token));
                call.sentOne(System.nanoTime());
            } else {
                write(script.closing());
                call.ended(End.FINISHED);
                return;
            }
            next += (long) (gapNanos * (0.5 + chance.nextDouble()));
            if (token == turn && manner == Manner.HESITANT) {
                next += HESITATION_NANOS;
            }
        }

        private void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                connection.write(bytes);
            }
        }
    }
}
