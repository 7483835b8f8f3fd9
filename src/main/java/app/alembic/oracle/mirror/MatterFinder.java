package app.alembic.oracle.mirror;

import static java.util.function.Predicate.not;

import app.alembic.oracle.mirror.QuestionReading.Matter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a question the words that can be handed back to the seeker: an act ("leaving the city for the coast") or a
 * thing ("your thesis"). A question is hostile input: only known verbs and nouns start a phrase, and nothing but plain
 * words goes into it.
 */
final class MatterFinder {

    static final String LOSS_OF = "the loss of ";

    private static final int MOST_WORDS = 7;

    /** Words between "should I" and the verb, taken off one by one until a verb is found. */
    private static final Set<String> FILLERS = Set.of(
            "really",
            "ever",
            "just",
            "finally",
            "still",
            "now",
            "even",
            "actually",
            "simply",
            "better",
            "best",
            "be",
            "able",
            "manage",
            "want",
            "need",
            "have",
            "dare",
            "to",
            "going",
            "gonna",
            "ahead",
            "and",
            "not",
            "keep",
            "always",
            "also",
            "maybe",
            "then");

    /** What stands before a verb in its base form; in a question for an object only the first and the last count. */
    private static final List<Pattern> BEFORE_AN_ACT = List.of(
            Pattern.compile("(?i)\\bif (?:i|we) "),
            Pattern.compile(
                    "(?i)\\b(?:sh(?:ou|u|uo)l?d|shall|can|can't|could|do|don't|will|might|would|am|are|did) (?:i|we) "),
            Pattern.compile("(?i)\\b(?:i|we) (?:should|shall|can|could|will|ought to|need to|have to) "),
            Pattern.compile(
                    "(?i)\\b(?:time|right|wise|worth|ready|okay|ok|idea|better|want|afraid|scared|afford|trying|hoping|able|need|going"
                            + "|decide|decided|planning|whether|best|mistake|like|love|wish|hope|how|foolish|selfish|moment|order|me"
                            + "|chance|way|late|early|hard|possible|safe|wrong) (?:for me )?to "),
            Pattern.compile(
                    "(?i)\\b(?:thinking (?:about|of)|about|keep|from|considering|by|consider|like) (?=\\w+ing\\b)"));

    /** "Is moving to Portugal a good idea?" */
    private static final Pattern IS_IT_RIGHT = Pattern.compile(
            "(?i)(?<!\\b(?:what|who|which|that|it|he|she|there) )\\b(?:is|would) (?<act>\\w+ing\\b.*?) (?:be )?(?:a|the|right|wise|worth|ok|okay|good|really|still|my)\\b");

    /** In "What should I keep?" the verb waits for its object and names nothing by itself. */
    private static final Pattern ASKS_FOR_AN_OBJECT = Pattern.compile(
            "(?i)^(?:\\w+ ){0,3}?(?:what|which|who|where|whom)\\b(?! (?:if|happens|would happen|will happen))");

