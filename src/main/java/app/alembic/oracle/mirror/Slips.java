package app.alembic.oracle.mirror;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mends slips of the finger in the words of the craft: "the heirophant" means the hierophant. */
final class Slips {

    private static final Pattern WORD = Pattern.compile("[a-z]{4,}");

    private static final Slips STANDARD = new Slips(MoveWords.standard());

    private final MoveWords words;

    private Slips(MoveWords words) {
        this.words = words;
    }

    static Slips standard() {
        return STANDARD;
    }

    /** @param lower in lower case */
    String mended(String lower) {
        return WORD.matcher(lower).replaceAll(word -> Matcher.quoteReplacement(meant(word.group())));
    }

    private String meant(String word) {
        if (words.craft().contains(word) || words.ownWords().contains(word)) {
            return word;
        }
        String known = words.slips().get(word);
        if (known != null) {
            return known;
        }
        return words.craft().stream()
                .filter(candidate -> candidate.length() > 4 && Typos.isOneSlip(word, candidate))
                .findFirst()
                .orElse(word);
    }
}
