package app.alembic.oracle.mirror;

import app.alembic.deck.Meaning;
import app.alembic.oracle.Inquiry;
import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Writes one reply in the talk about a reading: answers what the message does, says what in the reading it touches, speaks
 * from there, and hands back a question. Nothing that the seeker has read already is said again.
 */
final class ReplyComposer {

    /** In words. The limits of the voice are 80 and 200. */
    private static final int LEAST = 84;

    private static final int USUAL = 125;
    private static final int MOST = 185;
    private static final String[] PLAIN = {"plain_first", "plain_second", "plain_third"};

    private static final String[] PLAIN_CARD = {"plain_one", "plain_two", "plain_three"};

    private final SpreadReading spread;
    private final Remark remark;
    private final DrawnCard card;
    private final Subject subject;
    private final boolean grave;
    private final Voice voice;
    private final Terms terms;
    private final Heard heard;
    private final Facts facts;
    private final Facts unsaid;
    private final long seed;
    private final Draft draft = new Draft();

    /**
     * @param question of the reading
     * @param asked in this turn
     */
    ReplyComposer(Phrasebook book, Inquiry.Reply reply, QuestionReading question, QuestionReading asked, long seed) {
        this.spread = new SpreadReading(
                reply.consultation().spread(), reply.consultation().cards());
        this.remark = new RemarkReader(spread, reply, question, asked).read();
        this.card = remark.touched().card();
        this.subject = asked.subject() == Subject.OTHER || asked.subject() == Subject.DECISION
                ? question.subject()
                : asked.subject();
        this.grave = asked.grave() || (question.grave() && !remark.isBrief());
        this.voice = new Voice(book, seed);
        this.terms = new Terms(book, question, spread);
        this.heard = new Heard(reply);
        var known = new ReplyFacts(spread, terms, remark, heard, Principle.truestOf(spread, question));
        this.facts = known.all().andIf(grave, "grave").andIf(!grave, "weighing");
        this.unsaid = known.unsaid().andIf(grave, "grave").andIf(!grave, "weighing");
        this.seed = seed;
        heard.sentences().forEach(voice::quote);
    }

    /** A margin beneath the least that a courtesy may take. */
    static boolean admits(int words) {
        return words >= LEAST - 3 && words <= MOST + 12;
    }

    /** Paragraphs of sentences. */
    List<List<String>> compose() {
        draft.paragraph();
        if (remark.moves().isEmpty()) {
            say("reply_open");
            say("reply_answer");
        } else {
            answerMoves();
        }
        draft.paragraph();
        String closing = closing();
        int room = (remark.isBrief() ? LEAST : USUAL) - Wording.words(closing);
        speakFrom(room);
        // A long talk about one card uses the deck's own sentences up; turns that combine are left.
        while (draft.words() + Wording.words(closing) < LEAST && sayMoreOfTheSame()) {}
        draft.shortenTo(MOST - Wording.words(closing));
        draft.add(closing);
        return draft.paragraphs();
    }

    private boolean sayMoreOfTheSame() {
        return sayAnyhow("reply_light") | sayAnyhow("reply_shadow") | sayAnyhow("reply_image");
    }

    /** What is done beside asking, and the card that belongs to it. */
    private void answerMoves() {
        for (Move move : remark.moves()) {
            say("say_" + Terms.key(move));
        }
        Move first = remark.moves().getFirst();
        String cardRule = "card_" + Terms.key(first);
        if (isPlainSpeech()) {
            draft.paragraph();
            sayPlainly();
            return;
        }
        boolean cardFirst = first == Move.STEP || first == Move.PICTURE || first == Move.DECIDE;
        if (remark.moves().size() == 1 && !cardFirst) {
            sayIfKept("more_" + Terms.key(first));
        }
        if (remark.pointsToCard()) {
            say("reply_open");
        }
        if (!remark.pointsToCard() || first == Move.WORSE || first == Move.STEP) {
            sayIfKept(cardRule);
        }
        if (remark.moves().size() == 1 && cardFirst) {
            sayIfKept("more_" + Terms.key(first));
        }
    }

    private boolean isPlainSpeech() {
        return remark.does(Move.SIMPLY) || remark.does(Move.CONFUSED);
    }

    /** Three plain sentences: on the card that is named, or that was spoken of last; else on the whole. */
    private void sayPlainly() {
        boolean ofOne = spread.cards().size() == 1
                || remark.pointsToCard()
                || (remark.does(Move.CONFUSED) && facts.hold("again"));
        for (String rule : ofOne ? PLAIN_CARD : PLAIN) {
            sayAnyhow(rule);
        }
        say("plain_sum");
    }