    /** Verbs that do not change what is done, only whether: what matters is the act after them. */
    private static final Set<String> BEGUN_OR_ENDED =
            Set.of("stop", "start", "quit", "begin", "keep", "continue", "give up", "try", "go on", "avoid");

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}]+(?:['-][\\p{L}\\p{N}]+)*");
    private static final Pattern CHUNK = Pattern.compile("^[^,;:.?!()\"\\n/…–—]*");
    private static final Pattern OR = Pattern.compile(
            "(?i),? or (?:should (?:i|we) |do (?:i|we) |is it (?:better|wiser) to |to |just |instead )*");

    private static final Pattern LOSS = Pattern.compile(
            "(?i)\\b(?:my|our) (?<whom>\\w+(?:[ -]\\w+){0,2}?) (?:(?:just|recently|suddenly|has|had|have) )*(?:died|passed(?: away| on)?|is gone|is dead)\\b"
                    + "|\\b(?:lost|losing|loss of|death of|bury|buried|mourning|grieving(?: for)?) (?:my|our) (?<lost>\\w+(?:[ -]\\w+){0,2}?)(?=$|[ ,.?!])");

    private final Lexicon lexicon;

    MatterFinder(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** @param sentences of the question, the most telling first */
    Optional<Matter> find(List<String> sentences) {
        Optional<Matter> loss =
                sentences.stream().flatMap(sentence -> loss(sentence).stream()).findFirst();
        if (loss.isPresent()) {
            return loss;
        }
        List<String> speakable = sentences.stream().filter(not(this::isGrave)).toList();
        if (speakable.size() < sentences.size() && sentences.stream().limit(1).anyMatch(this::isGrave)) {
            return Optional.empty();
        }
        return speakable.stream()
                .limit(1)
                .flatMap(sentence -> act(sentence).stream())
                .findFirst()
                .or(() -> speakable.stream()
                        .flatMap(sentence -> thing(sentence).stream())
                        .findFirst())
                .or(() -> speakable.stream()
                        .skip(1)
                        .flatMap(sentence -> act(sentence).stream())
                        .findFirst());
    }

    /** Whoever writes that somebody has died wants that heard, whatever else the question holds. */
    private Optional<Matter> loss(String sentence) {
        Matcher told = LOSS.matcher(sentence);
        while (told.find()) {
            List<String> words = tokens(told.group("whom") == null ? told.group("lost") : told.group("whom"));
            String last = lower(words, words.size() - 1);
            boolean isKnown = lexicon.isPerson(last) || lexicon.isPet(last);
            if (isKnown && words.stream().limit(words.size() - 1L).allMatch(word -> lexicon.describes(lower(word)))) {
                return Optional.of(
                        new Matter(LOSS_OF + "your " + String.join(" ", words).toLowerCase(Locale.ROOT), false, ""));
            }
        }
        return Optional.empty();
    }

    /** Who asks why something cannot be done asks about the not doing. */
    Matter undone(Matter matter) {
        return new Matter("not " + matter.words(), true, "");
    }

    /** The two roads of an either-or, or none when they cannot both be named. */
    List<Matter> options(String sentence) {
        Matcher or = OR.matcher(sentence);
        if (isGrave(sentence) || !or.find()) {
            return List.of();
        }
        Optional<Matter> first = act(sentence.substring(0, or.start()));
        String after = sentence.substring(or.end());
        Optional<Matter> second = actFrom(after).or(() -> sameVerb(sentence.substring(0, or.start()), after));
        return first.isPresent() && second.isPresent() && !first.equals(second)
                ? List.of(first.get(), second.get())
                : List.of();
    }

    /** "Take the job in Leeds or the one in York": the second road has the first one's verb. */
    private Optional<Matter> sameVerb(String before, String after) {
        return act(before)
                .filter(_ -> after.matches("(?i)(?:the|my|a|an|his|her|our|with|in|to|for) .+"))
                .flatMap(first ->
                        phrase(after).map(rest -> new Matter(first.words().split(" ")[0] + " " + rest, true, "")));
    }

    /** Somebody of the seeker's: "your younger sister". */
    Optional<String> person(String question) {
        return isGrave(question)
                ? Optional.empty()
                : noun(tokens(question), true).map(Matter::words);
    }

    private Optional<Matter> act(String sentence) {
        Matcher weighed = IS_IT_RIGHT.matcher(sentence);
        if (weighed.find()) {
            return actFrom(weighed.group("act"));
        }
        boolean asksForAnObject = ASKS_FOR_AN_OBJECT.matcher(sentence).find();
        for (Pattern before : BEFORE_AN_ACT) {
            Matcher found = before.matcher(sentence);
            boolean leavesItsObject =
                    asksForAnObject && before != BEFORE_AN_ACT.getFirst() && before != BEFORE_AN_ACT.getLast();
            while (!leavesItsObject && found.find()) {
                Optional<Matter> act = actAfterFillers(sentence.substring(found.end()));
                if (act.isPresent()) {
                    return act;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Matter> actAfterFillers(String text) {
        String rest = text;
        while (true) {
            Optional<Matter> act = isAboutToBe(rest) ? Optional.empty() : actFrom(rest);
            int end = rest.indexOf(' ');
            if (act.isPresent() || end < 0 || !FILLERS.contains(lower(rest.substring(0, end)))) {
                return act;
            }
            rest = rest.substring(end + 1);
        }
    }

    /** "Going to" is no journey when a verb comes after it. */
    private static boolean isAboutToBe(String text) {
        return lower(text).startsWith("going to ");
    }

    private Optional<Matter> actFrom(String text) {
        String chunk = chunk(text);
        String[] words = chunk.split(" ");
        String first = words[0].toLowerCase(Locale.ROOT);
        if (lexicon.namesAct(first)) {
            return phrase(chunk).map(named -> new Matter(named, true, ""));
        }
        if (words.length > 1) {
            Optional<Matter> act = inForm(first + " " + words[1].toLowerCase(Locale.ROOT), chunk);
            if (act.isPresent()) {
                return act;
            }
        }
        return inForm(first, chunk);
    }

    private Optional<Matter> inForm(String verb, String chunk) {
        return lexicon.verb(verb).flatMap(known -> {
            String rest =
                    chunk.substring(Math.min(verb.length(), chunk.length())).strip();
            if (rest.isEmpty()) {
                return Optional.of(new Matter(known.naming(), true, known.other()));
            }
            String next = lower(rest.split(" ")[0]);
            if (lexicon.namesAct(next) || (BEGUN_OR_ENDED.contains(verb) && isDoing(next))) {
                return phrase(rest).map(named -> new Matter(named, true, ""));
            }
            if (isDoing(next)) {
                return Optional.empty();
            }
            return phrase(rest)
                    .map(words -> words.isEmpty() ? known.naming() : known.naming() + " " + words)
                    .map(words -> new Matter(words, true, known.other()));
        });
    }

    private static boolean isDoing(String word) {
        return word.length() > 4
                && word.endsWith("ing")
                && !word.endsWith("thing")
                && !word.endsWith("ening")
                && !word.equals("morning");
    }

    /** The words up to where another clause begins, turned to the seeker; empty where one of them must not be said. */
    private Optional<String> phrase(String text) {
        var words = new ArrayList<String>();
        for (String word : chunk(text).split(" ")) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (lower.equals("or") && !text.contains(" or not")) {
                return Optional.empty();
            }
            if (word.isEmpty() || lexicon.stops(lower)) {
                break;
            }
            if (lexicon.isUnspeakable(lower) || !PLAIN.matcher(word).matches()) {
                return Optional.empty();
            }
            words.add(lexicon.turned(word));
        }
        if (words.size() > MOST_WORDS) {
            int end = MOST_WORDS;
            while (end > 0 && !lexicon.dangles(words.get(end).toLowerCase(Locale.ROOT))) {
                end--;
            }
            words.subList(end, words.size()).clear();
            if (words.isEmpty()) {
                return Optional.empty();
            }
        }
        while (!words.isEmpty() && lexicon.dangles(words.getLast().toLowerCase(Locale.ROOT))) {
            words.removeLast();
        }
        boolean stumbles =
                Wording.stumbles(words.stream().map(MatterFinder::lower).toList());
        return stumbles ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    private Optional<Matter> thing(String sentence) {
        return noun(tokens(sentence), false);
    }

    /** "My new job": one that owns or points, up to two that describe, then known nouns. */
    private Optional<Matter> noun(List<String> tokens, boolean onlyPeople) {
        for (int i = 0; i < tokens.size(); i++) {
            String owner = tokens.get(i).toLowerCase(Locale.ROOT);
            boolean owns = owner.equals("my") || owner.equals("our");
            if (!owns && (onlyPeople || !List.of("the", "this", "that").contains(owner))) {
                continue;
            }
            int end = i + 1;
            while (end < tokens.size() && end <= i + 2 && lexicon.describes(lower(tokens, end))) {
                end++;
            }
            int nouns = end;
            while (end < tokens.size() && isNoun(lower(tokens, end), owns, onlyPeople)) {
                end++;
            }
            if (end > nouns && end - nouns < 3) {
                var words = new ArrayList<>(tokens.subList(i, end));
                words.set(0, lexicon.turned(owner));
                if (Wording.stumbles(words)) {
                    continue;
                }
                return Optional.of(named(words, lower(tokens, end - 1), onlyPeople));
            }
        }
        return Optional.empty();
    }

    /** A person is not a matter, and several things take one verb: both get a singular noun before them. */
    private Matter named(List<String> words, String last, boolean asPerson) {
        String named = String.join(" ", words).toLowerCase(Locale.ROOT);
        if (asPerson) {
            return new Matter(named, false, "");
        }
        boolean isSomebody = lexicon.isPerson(last) || lexicon.isPet(last);
        boolean isPlural = last.endsWith("s") && !last.endsWith("ss") && !last.endsWith("is");
        return new Matter(
                isSomebody ? "your bond with " + named : isPlural ? "the matter of " + named : named, false, "");
    }

    private boolean isNoun(String word, boolean owned, boolean onlyPeople) {
        return (owned && (lexicon.isPerson(word) || lexicon.isPet(word))) || (!onlyPeople && lexicon.isThing(word));
    }

    boolean isGrave(String sentence) {
        return tokens(sentence).stream().anyMatch(word -> lexicon.isGrave(word.toLowerCase(Locale.ROOT)));
    }

    private static String chunk(String text) {
        Matcher chunk = CHUNK.matcher(text);
        return chunk.find() ? chunk.group().strip() : "";
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static String lower(List<String> tokens, int index) {
        return tokens.get(index).toLowerCase(Locale.ROOT);
    }

    private static List<String> tokens(String sentence) {
        return Arrays.stream(sentence.split("[^\\p{L}\\p{N}'-]+"))
                .filter(not(String::isEmpty))
                .toList();
    }
}
