package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.QuestionReading.Form;
import app.alembic.oracle.mirror.QuestionReading.Matter;
import app.alembic.oracle.mirror.QuestionReading.Time;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a question by rule. What it is not sure of it leaves out; the reading then speaks of the subject, or just of the question. */
final class QuestionReader {

    private static final Pattern SENTENCE = Pattern.compile("[^.?!\\n]+[.?!]*");
    /** What may stand before the word that shows what kind of question it is. */
    private static final String LEAD_IN =
            "^(?:(?:so|and|but|well|please|hi|hello|oh|ok|okay|then|tell me|i wonder|i'd like to know|i want to know|i need to know"
                    + "|can you tell me|could you tell me|at|in|by|on|from|to|for|with|if so|since)[, ]+)*";

    private static final Pattern EITHER =
            Pattern.compile("\\bor\\b(?! (?:not|no|so|something|what|whatever|anything)\\b)");
    private static final Pattern MIND = Pattern.compile(
            "\\b(?:does|do|did|is|are|will|would|can|could|has|have|what|how|why|whether|if)\\b.*?\\b(?:he|she|they|ex|husband|wife"
                    + "|boyfriend|girlfriend|partner|boss|mother|father|mum|mom|dad|sister|brother|friend|friends|son"
                    + "|daughter|crush|family|colleagues?|coworkers?|in-laws)\\b"
                    + "(?: \\w+){0,2}? (?:feels?|thinks?|thinking|loves?|misse?s?|missing|likes?|wants?|cares?"
                    + "|regrets?|hates?|trusts?|respects?|cheating|lying|hiding|planning|interested)\\b");
    private static final Pattern SHOULD = Pattern.compile(
            "\\b(?:sh(?:ou|u|uo)l?d|shall|ought) (?:i|we)\\b|\\bwould (?:it|i) be (?:\\w+ )?(?:better|wise|right|wrong|mad|foolish|selfish|worth|good|a mistake)"
                    + "|\\bis (?:it|now|this)\\b.*\\b(?:time|right|wise|worth|okay|ok|better|mistake|good idea|moment)\\b|\\bdo i (?:go|stay|leave|take|tell|say|accept|quit|wait|move|call|keep|let|give|sell|buy)\\b"
                    + "|\\bis \\w+ing\\b.*\\b(?:right|wise|worth|okay|ok|better|mistake|good idea|best)\\b|\\bam i ready\\b|\\bwhether (?:to|i should|or not)\\b|\\bdeciding\\b|\\bthinking (?:about|of)\\b");
    private static final Pattern WHEN = Pattern.compile(LEAD_IN + "(?:when|how long|how soon)\\b");
    private static final Pattern WHY = Pattern.compile(LEAD_IN + "(?:why|how come)\\b");
    private static final Pattern HOW = Pattern.compile(LEAD_IN + "how\\b");
    private static final Pattern WHAT = Pattern.compile(LEAD_IN + "(?:what|what's|whats|which|where|who)\\b");
    private static final Pattern WHETHER =
            Pattern.compile(LEAD_IN + "(?:will|is|are|am|do|does|did|can|could|would|has|have|was|were|might|may)\\b");
    private static final Pattern UNDONE = Pattern.compile(
            "\\b(?:can't|cannot|don't|won't|haven't|didn't|couldn't|cant|dont|never)\\b(?!.*\\bstop\\b)");
    private static final Pattern AHEAD = Pattern.compile(
            "\\b(?:will|going to|gonna|next|soon|tomorrow|future|ahead|coming|upcoming|someday|plan|plans|eventually|new year)\\b");
    private static final Pattern BEHIND = Pattern.compile(
            "\\b(?:was|were|did|had|used to|ago|last (?:year|month|week|summer|winter|spring|autumn)|yesterday|back then|once|past|childhood|after \\w+ years)\\b");
    private static final Pattern NOW = Pattern.compile(
            "\\b(?:now|today|currently|these days|at the moment|lately|right now|still|tonight|this week)\\b");

    /** What a sentence is about shows in its first letters; patterns over a thousand of them would take too long. */
    private static final int LONG_ENOUGH_TO_TELL = 300;

    private final Lexicon lexicon;

