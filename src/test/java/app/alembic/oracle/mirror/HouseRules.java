package app.alembic.oracle.mirror;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.safety.Safety;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What nothing that is said of a card may do, whoever says it. */
final class HouseRules {

    private static final Safety SAFETY = Safety.standard();

    static final Predicate<String> FORETELLS_OR_THREATENS = Pattern.compile(
                    "(?i)\\b(?:will|won't|you'll|fate|destin\\w*|fortune|lucky|must|beware|warning|predict\\w*|guarantee\\w*"
                            + "|diagnos\\w*|medication|doctor|lawyer|sue|invest|doom\\w*|curse\\w*|upright|reversed|tarot)\\b")
            .asPredicate();

    /** But for a question mark, which a question has. */
    static final Predicate<String> BADLY_SET = Pattern.compile(
                    "  |[{}<>*_#\\[\\]!…–—()\"“”‘’]| [,.;:]|[,;:][,.;:]|\\.\\.|(?i:\\b(\\w+) \\1\\b)|(?i:\\ba [aeio]\\w)"
                            + "|(?i:\\ban [^aeiouh ])|\\. [a-z]")
            .asPredicate();

    private static final Predicate<String> CLOSED = Pattern.compile(
                    "^(?:Do|Does|Did|Is|Are|Was|Were|Can|Could|Would|Have|Has|Should|May|Might)\\b")
            .asPredicate();

    private static final Predicate<String> NO_BARE_VERB = Pattern.compile(
                    "^(?!(?:bring|sing|ring|swing|cling|fling|wring|string|sting)\\b)(?:to|you|not|never|don't|being|\\w+ing)\\b")
            .asPredicate();

    private static final Predicate<String> NAMES = Pattern.compile(Deck.standard().cards().stream()
                    .map(Card::name)
                    .map(name -> Pattern.quote(name.toLowerCase(Locale.ROOT)))
                    .collect(Collectors.joining("|", "\\b(?:", ")\\b")))
            .asPredicate();

    private HouseRules() {}

    static boolean namesACard(String text) {
        return NAMES.test(text.toLowerCase(Locale.ROOT));
    }

    /** Whether a question can be answered by a yes or a no. */
    static boolean isClosed(String question) {
        return CLOSED.test(question);
    }

    /** Whether it fits after "you might". */
    static boolean isBareVerbPhrase(String step) {
        return step.matches("[a-z].*[^.?!,;:]") && !NO_BARE_VERB.test(step);
    }

    /** What the safety rules refuse of such pieces, the steps as they are said. */
    static List<String> refused(List<String> sentences, List<String> steps, List<String> questions) {
        return Stream.of(
                        sentences.stream().flatMap(told -> Scrutiny.sentences(told).stream()),
                        steps.stream().map("You might %s."::formatted),
                        questions.stream())
                .flatMap(Function.identity())
                .filter(HouseRules::isRefused)
                .toList();
    }

    static boolean isRefused(String sentence) {
        return SAFETY.check(sentence).isPresent();
    }
}
