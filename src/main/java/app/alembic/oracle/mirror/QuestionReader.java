package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.Happenings.Happening;
import app.alembic.oracle.mirror.QuestionReading.Form;
import app.alembic.oracle.mirror.QuestionReading.Matter;
import app.alembic.oracle.mirror.Situations.Recognised;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a question by rule. What it is not sure of it leaves out; the reading then speaks of the subject, or just of the question. */
final class QuestionReader {

    private static final Pattern SENTENCE = Pattern.compile("[^.?!\\n]+[.?!]*");

    private static final Pattern EITHER =
            Pattern.compile("\\bor\\b(?! (?:not|no|so|something|what|whatever|anything)\\b)");
    private static final Pattern UNDONE = Pattern.compile(
            "\\bwhy (?:can't|cannot|don't|won't|haven't|didn't|couldn't|cant|dont|(?:do|can|could|will) (?:i|we) never)\\b(?!.*\\bstop\\b)");

    /** What a sentence is about shows in its first letters; patterns over a thousand of them would take too long. */
    private static final int LONG_ENOUGH_TO_TELL = 300;

    /** Acts that are nothing without what they are done to. */
    private static final Set<String> SAYS_LITTLE =
            Set.of("letting", "getting", "making", "having", "doing", "keeping", "taking", "putting", "giving");

    private final Lexicon lexicon;
    private final MatterFinder matters;
    private final SubjectFinder subjects;

    QuestionReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        matters = new MatterFinder(lexicon);
        subjects = new SubjectFinder(lexicon);
    }

    QuestionReading read(String question) {
        String plain = plain(question);
        List<String> sentences = sentences(plain);
        String first = sentences.isEmpty() ? "" : sentences.getFirst();
        String asked = lower(first);
        String all = lower(plain);
        boolean grave = matters.isGrave(plain);
        List<Matter> options = !grave && EITHER.matcher(asked).find() ? matters.roads(first) : List.of();
        // On medicine, law or violence no lean for or against may be read: the reading turns to how it is carried.
        Form form = grave ? Form.OPEN : options.size() == 2 ? Form.EITHER : FormFinder.form(asked, all);
        Optional<Matter> matter = matters.find(sentences).filter(found -> !SAYS_LITTLE.contains(found.words()));
        if (form == Form.WHY && UNDONE.matcher(asked).find()) {
            matter = matter.map(one -> one.isAct() ? Acts.undone(one) : one);
        }
        Optional<Happening> happened = Happenings.in(all);
        // "What now?" is about what was told before it, and not about what it came with.
        if (happened.isPresent()
                && sentences.size() > 1
                && matters.find(List.of(first)).isEmpty()) {
            matter = matter.filter(one -> one.words().startsWith(Losses.LOSS_OF))
                    .or(() -> happened.map(one -> new Matter(one.called(), false, "")));
        }
        boolean mourns =
                matter.filter(one -> one.words().startsWith(Losses.LOSS_OF)).isPresent();
        Optional<String> person = matters.person(plain);
        List<String> besides = grave ? List.of() : matters.besides(sentences, takenUp(options, matter));
        Optional<Recognised> known = Situations.in(asked, plain);
        // One can miss an ex, the sea or an hour's sleep: where nobody is dead, a situation that is known says what it
        // is.
        String meant = lower(lexicon.literally(plain));
        boolean mayMourn = known.filter(Recognised::isNarrow).isEmpty() || subjects.tellsOfDeath(meant);
        Subject subject = mourns ? Subject.GRIEF : subjects.subject(lexicon.literally(asked), meant, form, mayMourn);
        // "How will my relationship develop" is like "how will my finances", and says itself what it is about.
        Optional<Recognised> situation = known.or(
                        () -> Situations.broadly(subject, form).filter(_ -> subject.isNamed()))
                .or(() -> Situations.likeliestField(plain))
                .or(() -> Situations.broadly(subject, form));
        return new QuestionReading(
                subject,
                form,
                FormFinder.time(all),
                subjects.feeling(all),
                mourns ? Optional.empty() : happened,
                subject == Subject.GRIEF || grave || sentences.isEmpty() ? Optional.empty() : situation,
                person,
                Nouns.somebody(asked),
                matter,
                form == Form.EITHER ? options : List.of(),
                grave ? Optional.empty() : Details.lasting(plain),
                // Asked what somebody thinks, one does not name them by the way.
                besides.stream()
                        .filter(named -> form != Form.MIND || !person.equals(Optional.of(named)))
                        .toList(),
                sentences.isEmpty(),
                grave && !mourns);
    }

    private static List<String> takenUp(List<Matter> options, Optional<Matter> matter) {
        return Stream.concat(options.stream(), matter.stream())
                .map(Matter::words)
                .toList();
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
                .replaceAll("(?i)\\bnear by\\b", "nearby")
                .strip();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
