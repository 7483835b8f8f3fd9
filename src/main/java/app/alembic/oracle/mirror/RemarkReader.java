package app.alembic.oracle.mirror;

import app.alembic.deck.Nature;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.mirror.QuestionReading.Form;
import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands a message in the talk: what it does, what it touches, and which card is to speak. */
final class RemarkReader {

    /** In so few words a subject is a question: "love?". */
    private static final int FEW = 4;

    /** Asked about medicine, law or money at stake, none of these is taken up. */
    private static final Set<Move> LIGHT =
            EnumSet.of(Move.DECIDE, Move.STEP, Move.FORETELL, Move.TIMING, Move.LUCK, Move.OTHER_MIND, Move.IS_ABOUT);

    private static final Pattern DENIED = Pattern.compile(
            "\\bi(?:'?m| am) not (?:(?:really|at all|actually|even|that) )?(afraid|scared|angry|sad|jealous|lonely|hiding"
                    + "|avoiding anything|running away|holding back|stuck|lazy|selfish|lost|ashamed|guilty|proud|stubborn|confused"
                    + "|bitter|anxious|worried|unhappy|tired|controlling|weak|cold|distant|impatient|unsure)\\b");
    private static final Pattern ANOTHER = Pattern.compile("\\b(he|him|she|they)\\b");

    private final SpreadReading spread;
    private final Inquiry.Reply reply;
    private final QuestionReading question;
    private final QuestionReading asked;
    private final Asking asking;
    private final MoveFinder moves = new MoveFinder(MoveWords.standard());
    private final TouchFinder touches;
    private final SpeakerChoice speakers;

    /**
     * @param question of the reading
     * @param asked in this turn
     */
    RemarkReader(SpreadReading spread, Inquiry.Reply reply, QuestionReading question, QuestionReading asked) {
        this.spread = spread;
        this.reply = reply;
        this.question = question;
        this.asked = asked;
        this.asking = new Asking(reply.question());
        this.touches = new TouchFinder(spread, reply.question());
        this.speakers = new SpeakerChoice(spread, reply);
    }

    Remark read() {
        var found = new ArrayList<>(moves.find(asking));
        Optional<Touched> named = touches.named();
        if (asked.grave()) {
            found.removeAll(LIGHT);
        }
        if (touches.pointedTo().isPresent()) {
            found.removeIf(move -> move == Move.LORE || move == Move.MUSING || move == Move.HELLO);
        }
        // In a spread that has such a place, the shadow is one.
        if (spread.at("shadow").isPresent() && !asking.mentions("its|his|her|dark|shadow side")) {
            found.remove(Move.SHADOW_SIDE);
        }
        Optional<Quotation> quotation = found.contains(Move.QUOTE)
                ? new QuotationFinder(spread, reply, MoveWords.standard()).find(asking)
                : Optional.empty();
        Optional<String> topic = found.contains(Move.LORE) ? moves.topic(asking) : Optional.empty();
        return new Remark(
                found,
                touched(found, named, quotation),
                asked,
                quotation,
                topic,
                topic.map(this::ofKind).orElse(List.of()),
                group(DENIED),
                another());
    }

    private Touched touched(List<Move> found, Optional<Touched> named, Optional<Quotation> quotation) {
        if (quotation.isPresent()) {
            return new Touched.OneCard(quotation.get().card(), "by_move");
        }
        if (found.contains(Move.LORE)) {
            return new Touched.OneCard(named.map(Touched::card).orElseGet(() -> speakers.of(Move.LORE)), "by_move");
        }
        if (named.isPresent()
                && !(found.contains(Move.LIES) && named.get() instanceof Touched.Nothing)
                && !(!found.isEmpty() && named.get().truth().equals("whole"))) {
            return named.get();
        }
        if (!found.isEmpty()) {
            return new Touched.OneCard(speakers.of(found.getFirst()), "by_move");
        }
        return unnamed();
    }

    private Touched unnamed() {
        Subject subject = asked.subject();
        boolean hasSubject = subject != Subject.OTHER && subject != Subject.DECISION;
        boolean turnsToIt = subject != question.subject() || asking.lower().split(" ").length < FEW;
        if (hasSubject && turnsToIt && spread.cards().size() > 1) {
            return new Touched.OneCard(speakers.on(subject), "by_subject");
        }
        Touched weakly = touches.find(reply.conversation());
        return weakly instanceof Touched.Nothing(DrawnCard _, String truth) && truth.equals("nothing") && hasSubject
                ? new Touched.OneCard(speakers.on(subject), "by_subject")
                : weakly;
    }

    /** The drawn cards that a word of the craft is about. */
    private List<DrawnCard> ofKind(String topic) {
        return spread.cards().stream()
                .filter(card -> switch (card.card().nature()) {
                    case Nature.Major _ -> topic.equals("majors");
                    case Nature.Pip pip ->
                        topic.equals(Terms.key(pip.suit()))
                                || topic.equals("minors")
                                || (topic.equals("aces") && pip.number() == 1);
                    case Nature.Court court ->
                        topic.equals(Terms.key(court.suit())) || topic.equals("courts") || topic.equals("minors");
                })
                .toList();
    }

    private Optional<String> group(Pattern pattern) {
        Matcher matcher = pattern.matcher(asking.lower());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** As the object of a sentence: "your ex", "him". */
    private Optional<String> another() {
        if (asked.person().isPresent() && asked.form() != Form.SHOULD) {
            return asked.person();
        }
        return group(ANOTHER).map(one -> switch (one) {
            case "she" -> "her";
            case "they" -> "them";
            default -> "him";
        });
    }
}