    /** Goes on from the card, what fits the message best first, until there is enough. */
    private void speakFrom(int room) {
        if (grave && !remark.isBrief()) {
            say("step_to_somebody");
        }
        if (remark.touched() instanceof Touched.TwoCards) {
            say("reply_two");
            say("reply_two_sides");
        }
        if (remark.touched() instanceof Touched.Theme) {
            observe(remark.touched().truth());
        }
        for (Runnable more : body()) {
            if (draft.words() >= room || (isPlainSpeech() && draft.words() >= LEAST - 12)) {
                break;
            }
            more.run();
        }
    }

    /** What can be said of the card, in an order of its own for each reply. */
    private List<Runnable> body() {
        Meaning meaning = card.meaning();
        var body = new ArrayList<Runnable>();
        body.add(() -> quoteAndSay(meaning.light(), "reply_risk"));
        body.add(() -> say("place"));
        body.add(() -> say("reply_picture"));
        body.add(() -> say("reply_contrast"));
        body.add(() -> say("nature"));
        body.add(() -> say("reply_keywords"));
        if (!remark.does(Move.WORSE)) {
            body.add(() -> quoteAndSay(meaning.shadow(), "reply_gift"));
        }
        if (card.card().isMajor()) {
            body.add(() -> say("reply_lens"));
        }
        spread.standing(card)
                .ifPresent(standing ->
                        body.add(() -> say("dignity", Passage.neighbours(facts, standing))));
        Collections.shuffle(body, new Random(seed));
        body.add(() -> say("reply_asks"));
        body.add(() -> say("reply_gift"));
        body.add(() -> say("reply_risk"));
        if (remark.isBrief() || isPlainSpeech()) {
            return body;
        }
        // What the deck holds on the very field that is asked about comes first, and a step for whoever asks how.
        if (wantsAStep()) {
            body.addFirst(() -> say("step"));
        }
        subject.sentence(meaning).ifPresent(sentence -> body.addFirst(() -> quote(sentence)));
        if (facts.hold("whom") && !remark.does(Move.IS_ABOUT)) {
            body.addFirst(() -> say("reply_person"));
        }
        return body;
    }

    private boolean wantsAStep() {
        boolean askedHow = remark.asked().form() == QuestionReading.Form.HOW;
        return askedHow && !grave && !heard.holds(card.meaning().step());
    }

    /** What the cards show together, what was asked for first. */
    private void observe(String truth) {
        String wanted = switch (truth) {
            case "some_reversed" -> "see_reversals";
            case "some_of_a_kind" -> "see_suit";
            default -> "";
        };
        List<Observation> seen = Observation.of(spread, terms, voice).stream()
                .sorted(Comparator.comparing(one -> !one.rule().equals(wanted)))
                .toList();
        int said = 0;
        for (Observation one : seen) {
            if (said < 2 && say(one.rule(), one.facts())) {
                said++;
            }
        }
    }

    /** An open question that was not asked before: one that fits what was done, the card's own, or another. */
    private String closing() {
        List<String> rules = new ArrayList<>(List.of("ask_with_card", "ask", "reply_ask"));
        if (heard.holds(Optional.ofNullable(facts.nameOf("question")).orElse(""))) {
            rules.remove("ask_with_card");
        } else if (voice.perhaps(0.3)) {
            Collections.swap(rules, 0, 1);
        }
        remark.moves().stream()
                .map(move -> "close_" + Terms.key(move))
                .filter(rule -> facts.canFill(rule))
                .forEach(rule -> rules.addFirst(rule));
        return rules.stream()
                .flatMap(rule -> voice.sayNew(rule, unsaid, heard::isNew).stream())
                .findFirst()
                .or(() -> voice.sayNew("reply_ask", facts, heard::isNew))
                .orElseGet(() -> voice.say("reply_ask", facts));
    }

    /** One side in the card's own sentence, the other in a turn. */
    private void quoteAndSay(String sentence, String rule) {
        if (quote(sentence)) {
            say(rule);
        }
    }

    private boolean sayIfKept(String rule) {
        return facts.canFill(rule) && say(rule);
    }

    /** With words that are new in this talk if there are any, else with old ones in a new sentence. */
    private boolean say(String rule) {
        return say(rule, unsaid) || (draft.words() < LEAST / 2 && say(rule, facts));
    }

    private boolean sayAnyhow(String rule) {
        return say(rule, facts);
    }

    private boolean say(String rule, Facts known) {
        Optional<String> said = voice.sayNew(rule, known, heard::isNew);
        // All but the first sentence can be spared when it gets too long.
        said.ifPresent(text -> draft.add(text, draft.words() == 0 ? 0 : draft.words()));
        return said.isPresent();
    }

    private boolean quote(String sentence) {
        boolean fresh = heard.isNew(sentence);
        if (fresh) {
            draft.add(voice.quote(sentence), draft.words());
        }
        return fresh;
    }
}
