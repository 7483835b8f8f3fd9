package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.QuestionReading.Form;
import app.alembic.oracle.mirror.QuestionReading.Time;
import java.util.regex.Pattern;

/** Tells what kind of question a sentence is, and to what time it looks. Takes lower case. */
final class FormFinder {

    /** What may stand before the word that shows what kind of question it is. */
    private static final String LEAD_IN =
            "^(?:(?:so|and|but|well|please|hi|hello|hey|oh|ok|okay|then|tell me|i wonder|i'd like to know|i want to know|i need to know"
                    + "|can you tell me|could you tell me|do you know|at|in|by|on|from|to|for|with|if so|since)[, ]+)*";

    private static final String SOMEBODY = "(?:he|she|they|everyone|everybody|people|anyone|somebody|someone"
            + "|(?:my|our) (?!body|work|job|life|soul|dreams?|heart)\\w+(?:[ -]\\w+)?|ex|mum|mom|dad)";

    private static final Pattern MIND = Pattern.compile(
            "\\b(?:does|do|did|is|are|will|would|can|could|has|have|what|how|why|whether|if)\\b(?: \\w+)?? "
                    + SOMEBODY
                    + "(?: (?:still|really|ever|even|secretly|truly|just|only|also|actually|always|never|not|have|been|be|going to))*"
                    + " (?:feels?|thinks?|thinking|loves?|misse?s?|missing|likes?|wants?|needs?|cares?|forgives?|knows?|blames?|believes?"
                    + "|understands?|regrets?|hates?|trusts?|respects?|cheating|cheats?|lying|hiding|planning|interested|jealous|angry|mean)\\b");

    private static final Pattern SHOULD = Pattern.compile(
            "\\b(?:sh(?:ou|u|uo)l?d|shall|ought) (?:i|we)\\b|\\b(?:i|we) should\\b"
                    + "|\\bwould (?:it|i) be (?:\\w+ )?(?:better|wise|right|wrong|mad|foolish|selfish|worth|good|a mistake)"
                    + "|\\bis (?:it|now|this)\\b.*\\b(?:time|right|wise|worth|okay|ok|better|mistake|good idea|moment)\\b"
                    + "|\\bis (?:it|this) (?:\\w+ )?(?:wrong|selfish|mad|crazy|silly|foolish|possible|stupid|too late|too early|unfair|allowed) (?:of me |for me )?to\\b"
                    + "|\\bdo (?:i|we) (?:go|stay|leave|take|tell|say|accept|quit|wait|move|call|keep|let|give|sell|buy|write|reply|ask|invite|text|answer|forgive)\\b"
                    + "|\\bis \\w+ing\\b.*\\b(?:right|wise|worth|okay|ok|better|mistake|good idea|best|mad|crazy|selfish|wrong|foolish)\\b"
                    + "|\\bam i ready\\b|\\bwhether (?:to|i should|or not)\\b|\\bdeciding\\b|\\bthinking (?:about|of)\\b");
    private static final Pattern WHEN = Pattern.compile(LEAD_IN + "(?:when|how long|how soon)\\b");
    private static final Pattern WHY = Pattern.compile(LEAD_IN + "(?:why|how come)\\b");
    private static final Pattern HOW = Pattern.compile(LEAD_IN + "how\\b");
    private static final Pattern WHAT = Pattern.compile(LEAD_IN + "(?:what|what's|whats|which|where|who)\\b");
    private static final Pattern WHETHER =
            Pattern.compile(LEAD_IN + "(?:will|is|are|am|do|does|did|can|could|would|has|have|was|were|might|may)\\b");
    private static final Pattern LATE_WHAT =
            Pattern.compile("(?:\\.\\.|…|,) ?(?:what|which|who|where) (?:is|are|do|does|should|can)\\b");
    private static final Pattern LATE_HOW = Pattern.compile("(?:\\.\\.|…|,) ?how (?:do|can|should|to)\\b");

    private static final Pattern AHEAD = Pattern.compile(
            "\\b(?:will|going to|gonna|next|soon|tomorrow|future|ahead|coming|upcoming|someday|plan|plans|eventually|new year)\\b");
    private static final Pattern BEHIND = Pattern.compile(
            "\\b(?:was|were|did|had|used to|ago|last (?:year|month|week|summer|winter|spring|autumn)|yesterday|back then|once|past|childhood|after \\w+ years)\\b");
    private static final Pattern NOW = Pattern.compile(
            "\\b(?:now|today|currently|these days|at the moment|lately|right now|still|tonight|this week)\\b");

    private FormFinder() {}

    /**
     * @param asked the sentence that asks
     * @param all the whole of what was written
     */
    static Form form(String asked, String all) {
        boolean weighs = SHOULD.matcher(asked).find();
        if (MIND.matcher(asked).find() && !weighs && !WHY.matcher(asked).find()) {
            return Form.MIND;
        }
        if (WHEN.matcher(asked).find()) {
            return Form.WHEN;
        }
        if (WHY.matcher(asked).find()) {
            return Form.WHY;
        }
        if (HOW.matcher(asked).find()) {
            return Form.HOW;
        }
        if (WHAT.matcher(asked).find()) {
            return Form.WHAT;
        }
        if (weighs) {
            return Form.SHOULD;
        }
        if (WHETHER.matcher(asked).find()) {
            return Form.WHETHER;
        }
        return SHOULD.matcher(all).find()
                ? Form.SHOULD
                : LATE_HOW.matcher(all).find()
                        ? Form.HOW
                        : LATE_WHAT.matcher(all).find() ? Form.WHAT : Form.OPEN;
    }

    static Time time(String all) {
        return AHEAD.matcher(all).find()
                ? Time.AHEAD
                : NOW.matcher(all).find() ? Time.NOW : BEHIND.matcher(all).find() ? Time.BEHIND : Time.OPEN;
    }
}
