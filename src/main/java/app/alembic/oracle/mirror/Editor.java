package app.alembic.oracle.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a draft that runs on in short sentences, and ties some of them together until it has a longer breath. */
final class Editor {

    /** Above this, by Flesch, a text sounds clipped. */
    private static final double CLIPPED = 77;

    private static final int LONGEST = 60;

    /** Words with which the second half of a period may begin; whatever else has a capital may be a name. */
    private static final Set<String> GOING_ON = Set.of(
            ("You It That There What On When If Some As So This Nobody Without Perhaps Part One Once Whatever Only Your "
                            + "Before Now Nothing Both To More Other Something Just Left Ask Try Put Most Not Behind Unseen")
                    .split(" "));

    /** What has a pause or a question in it, is two already, or says how a card lies. */
    private static final Pattern UNFIT = Pattern.compile("[;:?]|\\. |\\b(?:upright|reversed)\\b");

    private Editor() {}

    /** The same paragraphs, with as many periods made of two sentences as it takes. */
    static List<List<String>> tied(List<List<String>> draft) {
        List<List<String>> text = new ArrayList<>();
        draft.forEach(paragraph -> text.add(new ArrayList<>(paragraph)));
        var count = Readability.count(whole(text));
        for (int most = 24; most <= LONGEST; most += 5) {
            for (List<String> paragraph : text) {
                for (int i = 0; i + 1 < paragraph.size(); i++) {
                    if (count.flesch() <= CLIPPED) {
                        return text;
                    }
                    if (canBeTied(paragraph.get(i), paragraph.get(i + 1), most)) {
                        String one = paragraph.get(i);
                        String other = paragraph.remove(i + 1);
                        String joined = Wording.joined(one, other, false);
                        paragraph.set(i, joined);
                        count = count.minus(Readability.count(one))
                                .minus(Readability.count(other))
                                .plus(Readability.count(joined));
                    }
                }
            }
        }
        return text;
    }

    private static boolean canBeTied(String one, String other, int most) {
        String first = other.split("[ ,]")[0];
        return GOING_ON.contains(first)
                && Wording.words(one) + Wording.words(other) <= most
                && !UNFIT.matcher(one + other).find();
    }

    private static String whole(List<List<String>> text) {
        return text.stream().map(sentences -> String.join(" ", sentences)).reduce("", (a, b) -> a + "\n\n" + b);
    }
}
