package app.alembic.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What processes take, as Linux says under {@code /proc}. Memory in MiB, time in seconds of one core. */
final class Meter {

    /** The unit of times in /proc/PID/stat, the same on every Linux. */
    private static final double TICKS_A_SECOND = 100;

    private final long pid;
    private final AtomicLong peakKib = new AtomicLong();

    Meter(long pid) {
        this.pid = pid;
    }

    /** Resident memory of the process alone. */
    double residentMib() {
        long kib = kib(Path.of("/proc", String.valueOf(pid), "status"), "VmRSS:");
        peakKib.accumulateAndGet(kib, Math::max);
        return kib / 1024.0;
    }

    /** The most that {@link #residentMib} has seen. */
    double peakMib() {
        return peakKib.get() / 1024.0;
    }

    double cpuSeconds() {
        return cpuSeconds(pid, 2);
    }

    /** Of all processes below it, each page shared by several counted once in sum. */
    double childrenMib() {
        return children()
                        .mapToLong(child -> kib(Path.of("/proc", String.valueOf(child), "smaps_rollup"), "Pss:"))
                        .sum()
                / 1024.0;
    }

    /** Of all processes below it, and of those that have ended there and were waited for. */
    double childrenCpuSeconds() {
        return children().mapToDouble(child -> cpuSeconds(child, 4)).sum();
    }

    private Stream<Long> children() {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
    }

    /** @param times how many of utime, stime, and the two of children that have ended count */
    private static double cpuSeconds(long pid, int times) {
        List<String> stat = lines(Path.of("/proc", String.valueOf(pid), "stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        // What follows the name in parentheses: state is the first of these, utime the 12th.
        String[] fields = stat.getFirst().replaceAll("^.*\\) ", "").split(" ", -1);
        return Arrays.stream(fields, 11, 11 + times).mapToLong(Long::parseLong).sum() / TICKS_A_SECOND;
    }

    private static long kib(Path file, String name) {
        return lines(file).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /** A process that has just ended has none. */
    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException gone) {
            if (!ProcessHandle.of(Long.parseLong(file.getName(1).toString())).isPresent()) {
                return List.of();
            }
            throw new UncheckedIOException(gone);
        }
    }
}
