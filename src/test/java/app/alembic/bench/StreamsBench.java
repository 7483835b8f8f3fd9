package app.alembic.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.schema.TestServer;
import app.alembic.testing.Answer;
import app.alembic.testing.ScriptedCall;
import app.alembic.testing.ScriptedProvider;
import app.alembic.testing.ServiceProcess;
import app.alembic.testing.Viewer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many readings written and read along at once by the packaged service on two cores: how late the words are, whether any
 * stream is lost, and what it takes. See bench/README.md.
 */
@Tag("bench")
class StreamsBench {

    private static final int STREAMS = Integer.getInteger("bench.streams", 2_000);
    private static final int RATE = Integer.getInteger("bench.rate", 20);
    private static final Duration RAMP = Duration.ofSeconds(Integer.getInteger("bench.ramp-s", 40));
    private static final Duration PLATEAU = Duration.ofSeconds(Integer.getInteger("bench.plateau-s", 60));
    private static final String JAVA_OPTIONS = System.getProperty("bench.java-options", "");

    private static final double P99_BELOW_MS = 150;
    private static final double RESIDENT_BELOW_MIB = 500;

    private static final String SECRET = "a secret of the bench, and of nobody else";

    @TempDir
    private Path data;

    private final ConcurrentLinkedQueue<Watched> watched = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean leaving;

    @Test
    void twoThousandReadingsAreReadAlongWhileTheyAreWritten() throws Exception {
        try (var provider = ScriptedProvider.wellBehaved(1, RATE);
                var service = ServiceProcess.launch(data, settings(provider), onTwoCores())) {
            List<UUID> people = people();
            var meter = new Meter(service.pid());
            long begun = System.nanoTime();
            List<Thread> seekers = people.stream()
                    .map(who -> Thread.ofVirtual().unstarted(() -> askAndWatch(service, who)))
                    .toList();
            Thread.ofVirtual().start(() -> startOneByOne(seekers, begun));
            pauseUntil(begun + RAMP.toNanos(), meter);

            long from = System.nanoTime();
            double cpu = meter.cpuSeconds();
            double postgresCpu = meter.childrenCpuSeconds();
            double ownCpu = ownCpuSeconds();
            long said = tokensSaid(provider);
            int atOnce = open.get();
            pauseUntil(from + PLATEAU.toNanos(), meter);
            long to = System.nanoTime();
            double seconds = (to - from) / 1e9;
            var table = new Table();
            table.row("streams at once, at the plateau's beginning and end", "%d, %d".formatted(atOnce, open.get()));
            double millions = (tokensSaid(provider) - said) / 1e6;
            cpu = meter.cpuSeconds() - cpu;
            postgresCpu = meter.childrenCpuSeconds() - postgresCpu;
            ownCpu = ownCpuSeconds() - ownCpu;
            table.row("tokens said, in thousands", millions * 1_000);
            table.row("cores taken by the service", cpu / seconds);
            table.row("cores taken by PostgreSQL", postgresCpu / seconds);
            table.row("cores taken by the provider and the viewers", ownCpu / seconds);
            table.row("CPU seconds for a million tokens: the service", cpu / millions);
            table.row("                                  PostgreSQL", postgresCpu / millions);
            table.row("                    provider and the viewers", ownCpu / millions);
            table.row("PostgreSQL's memory, shared pages once, MiB", meter.childrenMib());
            leaving = true;
            for (Thread seeker : seekers) {
                seeker.join();
            }

            Map<String, ScriptedCall> calls = provider.bill().stream()
                    .collect(Collectors.toMap(ScriptedCall::question, Function.identity(), (one, other) -> other));
            var sinceFree = new Delays();
            var ofFirst = new Delays();
            var sinceSaid = new Delays();
            watched.parallelStream()
                    .filter(Watched::isWhole)
                    .forEach(one -> one.delays(calls.get(one.question()), from, to, sinceFree, ofFirst, sinceSaid));
            table.row(
                    "readings watched to their end",
                    watched.stream().filter(Watched::isWhole).count());
            table.row(
                    "of these begun anew on the way",
                    watched.stream().filter(one -> one.restarts() > 0).count());
            table.row("streams lost", lost.size());
            table.row("sentences in the plateau", sinceFree.sorted().length);
            table.row("delay of a sentence since it was free, ms: p50", sinceFree.percentile(50));
            table.row("                                           p99", sinceFree.percentile(99));
            table.row("                                           max", sinceFree.percentile(100));
            table.row("of a reading's first, which is stored first: p50", ofFirst.percentile(50));
            table.row("                                           p99", ofFirst.percentile(99));
            table.row("the same since its own last token, ms:     p50", sinceSaid.percentile(50));
            table.row("                                           p99", sinceSaid.percentile(99));
            table.row("resident memory of the service, peak, MiB", meter.peakMib());
            System.out.printf(
                    "%n%d streams at %d tokens/s, %d processors, ALEMBIC_JAVA_OPTIONS='%s'%n%s%n",
                    STREAMS, RATE, Runtime.getRuntime().availableProcessors(), JAVA_OPTIONS, table);
            lost.stream().distinct().limit(10).forEach(System.out::println);

            assertThat(lost).isEmpty();
            assertThat(sinceFree.percentile(99)).as("p99 of the delay, ms").isLessThan(P99_BELOW_MS);
            assertThat(meter.peakMib()).as("resident memory, MiB").isLessThan(RESIDENT_BELOW_MIB);
        }
    }

