package app.alembic.oracle.mirror;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A reading while it is written: paragraphs of sentences, some of which it could do without. */
final class Draft {

    /**
     * One sentence, or a few that belong together.
     *
     * @param words how many words it has
     * @param dispensable 0 for what has to stay; of the others the highest goes first
     * @param tie to what stands before it
     */
    record Line(String text, int words, int dispensable, Tie tie) {}

    /** How a line belongs to the one before it. */
    enum Tie {
        /** It begins something new. */
        NONE,
        /** It speaks of the same thing. */
        GOES_ON,
        /** It says what was announced there. */
        ANNOUNCED
    }

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
        add(new Line(text, Wording.words(text), dispensable, Tie.NONE));
    }

    void add(Optional<String> text, int dispensable) {
        text.ifPresent(line -> add(line, dispensable));
    }

    /** Adds what speaks of the same thing as what stands before it. */
    void goOn(String text, int dispensable) {
        add(new Line(text, Wording.words(text), dispensable, Tie.GOES_ON));
    }

    /** Adds what the sentence before it announced. */
    void announced(String text) {
        add(new Line(text, Wording.words(text), 0, Tie.ANNOUNCED));
    }

    private void add(Line line) {
        paragraphs.getLast().add(line);
        words += line.words();
    }

    /** Where something can still be put in when what comes after it has been written. */
    Gap gap() {
        return new Gap(paragraphs.getLast(), paragraphs.getLast().size());
    }

    /** A place between two lines. */
    final class Gap {
        private final List<Line> paragraph;
        private int at;

        private Gap(List<Line> paragraph, int at) {
            this.paragraph = paragraph;
            this.at = at;
        }

        void fill(String text, int dispensable) {
            var line = new Line(text, Wording.words(text), dispensable, Tie.NONE);
            paragraph.add(at++, line);
            words += line.words();
        }
    }

    int words() {
        return words;
    }

    int lines() {
        return paragraphs.stream().mapToInt(List::size).sum();
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

    List<List<Line>> paragraphs() {
        return paragraphs.stream()
                .filter(paragraph -> !paragraph.isEmpty())
                .map(List::copyOf)
                .toList();
    }
}
