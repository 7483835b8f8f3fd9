package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.Happenings.Happening;
import app.alembic.oracle.mirror.Situations.Recognised;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a question is about, as far as its words show.
 *
 * @param feeling a key of {@code feelings} in the lexicon
 * @param happened what has happened to the seeker
 * @param situation the situation that the question comes from, or else its field
 * @param person somebody of the seeker's, from the seeker's point of view turned: "your mother"
 * @param somebody who is spoken of without a name, as an object: "her", "everyone"
 * @param matter the thing or act asked about, in the seeker's words
 * @param options the two roads of a question that names two
 * @param lasting for how long something has been so: "nineteen years"
 * @param besides what is named by the way, a few at most: "your parents", "the roof"
 * @param wordless a number, a row of dots: nothing is asked in words
 * @param grave medicine, law, money at stake or violence: nothing may be said that could be taken for advice
 */
record QuestionReading(
        Subject subject,
        Form form,
        Time time,
        Optional<String> feeling,
        Optional<Happening> happened,
        Optional<Recognised> situation,
        Optional<String> person,
        Optional<String> somebody,
        Optional<Matter> matter,
        List<Matter> options,
        Optional<String> lasting,
        List<String> besides,
        boolean wordless,
        boolean grave) {

    private static final Set<String> PAINFUL = Set.of("fear", "sorrow", "anger", "weariness", "guilt");

    /** Whether somebody asks out of pain: for a hurt that has happened, a heavy feeling, a body that is not well. */
    boolean hurts() {
        return subject == Subject.HEALTH
                || feeling.filter(PAINFUL::contains).isPresent()
                || happened.filter(Happening::hurts).isPresent();
    }

    enum Form {
        /** Should I, is it time to: weighing one step. */
        SHOULD,
        /** Two roads by name. */
        EITHER,
        /** Will it, is it: wanting a yes or a no. */
        WHETHER,
        WHEN,
        WHY,
        HOW,
        WHAT,
        /** What somebody else feels or wants. */
        MIND,
        /** No question in form: a wish, a word, a story. */
        OPEN
    }

    enum Time {
        BEHIND,
        NOW,
        AHEAD,
        OPEN
    }

    /**
     * What the question is about, in a form that can follow a preposition.
     *
     * @param words "leaving the city for the coast", "your thesis"
     * @param isAct whether it names something done
     * @param other the other road, "staying", or empty
     */
    record Matter(String words, boolean isAct, String other) {

        private static final int SHORT_ENOUGH = 4;
        private static final Set<String> LEADING_ON = Set.of(
                "for to into in at with about from on until before after without because through between against like of who"
                        .split(" "));
        private static final Pattern SECOND = Pattern.compile(" and \\w+ing .*");
        private static final Set<String> PARTICLES = Set.of("in", "on");
        private static final Pattern OBJECT = Pattern.compile(
                "^\\S+ing (?:(?:up|in|out|over|back|down|on|off) )?(?<object>(?:the|your|this|that|his|her) (?:\\S+ ?){1,3}?)(?:$| (?:for|to|into) (?<goal>(?:the|your|this|that|\\p{Lu})\\S*(?: \\S+){0,2}))");
        private static final Pattern GOAL = Pattern.compile(
                "^\\S+ing (?:back |away )?(?:to|into|for) (?<goal>(?:the|your|this|that|\\p{Lu})\\S*(?: \\S+){0,2})$");

        /** The same in few words, for when it has been said in full: "leaving the city". */
        String brief() {
            String[] all = words.split(" ");
            if (words.contains(", ")) {
                return words;
            }
            if (!first().equals(words)) {
                return first();
            }
            for (int i = 2; i < all.length && all.length > SHORT_ENOUGH && isAct; i++) {
                // "Moving in with you" is moving in.
                boolean belongsToTheVerb =
                        PARTICLES.contains(all[i]) && i + 1 < all.length && LEADING_ON.contains(all[i + 1]);
                if (LEADING_ON.contains(all[i]) && !belongsToTheVerb) {
                    return String.join(" ", Arrays.copyOf(all, i));
                }
            }
            return words;
        }

        /** Of two acts the first: "quitting your job and opening your bakery". */
        private String first() {
            return isAct ? SECOND.matcher(words).replaceFirst("") : words;
        }

        /** What the act is done to: "the city". */
        Optional<String> object() {
            return group(OBJECT, "object");
        }

        /** Where the act leads: "the coast". */
        Optional<String> goal() {
            return group(OBJECT, "goal").or(() -> group(GOAL, "goal"));
        }

        private Optional<String> group(Pattern pattern, String name) {
            Matcher found = pattern.matcher(first());
            return isAct && found.find()
                    ? Optional.ofNullable(found.group(name)).map(String::strip)
                    : Optional.empty();
        }
    }
}
