package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.oracle.Consultation;
import app.alembic.spread.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writes forty readings to a page, to be read one after another: {@code make samples}. */
@Tag("bench")
class SamplesTest {

    private static final int READINGS = 40;
    private static final int LONG_ONES = 8;

    @Test
    void fortyReadingsOverAllSpreadsSubjectsAndFormsAreWrittenToAPage() throws IOException {
        long seed = Long.parseLong(System.getenv().getOrDefault("SEED", "1"));
        List<Consultation> samples = samples(seed);
        Files.writeString(Path.of("target", "mirror-samples.html"), page(samples));
        Files.writeString(Path.of("target", "mirror-samples.txt"), plain(samples));

        assertThat(samples).hasSize(READINGS);
        assertThat(samples).extracting(Consultation::spread).contains(Spread.values());
    }

    /** Every fifth question of the corpus, which goes from subject to subject; every fifth reading is a Celtic Cross. */
    private static List<Consultation> samples(long seed) {
        List<Asked> corpus = Asked.all();
        var samples = new ArrayList<Consultation>();
        for (int i = 0; i < READINGS; i++) {
            Spread spread = i % (READINGS / LONG_ONES) == 4
                    ? Spread.CELTIC_CROSS
                    : List.of(Spread.SINGLE, Spread.THREE_CARD, Spread.SHADOW_WORK, Spread.THREE_CARD)
                            .get(i % (READINGS / LONG_ONES));
            int step = corpus.size() / READINGS;
            String question =
                    corpus.get(i * step + (int) Math.floorMod(seed, step)).question();
            samples.add(Deals.random(1000 * seed + i, spread, question));
        }
        return samples;
    }

    private static String plain(List<Consultation> samples) {
        return samples.stream()
                .map(sample -> "######## " + sample.question() + "\n["
                        + sample.spread().title() + "] " + cards(sample) + "\n" + Deals.interpret(sample) + "\n")
                .collect(Collectors.joining("\n"));
    }

    private static String page(List<Consultation> samples) {
        return """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Forty readings by the mirror</title>
                <style>body{font:18px/1.55 Georgia,serif;max-width:38em;margin:3em auto;padding:0 1em;background:#F5F5DC;color:#222}
                h2{margin:3em 0 0;color:#2D1B4E}small{color:#555}</style><h1>Forty readings by the mirror</h1>
                """
                + samples.stream()
                        .map(sample -> "<h2>" + escaped(sample.question()) + "</h2><small>"
                                + escaped(sample.spread().title() + ": " + cards(sample)) + "</small>"
                                + Deals.interpret(sample)
                                        .lines()
                                        .filter(line -> !line.isEmpty())
                                        .map(line -> "<p>" + escaped(line) + "</p>")
                                        .collect(Collectors.joining("\n")))
                        .collect(Collectors.joining("\n"))
                + "</html>\n";
    }

    private static String cards(Consultation sample) {
        return sample.cards().stream()
                .map(card -> card.card().name() + (card.reversed() ? " reversed" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
