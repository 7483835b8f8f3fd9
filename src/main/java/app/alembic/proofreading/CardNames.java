package app.alembic.proofreading;

import static java.util.stream.Collectors.joining;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.deck.Nature;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the names of the 78 in a sentence, the longest first. A minor's name is a card wherever it stands. A major's counts
 * only where it is written as a name, with its capital: "the sun" and "death" are words like others.
 */
final class CardNames {

    private static final Map<String, String> FIGURES = Map.of(
            "2", "two", "3", "three", "4", "four", "5", "five", "6", "six", "7", "seven", "8", "eight", "9", "nine",
            "10", "ten");

    private static final String PLANETS = "sun|moon";

    /** After "The Sun" at the start of a sentence: it is the one in the sky. */
    private static final Pattern IN_THE_SKY = Pattern.compile(
            "(?i)^ (?:in (?:aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces)\\b"
                    + "|rules?\\b|and (?:the )?(?:sun|moon|mercury|venus|mars|jupiter|saturn)\\b)");

    private static final Pattern SENTENCE_START =
            Pattern.compile("(?:^|[.!?\u2026:;\\n]|[-\u2013\u2014])[\"'(\\[# \\n-]*$|[\"(\\[]$");
    private static final Pattern CAPITAL_BEFORE = Pattern.compile("[\\p{Ll},'] \\p{Lu}[\\p{L}']* $");

    /** The Tower of London, The World Bank, the Fool's Journey. */
    private static final Pattern PART_OF_ANOTHER_NAME =
            Pattern.compile("^(?: of | (?!Reversed|Upright|REVERSED|UPRIGHT)\\p{Lu}|'s [Jj]ourney)");

    private static final Pattern UNSEEN = Pattern.compile("[*_`\\p{Cf}]");
    private static final Pattern DOUBLE_QUOTES = Pattern.compile("[\u201C\u201D]");
    private static final Pattern SINGLE_QUOTES = Pattern.compile("[\u2018\u2019]");
    private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\n\\s*");
    private static final Pattern SPACES = Pattern.compile("(?!\\n)\\s+");

    /** What follows the "of" of a minor's name. */
    private static final Set<String> SUITS =
            Set.of("wands", "cups", "swords", "pentacles", "staves", "rods", "batons", "coins", "disks", "discs");

    /** Signs beyond ASCII that no name can hide behind. */
    private static final String HARMLESS = "\u2018\u2019\u201C\u201D\u2013\u2014\u2026";

    private final Deck deck;
    private final Map<String, Card> majors = new HashMap<>();

    /** "fool", "high", "wheel": one of them, with a capital, is in every major's name. */
    private final Set<String> firstWords = new HashSet<>();

    private final Pattern names;

    CardNames(Deck deck) {
        this.deck = deck;
        deck.cards().stream().filter(Card::isMajor).forEach(card -> majors.put(key(card.name()), card));
        majors.put("judgment", deck.card("major_20"));
        majors.keySet().forEach(key -> firstWords.add(key.split(" ")[0]));
        String written = majors.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(CardNames::written)
                .collect(joining("|"));
        names = Pattern.compile(
                "(?<![\\w-])(?:(?<rank>(?i:ace|two|three|four|five|six|seven|eight|nine|ten|10|[2-9]|page|knight|queen|king))"
                        + " (?i:of) (?<suit>(?i:wands|cups|swords|pentacles)|Staves|Rods|Batons|Coins|Disks|Discs)"
                        + "|(?:(?<article>[Tt]he|THE) )?(?<major>" + written + "))(?![\\w-])");
    }

    List<Mention> in(String sentence) {
        if (!mayHold(sentence)) {
            return List.of();
        }
        String text = plain(sentence);
        var mentions = new ArrayList<Mention>();
        var found = names.matcher(text);
        while (found.find()) {
            Optional<Boolean> reversed = Orientation.beside(text, found.start(), found.end());
            String rank = found.group("rank");
            if (rank == null) {
                Card card = major(found.group("major"));
                mentions.add(new Mention(card, reversed.isPresent() || isName(text, found, card), reversed));
            } else {
                mentions.add(new Mention(minor(rank, found.group("suit")), true, reversed));
            }
        }
        return mentions;
    }

    /** Whether it is worth looking closely: most sentences name no card, and their words show it. */
    private boolean mayHold(String sentence) {
        int start = -1;
        for (int i = 0; i <= sentence.length(); i++) {
            char sign = i < sentence.length() ? sentence.charAt(i) : ' ';
            if (isOdd(sign)) {
                return true;
            }
            boolean isLetter = isLetter(sign);
            if (isLetter && start < 0) {
                start = i;
            } else if (!isLetter && start >= 0) {
                if (begins(sentence.substring(start, i))) {
                    return true;
                }
                start = -1;
            }
        }
        return false;
    }

    private boolean begins(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return SUITS.contains(lower) || (Character.isUpperCase(word.charAt(0)) && firstWords.contains(lower));
    }

    private static boolean isLetter(char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
    }

    /** What {@link #plain} changes: then the words are not what they look like. */
    private static boolean isOdd(char sign) {
        return "*_`".indexOf(sign) >= 0 || (sign > '~' && HARMLESS.indexOf(sign) < 0);
    }

    private Card major(String name) {
        return Objects.requireNonNull(majors.get(key(name)), name);
    }

    private Card minor(String rank, String suit) {
        String lower = rank.toLowerCase(Locale.ROOT);
        String english = switch (suit.toLowerCase(Locale.ROOT)) {
            case "staves", "rods", "batons" -> "wands";
            case "coins", "disks", "discs" -> "pentacles";
            default -> suit.toLowerCase(Locale.ROOT);
        };
        return deck.card(english + "_" + FIGURES.getOrDefault(lower, lower));
    }

    /** Whether a major's name can be nothing else here. */
    private static boolean isName(String text, MatchResult found, Card card) {
        String before = text.substring(0, found.start());
        String after = text.substring(found.end());
        boolean starts = SENTENCE_START.matcher(before).find();
        if (card.nature() instanceof Nature.Major major && major.number() == 10) {
            return true;
        }
        if (PART_OF_ANOTHER_NAME.matcher(after).find()) {
            return false;
        }
        String article = found.group("article");
        if (!card.name().startsWith("The ")) {
            return !starts
                    && !before.endsWith("of ")
                    && !CAPITAL_BEFORE.matcher(before).find();
        }
        if (article == null) {
            return false;
        }
        if (key(card.name()).matches(PLANETS)) {
            return !article.equals("the")
                    && !(starts && IN_THE_SKY.matcher(after).find());
        }
        return true;
    }

    /** As a card is written: with capitals, or all in capitals. */
    private static String written(String key) {
        String name = key.equals("wheel of fortune")
                ? "Wheel of Fortune"
                : Pattern.compile("\\b\\p{L}")
                        .matcher(key)
                        .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
        return name + "|" + name.toUpperCase(Locale.ROOT);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("^the ", "");
    }

    /** Without emphasis and what nobody sees, single spaces, straight quotes; line ends stay. */
    private static String plain(String sentence) {
        String text = Normalizer.normalize(sentence, Normalizer.Form.NFKC);
        text = UNSEEN.matcher(text).replaceAll("");
        text = DOUBLE_QUOTES.matcher(text).replaceAll("\"");
        text = SINGLE_QUOTES.matcher(text).replaceAll("'");
        text = LINE_ENDS.matcher(text).replaceAll("\n");
        return SPACES.matcher(text).replaceAll(" ");
    }
}
