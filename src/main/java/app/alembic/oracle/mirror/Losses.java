package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.QuestionReading.Matter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hears that somebody has died: whoever writes that wants it heard, whatever else the question holds. */
final class Losses {

    static final String LOSS_OF = "the loss of ";

    private static final String GONE =
            " (?:(?:just|recently|suddenly|has|had|have) )*(?:died|passed(?: away| on)?|is gone|is dead)\\b";
    /** Who does not want to lose somebody has not lost them. */
    private static final String MOURNED =
            "\\b(?:lost|(?<!\\b(?:without|of|about|risk|risking) )losing|loss of|death of|bury|buried|mourning|grieving(?: for)?|without) ";

    private static final Pattern LOSS =
            Pattern.compile("(?i)\\b(?:my|our) (?<whom>\\w+(?:[ -]\\w+){0,2}?)" + GONE + "|" + MOURNED
                    + "(?<!without )(?:my|our) (?<lost>\\w+(?:[ -]\\w+){0,2}?)(?=$|[ ,.?!])"
                    + "|\\blost the (?<child>baby)\\b");
    private static final Pattern UNSAID = Pattern.compile("(?i)\\bnever (?:said|got to say|could say) goodbye\\b");
    private static final Pattern BY_NAME =
            Pattern.compile("(?<=[a-z,] )(?<name>\\p{Lu}\\p{Ll}{2,14})" + GONE.replace("is gone|is dead", "died"));

    private final Lexicon lexicon;

    Losses(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    Optional<Matter> find(String sentence) {
        Matcher told = LOSS.matcher(sentence);
        while (told.find()) {
            List<String> words = Phrases.tokens(
                    told.group("whom") != null
                            ? told.group("whom")
                            : told.group("lost") != null ? told.group("lost") : told.group("child"));
            String last = Phrases.lower(words.getLast());
            boolean isKnown = lexicon.isPerson(last) || lexicon.isPet(last);
            if (isKnown
                    && words.stream()
                            .limit(words.size() - 1L)
                            .allMatch(word -> lexicon.describes(Phrases.lower(word)))) {
                return Optional.of(lossOf("your " + Phrases.lower(String.join(" ", words))));
            }
        }
        if (UNSAID.matcher(sentence).find()) {
            return Optional.of(new Matter("the goodbye you never said", false, ""));
        }
        Matcher byName = BY_NAME.matcher(sentence);
        return byName.find() && !lexicon.isUnspeakable(Phrases.lower(byName.group("name")))
                ? Optional.of(lossOf(byName.group("name")))
                : Optional.empty();
    }

    private static Matter lossOf(String whom) {
        return new Matter(LOSS_OF + whom, false, "");
    }
}
