package app.alembic.oracle.mirror;

import app.alembic.spread.Spread;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tells how long the mirror takes for a reading, in time of its own thread: {@code make bench-mirror}. */
@Tag("bench")
class MirrorBench {

    private static final int WARM_UP = 1_000;
    private static final int READINGS = 1_000;

    @Test
    void eachSpread() throws IOException {
        IntStream.range(0, WARM_UP).forEach(i -> millis(i, Spread.values()[i % 4]));
        var report = new ArrayList<String>();
        for (Spread spread : Spread.values()) {
            List<Double> times = new ArrayList<>(IntStream.range(0, READINGS)
                    .mapToObj(i -> millis(50_000 + i, spread))
                    .toList());
            Collections.sort(times);
            report.add("%-13s mean %5.2f ms, 99 of 100 under %6.2f ms"
                    .formatted(
                            spread.id(),
                            times.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .average()
                                    .orElse(0),
                            times.get(READINGS * 99 / 100)));
        }
        Files.write(Path.of("target", "mirror-bench.txt"), report);
    }

    private static double millis(int seed, Spread spread) {
        List<Asked> corpus = Asked.all();
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        Deals.interpret(
                Deals.random(seed, spread, corpus.get(seed % corpus.size()).question()));
        return (clock.getCurrentThreadCpuTime() - start) / 1e6;
    }
}