    private static Map<String, String> settings(ScriptedProvider provider) {
        var settings = new HashMap<>(provider.environment());
        settings.put("ALEMBIC_ORACLE_CALLS_OPEN", String.valueOf(STREAMS + 100));
        settings.put("ALEMBIC_JWT_SECRET", SECRET);
        settings.put("ALEMBIC_JAVA_OPTIONS", JAVA_OPTIONS);
        return settings;
    }

    /** What the service and its database get, where there are more. */
    private static List<String> onTwoCores() {
        return Runtime.getRuntime().availableProcessors() > 2 ? List.of("taskset", "-c", "0,1") : List.of();
    }

    /** Seekers with credits, past the sign-up, which is slow by intention. */
    private List<UUID> people() throws Exception {
        List<UUID> people = LongStream.rangeClosed(1, STREAMS)
                .mapToObj(n -> new UUID(0xbe4c, n))
                .toList();
        try (Connection owner = TestServer.dataSource(TestServer.ownerOf(data)).getConnection();
                var insert = owner.prepareStatement("INSERT INTO auth.users (id, email) VALUES (?, ?)");
                var grant = owner.prepareStatement(
                        "SELECT public.grant_credits(?, 1000, 'purchase', 'Credits', 'bench:' || ?)")) {
            for (UUID who : people) {
                insert.setObject(1, who);
                insert.setString(2, "seeker.%d@example.org".formatted(who.getLeastSignificantBits()));
                insert.execute();
                grant.setObject(1, who);
                grant.setString(2, who.toString());
                grant.execute();
            }
        }
        return people;
    }

    private void startOneByOne(List<Thread> seekers, long begun) {
        for (int i = 0; i < seekers.size(); i++) {
            LockSupport.parkNanos(begun + RAMP.toNanos() * i / seekers.size() - System.nanoTime());
            seekers.get(i).start();
        }
    }

    private static void pauseUntil(long nanos, Meter meter) {
        while (System.nanoTime() < nanos) {
            meter.residentMib();
            LockSupport.parkNanos(Math.min(TimeUnit.SECONDS.toNanos(1), nanos - System.nanoTime()));
        }
    }

    /** One reading after the other, so that as many are on their way at any time as there are seekers. */
    private void askAndWatch(ServiceProcess service, UUID who) {
        String token = token(who);
        for (int i = 1; !leaving; i++) {
            var reading =
                    new Watched("What runs through all of this, %d of %d?".formatted(i, who.getLeastSignificantBits()));
            open.incrementAndGet();
            try {
                Answer begun = service.client()
                        .bearer(token)
                        .post("/api/readings", Map.of("question", reading.question(), "spread_type", "celtic_cross"));
                if (begun.status() != 201) {
                    throw new IllegalStateException("the question was answered with " + begun.status());
                }
                watched.add(reading);
                var viewer = new Viewer(token);
                viewer.watch(service.address() + "/api/readings/" + begun.text("id") + "/stream", event -> {
                    reading.heard(event.id(), event.name(), System.nanoTime());
                    if (event.name().equals("done")
                            && viewer.text()
                                    .equals(event.json()
                                            .path("reading")
                                            .path("interpretation")
                                            .asString())) {
                        reading.endedWhole();
                    }
                    return true;
                });
                if (!reading.isWhole()) {
                    throw new IllegalStateException("the stream ended before the reading did");
                }
            } catch (RuntimeException | AssertionError failure) {
                lost.add(String.valueOf(failure));
                return;
            } finally {
                open.decrementAndGet();
            }
        }
    }

    private static String token(UUID who) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    new JWTClaimsSet.Builder()
                            .subject(who.toString())
                            .audience("authenticated")
                            .claim("role", "authenticated")
                            .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(2))))
                            .build());
            jwt.sign(new MACSigner(SECRET));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long tokensSaid(ScriptedProvider provider) {
        return provider.calls().stream().mapToLong(ScriptedCall::sent).sum();
    }

    private static double ownCpuSeconds() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1e9;
    }

    /** Delays in nanoseconds, told in milliseconds. */
    private static final class Delays implements LongConsumer {

        private final ConcurrentLinkedQueue<Long> all = new ConcurrentLinkedQueue<>();

        @Override
        public void accept(long nanos) {
            all.add(nanos);
        }

        private long[] sorted() {
            long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return sorted;
        }

        private double percentile(int percent) {
            long[] sorted = sorted();
            return sorted.length == 0
                    ? Double.NaN
                    : sorted[(int) Math.min(sorted.length - 1, (long) sorted.length * percent / 100)] / 1e6;
        }
    }

    /** What came out, a line each. */
    private static final class Table {

        private final StringBuilder lines = new StringBuilder();

        private void row(String what, Object value) {
            lines.append(
                    "  %-55s %s%n".formatted(what, value instanceof Double number ? "%.1f".formatted(number) : value));
        }

        @Override
        public String toString() {
            return lines.toString();
        }
    }
}
