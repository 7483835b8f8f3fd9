package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.QuestionReading.Matter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the two roads of a question that names two: acts, ways to be, or things. */
final class Roads {

    private static final Pattern OR = Pattern.compile(
            "(?i),? or (?:should (?:i|we) |do (?:i|we) |is it (?:better|wiser) to |to |just |instead |maybe |finally |want )*");
    /** "Boat: keep or sell?" names its thing first, and "Should Dad move in" who would do it. */
    private static final Pattern ABOUT = Pattern.compile("(?i)^(?<thing>[\\w ]{2,20})[:-] ?");

    private static final Pattern SEVERAL = Pattern.compile(
            "(?i)\\b(?:should|shall|do|can|could) (?:i|we) (?<roads>[^,?.!]+(?:, [^,?.!]+)+,? or [^,?.!]+)");

    private static final Pattern SOMEBODYS =
            Pattern.compile("(?i)\\b(?:should|could|can) (?<who>(?:my |our )?[a-z]+) (?<act>(?!i\\b|we\\b).+)");
    private static final Pattern WANTED = Pattern.compile("(?i)^.*\\b(?:want) (?=(?:my|the|this|that) )");

    private final Lexicon lexicon;
    private final Phrases phrases;
    private final Acts acts;
    private final Nouns nouns;
    private final Clauses clauses;

    Roads(Lexicon lexicon, Phrases phrases, Acts acts, Nouns nouns, Clauses clauses) {
        this.lexicon = lexicon;
        this.phrases = phrases;
        this.acts = acts;
        this.nouns = nouns;
        this.clauses = clauses;
    }

    /** Both, or none when they cannot both be named. */
    List<Matter> find(String sentence) {
        Matcher or = OR.matcher(sentence);
        if (phrases.isGrave(sentence) || !or.find()) {
            return List.of();
        }
        String before = sentence.substring(0, or.start());
        String after = sentence.substring(or.end());
        if (before.matches("(?i).*\\b(?:should|do|can) (?:i|we) [^,]+,.*")) {
            // A list of three or more is not two roads.
            return List.of();
        }
        Matcher about = ABOUT.matcher(before);
        if (about.find()) {
            List<Matter> withIt = of(about.group("thing"), before.substring(about.end()), after);
            if (!withIt.isEmpty()) {
                return withIt;
            }
        }
        Optional<Matter> first = road(before);
        Optional<Matter> second = noLonger(after)
                .or(() -> acts.afterFillers(after))
                .or(() -> clauses.state(after))
                .or(() -> first.filter(one -> !one.isAct()).flatMap(_ -> nouns.atTheStart(after)))
                .or(() -> sameVerb(before, after))
                .or(() -> nouns.atTheStart(after));
        return first.isPresent()
                        && second.isPresent()
                        && !first.get().words().equals(second.get().words())
                ? List.of(first.get(), second.get())
                : List.of();
    }

    /** "Boat: keep or sell?" is about keeping the boat or selling it. */
    private List<Matter> of(String thing, String one, String other) {
        String named = Phrases.lower(thing);
        Optional<Matter> first = acts.from(one);
        Optional<Matter> second = acts.from(other);
        boolean bare = lexicon.isThing(named)
                && first.isPresent()
                && second.isPresent()
                && !first.get().words().contains(" ")
                && !second.get().words().contains(" ");
        return bare
                ? List.of(
                        new Matter(first.get().words() + " the " + named, true, ""),
                        new Matter(second.get().words() + " it", true, ""))
                : List.of();
    }

    private Optional<Matter> road(String before) {
        String named = ABOUT.matcher(before).replaceFirst("");
        return somebodys(named)
                .or(() -> nouns.atTheStart(WANTED.matcher(named).replaceFirst("")))
                .or(() -> acts.find(named))
                .or(() -> clauses.state(named))
                .or(() -> acts.from(named));
    }

    /** "Joining the choir, learning Portuguese or doing nothing": three roads or more, of which all are named. */
    Optional<Matter> list(String sentence) {
        Matcher several = SEVERAL.matcher(sentence);
        if (phrases.isGrave(sentence) || !several.find()) {
            return Optional.empty();
        }
        var named = new ArrayList<String>();
        for (String road : several.group("roads").split(", (?:or )?| or ")) {
            Optional<String> words = acts.afterFillers(road)
                    .map(Matter::words)
                    .or(() -> named.isEmpty()
                            ? Optional.empty()
                            : nouns.atTheStart(road).map(Matter::words));
            if (words.isEmpty() || words.get().isEmpty()) {
                return Optional.empty();
            }
            named.add(words.get());
        }
        String all = String.join(", ", named.subList(0, named.size() - 1)) + " or " + named.getLast();
        return Optional.of(new Matter(all, true, ""));
    }

    /** To stop something is a road of its own beside going on with something else. */
    private Optional<Matter> noLonger(String text) {
        return Phrases.lower(text).startsWith("stop ")
                ? acts.from(text).map(act -> new Matter("no longer " + act.words(), true, ""))
                : Optional.empty();
    }

    private Optional<Matter> somebodys(String text) {
        Matcher found = SOMEBODYS.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        List<String> who = Phrases.tokens(Phrases.lower(found.group("who")));
        if (!lexicon.isPerson(who.getLast())) {
            return Optional.empty();
        }
        return acts.from(found.group("act"))
                .map(act -> new Matter("your " + who.getLast() + " " + act.words(), true, act.other()));
    }

    /** "Take the job in Leeds or the one in York": the second road has the first one's verb. */
    private Optional<Matter> sameVerb(String before, String after) {
        return acts.find(before)
                .filter(_ -> after.matches("(?i)(?:the|my|a|an|his|her|our|with|in|to|for) .+"))
                .flatMap(first ->
                        phrases.cut(after).map(rest -> new Matter(first.words().split(" ")[0] + " " + rest, true, "")));
    }
}
