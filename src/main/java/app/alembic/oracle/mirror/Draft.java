package app.alembic.oracle.mirror;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A reading while it is written: paragraphs of sentences, some of which it could do without. */
final class Draft {

    /**
     * One sentence, or two that belong together.
     *
     * @param words how many words it has
     * @param dispensable 0 for what has to stay; of the others the highest goes first
     */
    record Line(String text, int words, int dispensable) {}

    private final List<List<Line>> paragraphs = new ArrayList<>();
    private int words;

    void paragraph() {
        if (paragraphs.isEmpty() || !paragraphs.getLast().isEmpty()) {
            paragraphs.add(new ArrayList<>());
        }
    }

    void add(String text) {
        add(text, 0);
    }

    void add(String text, int dispensable) {
        paragraphs.getLast().add(new Line(text, Wording.words(text), dispensable));
        words += paragraphs.getLast().getLast().words();
    }

    void add(Optional<String> text, int dispensable) {
        text.ifPresent(line -> add(line, dispensable));
    }

    int words() {
        return words;
    }

    /** All of it, in a row. */
    String text() {
        return paragraphs.stream().flatMap(List::stream).map(Line::text).collect(Collectors.joining(" "));
    }

    /** Takes out what can be spared until the draft is no longer than {@code most} words. */
    void shortenTo(int most) {
        while (words() > most) {
            Optional<Line> spare = paragraphs.stream()
                    .flatMap(List::stream)
                    .filter(line -> line.dispensable() > 0)
                    .max(Comparator.comparingInt(Line::dispensable));
            if (spare.isEmpty()) {
                return;
            }
            paragraphs.forEach(paragraph -> paragraph.removeIf(line -> line == spare.get()));
            words -= spare.get().words();
        }
    }

    List<List<String>> paragraphs() {
        return paragraphs.stream()
                .filter(paragraph -> !paragraph.isEmpty())
                .map(paragraph -> paragraph.stream().map(Line::text).toList())
                .toList();
    }
}
