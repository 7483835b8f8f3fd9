package app.alembic.oracle.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Joins sentences that stand too short one after another: a reply in short words alone sounds as if it spoke to a child. */
final class Seams {

    /** By Flesch; a reply may read up to 80. */
    private static final double TOO_LIGHT = 78;

    private static final int SHORT = 16;

    /** With these a sentence goes on after a semicolon; a name, a quotation or an order does not. */
    private static final Set<String> GOING_ON = Set.of(
            "it", "its", "what", "if", "nothing", "that", "this", "you", "no", "often", "a", "an", "one", "they", "there", "in",
            "on", "from", "perhaps", "being", "upright", "reversed", "sometimes", "for", "under", "between", "with", "where",
            "at", "seen", "some", "something", "two", "had", "were", "turned", "most", "into", "whatever", "readers", "as");

    private Seams() {}

    static List<List<String>> joined(List<List<String>> paragraphs) {
        List<List<String>> lines = new ArrayList<>();
        paragraphs.forEach(paragraph -> lines.add(new ArrayList<>(paragraph)));
        for (List<String> paragraph : lines) {
            int at = 0;
            while (at + 1 < paragraph.size() && Readability.fleschOf(text(lines)) > TOO_LIGHT) {
                if (goTogether(paragraph.get(at), paragraph.get(at + 1))) {
                    String joined = paragraph.get(at).substring(0, paragraph.get(at).length() - 1) + "; "
                            + Wording.lowerFirst(paragraph.remove(at + 1));
                    paragraph.set(at, joined);
                }
                at++;
            }
        }
        return lines;
    }

    private static boolean goTogether(String first, String second) {
        boolean plain = first.endsWith(".") && second.endsWith(".") && isOne(first) && isOne(second);
        boolean fit = Wording.words(first) <= SHORT && !first.contains(";") && !second.contains(";");
        String start = second.split("[ ,']", 2)[0];
        return plain && fit && !first.contains(":") && GOING_ON.contains(Phrases.lower(start));
    }

    /** A line may hold two sentences. */
    private static boolean isOne(String line) {
        return line.chars().filter(letter -> ".?!".indexOf(letter) >= 0).count() == 1;
    }

    private static String text(List<List<String>> paragraphs) {
        return paragraphs.stream()
                .flatMap(List::stream)
                .collect(Collectors.joining(" "));
    }
}
