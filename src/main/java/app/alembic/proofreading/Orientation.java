package app.alembic.proofreading;

import static java.util.stream.Collectors.joining;

import app.alembic.spread.Position;
import app.alembic.spread.Spread;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words beside a card's name say of how it lies. Only what cannot be meant otherwise counts: "The Emperor stands
 * upright" may be the picture, and "were it reversed" is not how it lies.
 */
final class Orientation {

    private static final String LABELS = Arrays.stream(Spread.values())
            .flatMap(spread -> spread.positions().stream())
            .map(Position::label)
            .distinct()
            .collect(joining("|"));

    /** What may stand between a name and its orientation: "in the Past,", "(Present,", "is here". */
    private static final String BETWEEN = "(?: card)?(?:,? \\(?|: | [-\u2013\u2014] )"
            + "(?:(?:in |as )?(?:the |your )?(?:" + LABELS + ")(?: position)?(?:, | [-\u2013\u2014] ))?"
            + "(?:(?:is|lies|appears|comes|came|arrives|falls|fell) )?(?:here,? )?";

    private static final Pattern AFTER = Pattern.compile("(?i)^" + BETWEEN
            + "(upright|reversed)(?=[,;:.!?)]| ?[-\u2013\u2014]|$"
            + "| (?:in|as|at|here|on|for|and|suggests?|invites?|mirrors?|may|might)\\b)");

    private static final Pattern BEFORE = Pattern.compile("(?i)\\breversed (?:the )?$");

    private static final Pattern SUPPOSED = Pattern.compile(
            "(?i)\\b(?:if|were|would|could|not|never|unlike|than|had|instead|whether|neither|nor|rather|until)\\b|n't\\b|\\b(?:upright or reversed|reversed or upright)\\b");

    private Orientation() {}

    /** Empty where nothing is said, or only supposed. */
    static Optional<Boolean> beside(String sentence, int start, int end) {
        Matcher after = AFTER.matcher(sentence.substring(end));
        boolean isSaidAfter = after.find();
        boolean isSaidBefore = BEFORE.matcher(sentence.substring(0, start)).find();
        if (SUPPOSED.matcher(sentence).find() || (!isSaidAfter && !isSaidBefore)) {
            return Optional.empty();
        }
        return Optional.of(isSaidBefore || after.group(1).equalsIgnoreCase("reversed"));
    }
}
