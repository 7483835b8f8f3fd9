package app.alembic.oracle.mirror;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts out of a question the words that may be handed back, and turns them to the seeker: "my house" is "your house". */
final class Phrases {

    private static final int MOST_WORDS = 7;

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}]+(?:['-][\\p{L}\\p{N}]+)*");
    private static final Pattern CHUNK = Pattern.compile("^[^,;:.?!()\"\\n/…–—]*");

    /** Where a phrase that is too long can be broken off. */
    private static final Set<String> LEADING_ON =
            Set.of("for to into in at with about from on until before after without because through between against"
                    .split(" "));

    /** "The minute I walk in" begins another clause. */
    private static final Pattern A_MOMENT = Pattern.compile("(?i) the (?:minute|moment|second|day|time|way|year)$");

    /** "Asking your clients for more" is whole. */
    private static final Pattern FOR_MORE = Pattern.compile(" for more$");

    private static final Pattern WHO_ARE = Pattern.compile("^who (?:are|were|used to be|have been) ");

    private static final Set<String> LINKING = Set.of("who", "are", "were", "used", "to", "be", "have", "been");

    private final Lexicon lexicon;

    Phrases(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The words up to where another clause begins, turned to the seeker; empty where one of them must not be said. */
    Optional<String> cut(String text) {
        return cut(text, Set.of());
    }

    /** @param within words that go on here, though they end a phrase elsewhere */
    Optional<String> cut(String text, Set<String> within) {
        var words = new ArrayList<String>();
        List<String> given = List.of(chunk(text).split(" "));
        for (String word : given) {
            String lower = lower(word);
            if (lower.equals("who")) {
                words.addAll(whichPeople(given.subList(words.size(), given.size()), MOST_WORDS - words.size()));
                break;
            }
            if (lower.equals("or") && !text.contains(" or not")) {
                return Optional.empty();
            }
            if (word.isEmpty() || (lexicon.stops(lower) && !within.contains(lower) && !joinsNames(words, word, text))) {
                break;
            }
            if (lexicon.isUnspeakable(lower) || !PLAIN.matcher(word).matches()) {
                return Optional.empty();
            }
            words.add(lexicon.turned(word));
        }
        if (words.size() > MOST_WORDS) {
            int end = MOST_WORDS;
            while (end > 0 && !LEADING_ON.contains(lower(words.get(end)))) {
                end--;
            }
            words.subList(end, words.size()).clear();
            if (words.isEmpty()) {
                return Optional.empty();
            }
        }
        while (!words.isEmpty()
                && !FOR_MORE.matcher(lower(String.join(" ", words))).find()
                && (lexicon.dangles(lower(words.getLast())) || within.contains(lower(words.getLast())))) {
            words.removeLast();
        }
        if (words.size() > 2 && A_MOMENT.matcher(String.join(" ", words)).find()) {
            words.subList(words.size() - 2, words.size()).clear();
        }
        boolean stumbles = Wording.stumbles(words.stream().map(Phrases::lower).toList());
        return stumbles ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    /** "People who used to be my peers": who is meant belongs to them, where it can be told in few words. */
    private List<String> whichPeople(List<String> clause, int most) {
        if (!WHO_ARE.matcher(lower(String.join(" ", clause))).find()) {
            return List.of();
        }
        var words = new ArrayList<String>();
        for (String word : clause) {
            String lower = lower(word);
            boolean links = LINKING.contains(lower);
            if (!links && (lexicon.stops(lower) || LEADING_ON.contains(lower))) {
                break;
            }
            if (lexicon.isUnspeakable(lower) || !PLAIN.matcher(word).matches()) {
                return List.of();
            }
            words.add(lexicon.turned(word));
        }
        boolean whole = words.size() > 2
                && words.size() <= most
                && !LINKING.contains(lower(words.getLast()))
                && !lexicon.dangles(lower(words.getLast()));
        return whole ? words : List.of();
    }

    /** "London and Glasgow" is one place to stand between. */
    private static boolean joinsNames(List<String> before, String word, String text) {
        return word.equals("and")
                && !before.isEmpty()
                && Character.isUpperCase(before.getLast().charAt(0))
                && text.contains(before.getLast() + " and ")
                && Character.isUpperCase(text.charAt(text.indexOf(before.getLast() + " and ")
                        + before.getLast().length()
                        + 5));
    }

    boolean isGrave(String text) {
        return tokens(lexicon.literally(text)).stream().anyMatch(word -> lexicon.isGrave(lower(word)));
    }

    boolean isUnspeakable(String word) {
        return lexicon.isUnspeakable(word);
    }

    static String chunk(String text) {
        Matcher chunk = CHUNK.matcher(text);
        return chunk.find() ? chunk.group().strip() : "";
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    static List<String> tokens(String sentence) {
        return Arrays.stream(sentence.split("[^\\p{L}\\p{N}'-]+"))
                .filter(not(String::isEmpty))
                .toList();
    }
}
