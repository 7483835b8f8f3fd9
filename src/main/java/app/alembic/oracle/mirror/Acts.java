package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.QuestionReading.Matter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a sentence would have somebody do: "leaving the city for the coast". Only a known verb starts an act. */
final class Acts {

    /** Words between "should I" and the verb, taken off one by one until a verb is found. */
    private static final Set<String> FILLERS = Set.of(
            "really actually simply just finally still now even ever always also maybe then better best be able manage want"
                    .concat(
                            " need have dare to going gonna ahead and not keep try trying get over allowed supposed meant")
                    .concat(" ready the somehow secretly say something")
                    .split(" "));

    /** What stands before a verb in its base form; in a question for an object only the first and the last count. */
    private static final List<Pattern> BEFORE_AN_ACT = List.of(
            Pattern.compile("(?i)\\bif (?:i|we) "),
            Pattern.compile(
                    "(?i)\\b(?:sh(?:ou|u|uo)l?d|shall|can|can't|could|do|don't|will|might|would|am|are|did) (?:i|we) |\\bhow do you "),
            Pattern.compile(
                    "(?i)\\b(?:i|we) (?:should|shall|can|can't|cannot|could|will|never|ought to|need to|have to) "),
            Pattern.compile(
                    "(?i)\\b(?:time|right|wise|worth|ready|okay|ok|idea|better|want|afraid|scared|afford|trying|hoping|able|need|going"
                            + "|decide|decided|planning|whether|best|mistake|like|love|wish|hope|how|foolish|selfish|moment|order|me"
                            + "|chance|way|late|early|hard|possible|safe|wrong|mad|crazy|silly|allowed) (?:for me )?to "),
            Pattern.compile(
                    "(?i)\\b(?:thinking (?:about|of)|about|keep|from|considering|by|consider|like|regret|i'm|i am|im"
                            + "|i've been|we're) (?=\\w+ing\\b)"),
            Pattern.compile("(?i)^(?:and |but |so )?(?:i|we) (?!am\\b|was\\b|have\\b|had\\b|need\\b|want\\b)"));

    /** "Is moving to Portugal a good idea?" */
    private static final Pattern IS_IT_RIGHT = Pattern.compile(
            "(?i)(?<!\\b(?:what|who|which|that|it|he|she|there) )\\b(?:is|would) (?<act>\\w+ing\\b.*?) (?:be )?(?:a (?:good|bad|mistake|great|wise|silly|terrible)|the (?:right|best|answer)|right|wise|worth|ok|okay|good|really|still|my|completely|totally|just|mad|crazy|selfish|wrong|foolish)\\b");

    /** In "What should I keep?" the verb waits for its object and names nothing by itself. */
    private static final Pattern ASKS_FOR_AN_OBJECT = Pattern.compile(
            "(?i)^(?:\\w+ ){0,3}?(?:what|which|who|where|whom)\\b(?! (?:if|happens|would happen|will happen))");

    /** Verbs that do not change what is done, only whether: what matters is the act after them. */
    private static final Set<String> BEGUN_OR_ENDED =
            Set.of("regret", "stop", "start", "quit", "begin", "keep", "continue", "try", "go on", "avoid");

    /** "What would I be giving up if I stayed?" A few forms of the past that stand for an act in the air. */
    private static final Pattern SUPPOSED = Pattern.compile("(?i)\\bif (?:i|we) (?<verb>\\w+)(?<rest>.*)");

    private static final Pattern AND = Pattern.compile("(?i) and (?:to |then )?(?<act>\\w+ .*)");

    private static final int MOST_WORDS_OF_TWO = 10;

    /** Before an act that is not done. */
    static final String NOT = "not ";

    /** The other road of what somebody would like to be rid of. */
    static final String STOPPING = "stopping";

    private final Lexicon lexicon;
    private final Phrases phrases;

    Acts(Lexicon lexicon, Phrases phrases) {
        this.lexicon = lexicon;
        this.phrases = phrases;
    }

