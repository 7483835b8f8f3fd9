package app.alembic.proofreading;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.oracle.Consultation;
import app.alembic.oracle.Extent;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Understudy;
import app.alembic.safety.Safety;
import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one text while it comes, and lets through what may be shown: each sentence once it is whole and nothing is wrong
 * with it, the closing paragraph once the whole has been read. What is released, and in what pieces, depends on the text
 * alone, not on how it was cut on its way here. For one text and one thread.
 *
 * @see <a href="../../../../../../docs/explanation/proofreading.md">docs/explanation/proofreading.md</a>
 */
public final class Proofreader {

    /** How far from its range a text may be, in parts of the limit, before it is noted. */
    private static final double TOLERANCE = 0.2;

    /** Which part of the least length is released sentence by sentence; the close is never so near to the start. */
    private static final double OPEN = 0.5;

    /** Enough of an unfinished line to see what the next one makes of it; in characters. */
    private static final int REMEMBERED = 200;

    private static final CardNames NAMES = new CardNames(Deck.standard());
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");
    private static final Pattern QUESTION = Pattern.compile("\\?[\"'\u201D\u2019)*_\\s]*$");
    private static final Pattern ENDED = Pattern.compile("[.!?\u2026][\"'\u201D\u2019)*_]*$");

    private final Inquiry inquiry;
    private final Understudy understudy;
    private final Consumer<String> reader;
    private final Set<Card> allowed;

    private final English english = new English();
    private final SentenceCutter cutter = new SentenceCutter();
    private final List<Sentence> held = new ArrayList<>();
    private final StringBuilder released = new StringBuilder();
    private final Set<Card> named = new HashSet<>();
    private int words;
    private String unfinished = "";
    private @Nullable Violation violation;

    /**
     * @param understudy makes good what an interpretation leaves out
     * @param reader receives what may be shown; the pieces joined are always the beginning of the final text
     */
    public Proofreader(Inquiry inquiry, Understudy understudy, Consumer<String> reader) {
        this.inquiry = inquiry;
        this.understudy = understudy;
        this.reader = reader;
        this.allowed = allowed(inquiry);
    }

    /**
     * Reads on. After a violation nothing is released any more, whatever else is read.
     *
     * @return why the text cannot stand, as soon as it is known
     */
    public Optional<Violation> read(String piece) {
        for (int i = 0; i < piece.length() && violation == null; i++) {
            // PostgreSQL keeps no text with it.
            if (piece.charAt(i) != '\0') {
                cutter.read(piece.charAt(i)).ifPresent(this::take);
            }
        }
        return Optional.ofNullable(violation);
    }

    /** Reads what is left, looks at the whole, makes good what was left out, and releases the close. */
    public Proof finish() {
        if (violation == null) {
            cutter.rest().ifPresent(this::take);
        }
        if (violation != null) {
            return new Proof.Broken(released.toString(), violation);
        }
        var flaws = new ArrayList<Flaw>();
        addCardsLeftOut(flaws);
        releaseHeld();
        checkLength(flaws);
        addQuestion(flaws);
        return new Proof.Sound(released.toString(), flaws);
    }

    private void take(Sentence sentence) {
        if (sentence.beginsParagraph()) {
            releaseHeld();
        }
        List<Mention> mentions = NAMES.in(sentence.text());
        violation = violation(sentence, mentions);
        if (violation != null) {
            return;
        }
        mentions.forEach(mention -> named.add(mention.card()));
        boolean mayClose = words >= OPEN * Extent.of(inquiry).least();
        words += wordsIn(sentence.text());
        if (mayClose) {
            held.add(sentence);
        } else {
            release(sentence.toString());
        }
    }

