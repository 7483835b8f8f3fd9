package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.QuestionReading.Matter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is asked where no act and no thing is named: a way to be, "being tired", or a clause, "what you are not seeing". */
final class Clauses {

    private static final String HOWEVER =
            "(?:so |always |still |just |even |ever |really |never |this |allowed to be |going to be |meant to be |trying to be |not )*";
    private static final Pattern STATE = Pattern.compile("(?i)(?:\\b(?:am|are|was|were) (?:i|we) " + HOWEVER
            + "|\\b(?:i am|i'm|im|we are|we're|i feel|i've been|i got|i was|feeling) " + HOWEVER
            + "|\\b(?:will|can|could|do|would|should|might) (?:i|we) " + HOWEVER + "(?:be|feel|get) " + HOWEVER
            + "|\\bto (?:be|feel|get) " + HOWEVER + "|^(?:be|feel|being) " + HOWEVER + ")(?<state>(?:not )?\\p{L}.*)");

    private static final Pattern WHAT_I =
            Pattern.compile("(?i)^(?:and |but |so )?(?<what>what|who) (?:am|are) (?:i|we) (?<rest>\\w.*)");
    private static final Pattern WHAT_TO_DO = Pattern.compile(
            "(?i)^(?:and |but |so )?what (?:do|can|should|could|would|shall) (?:i|we) (?<verb>do|owe|give|tell|say|make|keep) (?<rest>(?:with|about|to|my|of|from|her|him|them) .+)");
    private static final Pattern WHAT_WANTS = Pattern.compile(
            "(?i)^(?:and |but |so )?(?<what>what|who) (?<verb>wants|needs|holds|helps|is holding|is blocking|is keeping|lies|lives|stops|keeps) (?<rest>\\w.*)");
    private static final Pattern SOMETHING = Pattern.compile(
            "(?i)\\b(?:there|need|want|find) (?<what>something else|something more|somebody new|a break|a rest)\\b");

    private static final Set<String> GIVEN = Set.of("owe", "give", "tell");

    private final Lexicon lexicon;
    private final Phrases phrases;

    Clauses(Lexicon lexicon, Phrases phrases) {
        this.lexicon = lexicon;
        this.phrases = phrases;
    }

    /** A way to be. */
    Optional<Matter> state(String sentence) {
        Matcher found = STATE.matcher(sentence);
        int from = 0;
        while (found.find(from)) {
            from = found.start() + 1;
            String rest = found.group("state");
            if (isWayToBe(rest)) {
                return phrases.cut(rest)
                        .filter(words -> !words.isEmpty())
                        .map(words -> new Matter("being " + words, true, ""));
            }
        }
        return Optional.empty();
    }

    private boolean isWayToBe(String text) {
        String[] words = Phrases.lower(Phrases.chunk(text)).split(" ");
        if (words[0].equals("on") || words[0].equals("in")) {
            return words.length > 2 && words[1].equals("the") && words[2].equals("right");
        }
        return lexicon.isState(words[0])
                || (words.length > 2
                        && words[0].equals("a")
                        && lexicon.describes(words[1])
                        && lexicon.isPerson(words[2]));
    }

    /** "What you owe your parents": what is given or said matters more than to whom. */
    Optional<Matter> owed(String sentence) {
        Matcher toDo = WHAT_TO_DO.matcher(sentence);
        return toDo.find() && GIVEN.contains(Phrases.lower(toDo.group("verb")))
                ? named("what you " + Phrases.lower(toDo.group("verb")), toDo.group("rest"))
                : Optional.empty();
    }

    Optional<Matter> clause(String sentence) {
        Matcher self = WHAT_I.matcher(sentence);
        if (self.find()) {
            return named(Phrases.lower(self.group("what")) + " you are", self.group("rest"));
        }
        Matcher wants = WHAT_WANTS.matcher(sentence);
        if (wants.find()) {
            return named(Phrases.lower(wants.group("what") + " " + wants.group("verb")), wants.group("rest"));
        }
        Matcher toDo = WHAT_TO_DO.matcher(sentence);
        if (toDo.find()) {
            String start = toDo.group("verb").equalsIgnoreCase("do")
                    ? "what to do"
                    : "what you " + Phrases.lower(toDo.group("verb"));
            return named(start, toDo.group("rest"));
        }
        Matcher something = SOMETHING.matcher(sentence);
        return something.find()
                ? Optional.of(new Matter(Phrases.lower(something.group("what")), false, ""))
                : Optional.empty();
    }

    private Optional<Matter> named(String start, String rest) {
        return phrases.cut(rest, Set.of("be", "not", "as"))
                .filter(words -> !words.isEmpty())
                .map(words -> new Matter(start + " " + words, false, ""));
    }
}
