package app.alembic.oracle.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Joins sentences that stand too short one after another: a reply in short words alone sounds as if it spoke to a child. */
final class Seams {

    /** By Flesch; a reply may read up to 80. */
    private static final double TOO_LIGHT = 76;

    private static final int SHORT = 22;

    /** Names that keep their capital after a semicolon; of other names the second word or the third shows it. */
    private static final Set<String> NAMES = Set.of(
            "Strength",
            "Justice",
            "Death",
            "Temperance",
            "Judgement",
            "Jung",
            "Hermetic",
            "Mentalism",
            "Correspondence",
            "Vibration",
            "Polarity",
            "Rhythm",
            "Cause",
            "Gender",
            "Persona",
            "Shadow",
            "Integration",
            "I");

    private Seams() {}

    static List<List<String>> joined(List<List<String>> paragraphs) {
        List<List<String>> lines = new ArrayList<>();
        paragraphs.forEach(paragraph -> lines.add(new ArrayList<>(paragraph)));
        for (List<String> paragraph : lines) {
            int at = 0;
            while (at + 1 < paragraph.size() && Readability.fleschOf(text(lines)) > TOO_LIGHT) {
                if (goTogether(paragraph.get(at), paragraph.get(at + 1))) {
                    String joined =
                            paragraph.get(at).substring(0, paragraph.get(at).length() - 1) + "; "
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
        return plain && fit && !first.contains(":") && !beginsWithAName(second);
    }

    private static boolean beginsWithAName(String sentence) {
        String[] words = sentence.split("[ ,']", 4);
        boolean named = NAMES.contains(words[0]) || !Character.isLetter(sentence.charAt(0));
        for (int i = 1; i < Math.min(3, words.length); i++) {
            named |= !words[i].isEmpty() && Character.isUpperCase(words[i].charAt(0));
        }
        return named;
    }

    /** A line may hold two sentences. */
    private static boolean isOne(String line) {
        return line.chars().filter(letter -> ".?!".indexOf(letter) >= 0).count() == 1;
    }

    private static String text(List<List<String>> paragraphs) {
        return paragraphs.stream().flatMap(List::stream).collect(Collectors.joining(" "));
    }
}
