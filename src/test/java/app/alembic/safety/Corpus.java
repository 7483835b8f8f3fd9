package app.alembic.safety;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The lines of {@code corpus.tsv} with what becomes of each. */
record Corpus(List<Line> lines) {

    record Line(String kind, String expected, String text) {

        boolean isAnswer() {
            return kind.startsWith("answer");
        }

        boolean isCrisis() {
            return expected.startsWith("stop:");
        }

        boolean isHeldOut() {
            return kind.endsWith("held out");
        }

        /** Sorrow, fear, anger, idiom, everyday questions: what must not be stopped. */
        boolean isOrdinary() {
            return expected.equals("clear") || expected.equals("pass");
        }

        String verdict() {
            if (isAnswer()) {
                return Safety.standard()
                        .check(text)
                        .map(breach -> "breach:" + name(breach.fault()))
                        .orElse("fine");
            }
            return switch (Safety.standard().look(text)) {
                case Verdict.Clear() -> "clear";
                case Verdict.Stop stop -> "stop:" + name(stop.peril());
                case Verdict.Boundary boundary -> "boundary:" + name(boundary.topic());
            };
        }

        boolean isStopped() {
            return verdict().startsWith("stop:");
        }

        boolean isAsExpected() {
            return expected.equals("pass") ? !isStopped() : expected.equals(verdict());
        }

        private static String name(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    static Corpus read() {
        var stream = Objects.requireNonNull(Corpus.class.getResourceAsStream("/safety/corpus.tsv"));
        try (var file = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new Corpus(file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(line -> line.split("\t", 3))
                    .map(parts -> new Line(parts[0], parts[1], parts[2]))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