    /** Runs of letters and figures; an apostrophe or a hyphen between two of them joins them. */
    private static int wordsIn(String text) {
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean isLetter = Character.isLetterOrDigit(text.charAt(i));
            if (isLetter && !inside) {
                count++;
            }
            boolean joins = inside
                    && "'\u2019-".indexOf(text.charAt(i)) >= 0
                    && i + 1 < text.length()
                    && Character.isLetterOrDigit(text.charAt(i + 1));
            inside = isLetter || joins;
        }
        return count;
    }

    private @Nullable Violation violation(Sentence sentence, List<Mention> mentions) {
        String line = singleSpaced(sentence.text());
        String together = unfinished.isEmpty() ? line : unfinished + " " + line;
        unfinished = ENDED.matcher(line).find() ? "" : together.substring(Math.max(0, together.length() - REMEMBERED));
        var breach = Stream.of(sentence.text(), line, together)
                .distinct()
                .flatMap(text -> Safety.standard().check(text).stream())
                .findFirst();
        if (breach.isPresent()) {
            return new Violation.Unsafe(breach.get().fault());
        }
        if (!english.goesOnWith(line)) {
            return new Violation.NotEnglish();
        }
        for (Mention mention : mentions) {
            if (mention.certain() && !allowed.contains(mention.card())) {
                return new Violation.CardNotDrawn(mention.card());
            }
            var drawn = drawn(mention.card());
            if (drawn.isPresent()
                    && mention.reversed().isPresent()
                    && mention.reversed().get() != drawn.get().reversed()) {
                return new Violation.WrongOrientation(drawn.get());
            }
        }
        return null;
    }

    /** Nearly every sentence is as it should be, and looking is cheaper than a pattern. */
    private static String singleSpaced(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean isSpace = Character.isWhitespace(text.charAt(i));
            if (isSpace && (text.charAt(i) != ' ' || (i > 0 && text.charAt(i - 1) == ' '))) {
                return SPACES.matcher(text).replaceAll(" ");
            }
        }
        return text;
    }

    private Optional<DrawnCard> drawn(Card card) {
        return inquiry.consultation().cards().stream()
                .filter(drawn -> drawn.card().equals(card))
                .findFirst();
    }

    /** The drawn ones; in a conversation those too that the seeker brings up, because an answer has to name them. */
    private static Set<Card> allowed(Inquiry inquiry) {
        var allowed = new HashSet<Card>();
        inquiry.consultation().cards().forEach(drawn -> allowed.add(drawn.card()));
        if (inquiry instanceof Inquiry.Reply reply) {
            NAMES.in(reply.question()).forEach(mention -> allowed.add(mention.card()));
            reply.conversation().stream()
                    .filter(Inquiry.Turn::bySeeker)
                    .flatMap(turn -> NAMES.in(turn.content()).stream())
                    .forEach(mention -> allowed.add(mention.card()));
        }
        return allowed;
    }

    private void addCardsLeftOut(List<Flaw> flaws) {
        Consultation consultation = inquiry.consultation();
        if (inquiry instanceof Inquiry.Reply) {
            return;
        }
        for (DrawnCard drawn : consultation.cards()) {
            if (!named.contains(drawn.card())) {
                flaws.add(new Flaw.CardLeftOut(drawn));
                releaseParagraph(understudy.passage(consultation, drawn));
            }
        }
        if (!flaws.isEmpty() && !held.isEmpty()) {
            held.set(0, new Sentence("\n\n", held.getFirst().text()));
        }
    }

    private void checkLength(List<Flaw> flaws) {
        Extent extent = Extent.of(inquiry);
        if (words < (1 - TOLERANCE) * extent.least()) {
            flaws.add(new Flaw.TooShort(words));
        } else if (words > (1 + TOLERANCE) * extent.most()) {
            flaws.add(new Flaw.TooLong(words));
        }
    }

    private void addQuestion(List<Flaw> flaws) {
        if (inquiry instanceof Inquiry.Interpretation
                && !QUESTION.matcher(released).find()) {
            flaws.add(new Flaw.QuestionLeftOut());
            releaseParagraph(understudy.question(inquiry.consultation()));
        }
    }

    private void releaseHeld() {
        held.forEach(sentence -> release(sentence.toString()));
        held.clear();
    }

    private void releaseParagraph(String text) {
        release(released.isEmpty() ? text : "\n\n" + text);
    }

    /** Half a character, which a model can send as well as anything, is none, and nothing could store it. */
    private void release(String text) {
        String whole = text.chars().anyMatch(sign -> Character.isSurrogate((char) sign))
                ? HALF.matcher(text).replaceAll("\uFFFD")
                : text;
        released.append(whole);
        reader.accept(whole);
    }
}
