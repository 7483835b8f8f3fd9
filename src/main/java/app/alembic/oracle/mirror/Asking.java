package app.alembic.oracle.mirror;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was asked about a reading, ready to be searched for cards, places and kinds. */
final class Asking {

    /** Shorter words show little about what is meant. */
    private static final int TELLING = 5;

    private static final Set<String> ALSO_IN_THE_SKY = Set.of("the sun", "the moon", "the star", "the world");

    private static final Pattern CRAFT = Pattern.compile(
            "(?i)\\b(?:" + Deck.standard().cards().stream().map(Card::name).collect(Collectors.joining("|"))
                    + "|(?:the )?(?:death|tower|devil|hanged man|wheel of fortune|judge?ment|justice) card"
                    + "|(?<=the )(?:fool|tower|devil|hermit|lovers|hanged man)|reversed|upright|tarot)\\b");

    private final String written;
    private final String lower;

    Asking(String question) {
        written = Normalizer.normalize(question, Normalizer.Form.NFKC)
                .replace('\u2019', '\'')
                .replaceAll("\\s+", " ")
                .strip();
        lower = Slips.standard().mended(digitsAsWords(written.toLowerCase(Locale.ROOT)));
    }

    /** As it was typed. */
    String written() {
        return written;
    }

    /** In lower case, with the numbers of cards spelt. */
    String lower() {
        return lower;
    }

    boolean mentions(String pattern) {
        return Pattern.compile("\\b(?:" + pattern + ")\\b").matcher(lower).find();
    }

    boolean matches(Pattern pattern) {
        return pattern.matcher(lower).find();
    }

    boolean names(Card card) {
        String name = card.name().toLowerCase(Locale.ROOT);
        return mentions(
                name.equals("judgement")
                        ? "judge?ment"
                        : Pattern.quote(name.startsWith("the ") ? name.substring(4) : name));
    }

    /**
     * Some majors are named in full with their capital only, for the sun and the moon come up in other ways; or where a
     * sentence plainly asks after them.
     */
    boolean namesInFull(Card card) {
        String name = card.name();
        String lowerName = name.toLowerCase(Locale.ROOT);
        return name.startsWith("The ")
                ? written.contains("he " + name.substring(4))
                        || (mentions(lowerName) && !ALSO_IN_THE_SKY.contains(lowerName))
                        || mentions(
                                "(?:what about|and|how about|tell me (?:more )?about|why is|what does|what is|card is) "
                                        + lowerName)
                : name.contains(" of ") && mentions(name.toLowerCase(Locale.ROOT));
    }

    /** What is asked beside naming cards: "is Death a bad card" is not about dying. */
    static String withoutCards(String question) {
        return CRAFT.matcher(question).replaceAll("it");
    }

    /** The words that show what is meant. */
    List<String> telling() {
        return telling(lower);
    }

    static List<String> telling(String text) {
        return Arrays.stream(text.split("[^\\p{L}'-]+"))
                .filter(word -> word.length() >= TELLING && !Lexicon.standard().isCommon(word))
                .distinct()
                .toList();
    }

    /** "10 of swords" is the ten of swords; "ace" and the courts have no digit. */
    private static String digitsAsWords(String text) {
        String spelt = text;
        for (int i = 2; i <= 10; i++) {
            spelt = spelt.replaceAll("\\b" + i + " of\\b", Wording.number(i) + " of");
        }
        return spelt;
    }
}
