package app.alembic.oracle.mirror;

import static java.util.function.Predicate.not;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hears what a question tells beside its matter: how long it has been going on, and what else is named in it. */
final class Details {

    private static final Pattern LASTING = Pattern.compile(
            "(?i)(?:'ve|n't|\\b(?:have|has|been|married|together|after|spent|lived|worked|partner of|husband of|wife of"
                    + "|boyfriend of|girlfriend of|friends? of))\\b[^.?!;]{0,40}?(?<!only for )"
                    + "\\b(?<span>(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
                    + "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|so many|many|[2-9]|[1-6]\\d)"
                    + " (?:years|months|weeks))\\b(?! (?:old|ahead|from now))");

    /** "After what happened in Lisbon": where or whom, by name. */
    private static final Pattern NAME = Pattern.compile(
            "(?<= (?:in|to|from|at|near|of|with|for|since|after|until|by|on|and|about|leave|left|join|like|see|meet|tell|ask) )"
                    + "\\p{Lu}\\p{Ll}{2,}(?: \\p{Lu}\\p{Ll}{2,})?"
                    + "(?=$|[,.;:!?]| (?:and|or|in|on|to|for|with|this|that|but|is|was|has|who|when|where|after|before"
                    + "|since|as|at|by|so|because|if|then|again|next|last)\\b)");

    /** "Without feeling like a fraud": what somebody would not have. */
    private static final Pattern WITHOUT =
            Pattern.compile("(?i)\\bwithout (?<what>\\w{3,}ing(?: \\w+){0,4})(?=[?.!,;]|$)");

    private static final Set<String> NO_NAMES =
            Set.of("god", "jesus", "christ", "allah", "lord", "satan", "hell", "heaven");

    private static final Set<String> NOTHING_OF_ITS_OWN = Set.of(
            "your",
            "the",
            "his",
            "her",
            "their",
            "life",
            "day",
            "days",
            "time",
            "way",
            "thing",
            "things",
            "people",
            "mind",
            "head",
            "heart",
            "body",
            "boyfriend",
            "girlfriend");

    private static final int MOST = 3;

    private final Nouns nouns;
    private final Phrases phrases;

    Details(Nouns nouns, Phrases phrases) {
        this.nouns = nouns;
        this.phrases = phrases;
    }

    /** "Nineteen years", for which something has been so. */
    static Optional<String> lasting(String question) {
        Matcher found = LASTING.matcher(question);
        return found.find() ? Optional.of(Phrases.lower(found.group("span"))) : Optional.empty();
    }

    private Stream<String> without(String sentence) {
        return WITHOUT.matcher(sentence).results().flatMap(found -> phrases.cut(found.group("what")).stream());
    }

    private Stream<String> names(String sentence) {
        return NAME.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .filter(name -> Phrases.tokens(Phrases.lower(name)).stream()
                        .noneMatch(word -> NO_NAMES.contains(word) || phrases.isUnspeakable(word)));
    }

    /**
     * What is named by the way: "your parents", "the roof".
     *
     * @param sentences in any order
     * @param said what is taken up already
     */
    List<String> besides(List<String> sentences, List<String> said) {
        Set<String> known = new HashSet<>();
        said.forEach(words -> known.addAll(Phrases.tokens(Phrases.lower(words))));
        return sentences.stream()
                .filter(not(phrases::isGrave))
                .flatMap(sentence -> Stream.of(nouns.mentioned(sentence), names(sentence), without(sentence))
                        .flatMap(Function.identity()))
                .filter(words -> Phrases.tokens(Phrases.lower(words)).stream()
                        .filter(not(NOTHING_OF_ITS_OWN::contains))
                        .anyMatch(not(known::contains)))
                .filter(words -> Phrases.tokens(Phrases.lower(words)).stream()
                        .skip(1)
                        .noneMatch(word -> NOTHING_OF_ITS_OWN.contains(word) || known.contains(word)))
                .distinct()
                .limit(MOST)
                .toList();
    }
}