    QuestionReader(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    QuestionReading read(String question) {
        String plain = plain(question);
        List<String> sentences = sentences(plain);
        String asked = sentences.isEmpty() ? "" : lower(sentences.getFirst());
        String all = lower(plain);
        var finder = new MatterFinder(lexicon);
        Optional<Matter> matter = finder.find(sentences);
        List<Matter> options = EITHER.matcher(asked).find() ? finder.options(sentences.getFirst()) : List.of();
        Form form = form(asked, all, options);
        if (form == Form.WHY && UNDONE.matcher(asked).find()) {
            matter = matter.map(one -> one.isAct() ? finder.undone(one) : one);
        }
        boolean grave = finder.isGrave(plain);
        if (grave) {
            // On medicine, law or violence no lean for or against may be read: the reading turns to how it is carried.
            form = Form.OPEN;
        }
        boolean mourns = matter.filter(one -> one.words().startsWith(MatterFinder.LOSS_OF))
                .isPresent();
        return new QuestionReading(
                mourns ? Subject.GRIEF : subject(all, form),
                form,
                time(all),
                feeling(all),
                finder.person(plain),
                matter,
                form == Form.EITHER ? options : List.of(),
                grave && !mourns);
    }

    private static Form form(String asked, String all, List<Matter> options) {
        if (options.size() == 2) {
            return Form.EITHER;
        }
        if (MIND.matcher(asked).find() && !SHOULD.matcher(asked).find()) {
            return Form.MIND;
        }
        Form first = WHEN.matcher(asked).find()
                ? Form.WHEN
                : WHY.matcher(asked).find()
                        ? Form.WHY
                        : HOW.matcher(asked).find()
                                ? Form.HOW
                                : WHAT.matcher(asked).find() ? Form.WHAT : Form.OPEN;
        if (first != Form.OPEN) {
            return first;
        }
        if (SHOULD.matcher(asked).find() || SHOULD.matcher(all).find()) {
            return Form.SHOULD;
        }
        return WHETHER.matcher(asked).find() ? Form.WHETHER : Form.OPEN;
    }

    private static Time time(String all) {
        return AHEAD.matcher(all).find()
                ? Time.AHEAD
                : NOW.matcher(all).find() ? Time.NOW : BEHIND.matcher(all).find() ? Time.BEHIND : Time.OPEN;
    }

    private Subject subject(String all, Form form) {
        List<String> words = words(all);
        Optional<Subject> most = lexicon.subjects().entrySet().stream()
                .filter(entry -> entry.getKey() != Subject.DECISION)
                .map(entry -> Map.entry(entry.getKey(), hits(words, entry.getValue())))
                .filter(entry -> entry.getValue() > 0)
                .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
                .map(Map.Entry::getKey);
        boolean decides = form == Form.SHOULD || form == Form.EITHER;
        if (most.isEmpty() && form == Form.MIND) {
            return Subject.LOVE;
        }
        return most.orElseGet(() ->
                decides || hits(words, lexicon.subjects().getOrDefault(Subject.DECISION, Set.of())) > 0
                        ? Subject.DECISION
                        : Subject.OTHER);
    }

    private Optional<String> feeling(String all) {
        List<String> words = words(all);
        return lexicon.feelings().entrySet().stream()
                .filter(entry -> hits(words, entry.getValue()) > 0)
                .map(Map.Entry::getKey)
                .min(Comparator.comparingInt(key -> firstHit(words, key)));
    }

    private int firstHit(List<String> words, String feeling) {
        Set<String> signs = lexicon.feelings().getOrDefault(feeling, Set.of());
        for (int i = 0; i < words.size(); i++) {
            if (signs.contains(words.get(i))) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private int hits(List<String> words, Set<String> signs) {
        return (int) words.stream()
                .filter(word -> signs.contains(word)
                        || (word.endsWith("'s") && signs.contains(word.substring(0, word.length() - 2)))
                        || (!lexicon.isKnown(word) && Typos.near(word, signs)))
                .count();
    }

    /** The question's sentences, those that ask first, and of these the last first: people come to the point at the end. */
    private static List<String> sentences(String plain) {
        List<String> all = SENTENCE.matcher(plain)
                .results()
                .map(found -> found.group().strip())
                .filter(sentence -> sentence.chars().anyMatch(Character::isLetter))
                .toList();
        var asking =
                all.stream().filter(sentence -> sentence.endsWith("?")).toList().reversed();
        var telling = all.stream().filter(sentence -> !sentence.endsWith("?")).toList();
        return Stream.concat(asking.stream(), telling.stream())
                .map(sentence -> sentence.substring(0, Math.min(sentence.length(), LONG_ENOUGH_TO_TELL)))
                .map(QuestionReader::quiet)
                .toList();
    }

    /** A sentence that is shouted is heard as if it were said. */
    private static String quiet(String sentence) {
        boolean shouted = sentence.length() > 3 && sentence.equals(sentence.toUpperCase(Locale.ROOT));
        return shouted ? sentence.toLowerCase(Locale.ROOT) : sentence;
    }

    private static String plain(String question) {
        return Normalizer.normalize(question, Normalizer.Form.NFKC)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replaceAll("[\\u200B-\\u200F\\u2060\\uFEFF]", "")
                .replaceAll("[ \\t]+", " ")
                .strip();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}'-]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
