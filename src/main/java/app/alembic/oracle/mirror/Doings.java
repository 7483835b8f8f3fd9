package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.QuestionReading.Matter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what somebody or something of the seeker's does: "your ex coming back", "your daughter shutting you out". */
final class Doings {

    private static final Pattern DOING = Pattern.compile(
            "(?i)\\b(?:will|does|do|did|can|could|would|won't|doesn't|didn't) "
                    + "(?<who>(?:my|our) (?:\\w+(?:-\\w+)? ){1,3}?)"
                    + "(?:(?:ever|still|really|always|never|just|finally|suddenly) )*(?<verb>[a-z]+)\\b ?(?<rest>[^?.!,;]*)");

    private final Lexicon lexicon;
    private final Phrases phrases;

    Doings(Lexicon lexicon, Phrases phrases) {
        this.lexicon = lexicon;
        this.phrases = phrases;
    }

    /** Empty where the one who does it, or what is done, is not known. */
    Optional<Matter> find(String sentence) {
        Matcher found = DOING.matcher(sentence);
        while (found.find()) {
            List<String> who = Phrases.tokens(Phrases.lower(found.group("who")));
            Optional<String> done = done(found.group("verb") + " " + found.group("rest"));
            if (done.isPresent() && isKnown(who)) {
                String subject = "your " + String.join(" ", who.subList(1, who.size()));
                return Optional.of(new Matter(subject + " " + done.get(), false, ""));
            }
        }
        return Optional.empty();
    }

    /** "Coming back next year": a known verb of two words or of one, and what follows it. */
    private Optional<String> done(String text) {
        String[] words = text.strip().split(" ");
        for (int length = Math.min(2, words.length); length > 0; length--) {
            String verb = Phrases.lower(String.join(" ", List.of(words).subList(0, length)));
            String rest = String.join(" ", List.of(words).subList(length, words.length));
            Optional<String> done = lexicon.verb(verb)
                    .flatMap(known -> phrases.cut(rest).map(cut -> known.naming() + (cut.isEmpty() ? "" : " " + cut)));
            if (done.isPresent()) {
                return done;
            }
        }
        return Optional.empty();
    }

    private boolean isKnown(List<String> who) {
        String last = who.getLast();
        return (lexicon.isPerson(last) || lexicon.isPet(last) || lexicon.isThing(last))
                && who.subList(1, who.size() - 1).stream().allMatch(lexicon::describes);
    }
}