    Optional<Matter> find(String sentence) {
        Matcher weighed = IS_IT_RIGHT.matcher(sentence);
        if (weighed.find()) {
            return from(weighed.group("act"));
        }
        Optional<Matter> supposed = supposed(sentence);
        if (supposed.isPresent()) {
            return supposed;
        }
        boolean asksForAnObject = ASKS_FOR_AN_OBJECT.matcher(sentence).find();
        for (Pattern before : BEFORE_AN_ACT) {
            Matcher found = before.matcher(sentence);
            boolean leavesItsObject = asksForAnObject
                    && before != BEFORE_AN_ACT.getFirst()
                    && before != BEFORE_AN_ACT.get(BEFORE_AN_ACT.size() - 2);
            while (!leavesItsObject && found.find()) {
                Optional<Matter> act = afterFillers(sentence.substring(found.end()));
                if (act.isPresent()) {
                    boolean denied = found.group().matches("(?i).*\\b(?:can't|cannot|don't|never) (?:i |we )?")
                            && !sentence.matches("(?i).*\\bwhy\\b.*");
                    return denied ? act.map(Acts::undone) : act;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Matter> supposed(String sentence) {
        Matcher supposed = SUPPOSED.matcher(sentence);
        return supposed.find()
                ? lexicon.presentOf(Phrases.lower(supposed.group("verb")))
                        .flatMap(verb -> from(verb + supposed.group("rest")))
                : Optional.empty();
    }

    /** Who asks why something cannot be done asks about the not doing. */
    static Matter undone(Matter matter) {
        return matter.words().startsWith(NOT) ? matter : new Matter(NOT + matter.words(), true, "");
    }

    Optional<Matter> afterFillers(String text) {
        String rest = text;
        while (true) {
            Optional<Matter> act = isAboutToBe(rest) ? Optional.empty() : from(rest);
            int end = rest.indexOf(' ');
            if (act.isPresent() || end < 0 || !FILLERS.contains(Phrases.lower(rest.substring(0, end)))) {
                return act;
            }
            rest = rest.substring(end + 1);
        }
    }

    /** "Going to" is no journey when a verb comes after it. */
    private static boolean isAboutToBe(String text) {
        return Phrases.lower(text)
                .matches(
                        "(?:going to|be|be able|have to|need to|want to|manage to|get to (?!rest)) .*|be\\W*$|need (?:a|an|the|my) .*");
    }

    /** An act whose verb stands first in the text, in its base form or as a naming one, and a second one that goes with it. */
    Optional<Matter> from(String text) {
        return alone(text).map(first -> withTheNext(first, text));
    }

    private Matter withTheNext(Matter first, String text) {
        Matcher next = AND.matcher(Phrases.chunk(text));
        return next.find() && !first.words().contains(" and ")
                ? alone(next.group("act"))
                        // "Wait and see" is one thing.
                        .filter(second -> second.words().contains(" "))
                        .map(second -> first.words() + " and " + second.words())
                        .filter(words -> words.split(" ").length <= MOST_WORDS_OF_TWO)
                        .map(words -> new Matter(words, true, first.other()))
                        .orElse(first)
                : first;
    }

    private Optional<Matter> alone(String text) {
        String chunk = Phrases.chunk(text);
        String[] words = chunk.split(" ");
        String first = Phrases.lower(words[0]);
        if (lexicon.namesAct(first)) {
            return phrases.cut(chunk).map(named -> new Matter(named, true, ""));
        }
        for (int length = Math.min(3, words.length); length > 1; length--) {
            String verb = Phrases.lower(String.join(" ", List.of(words).subList(0, length)));
            Optional<Matter> act = inForm(verb, chunk);
            if (act.isPresent()) {
                return act;
            }
        }
        return inForm(lexicon.meant(first), chunk.substring(Math.min(first.length(), chunk.length())), true);
    }

    private Optional<Matter> inForm(String verb, String chunk) {
        return inForm(verb, chunk.substring(Math.min(verb.length(), chunk.length())), true);
    }

    private Optional<Matter> inForm(String verb, String after, boolean taken) {
        return lexicon.verb(verb).filter(_ -> taken).flatMap(known -> {
            String rest = after.strip();
            if (rest.isEmpty()) {
                return Optional.of(new Matter(known.naming(), true, known.other()));
            }
            String next = Phrases.lower(rest.split(" ")[0]);
            if (BEGUN_OR_ENDED.contains(verb) && (lexicon.namesAct(next) || isDoing(next))) {
                return phrases.cut(rest).map(named -> new Matter(named, true, verb.equals("stop") ? STOPPING : ""));
            }
            if (verb.equals("try") && next.equals("to")) {
                return from(rest.substring(Math.min(3, rest.length())));
            }
            if (isDoing(next) && !lexicon.isThing(next) && !lexicon.describes(next)) {
                return lexicon.namesAct(next)
                        ? phrases.cut(rest).map(words -> new Matter(known.naming() + " " + words, true, ""))
                        : Optional.empty();
            }
            return phrases.cut(rest)
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
}
