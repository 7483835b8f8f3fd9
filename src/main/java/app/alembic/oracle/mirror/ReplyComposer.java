package app.alembic.oracle.mirror;

import app.alembic.deck.Meaning;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.mirror.Situations.Recognised;
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

    /** The proofreader lets a fifth less pass without a remark, and thanks want few words. */
    private static final int LEAST_OF_A_COURTESY = 68;

    private static final int USUAL = 125;
    private static final int MOST = 185;
    private static final String[] PLAIN = {"plain_first", "plain_second", "plain_third"};

    private static final String[] PLAIN_CARD = {"plain_one", "plain_two", "plain_three"};

    private final SpreadReading spread;
    private final Remark remark;
    private final DrawnCard card;
    private final Subject subject;
    private final boolean grave;
    private final Optional<Recognised> situation;
    private final Voice voice;
    private final Terms terms;
    private final Heard heard;
    private final Facts facts;
    private final OtherManners others;
    private final FreshVoice speech;
    private final long seed;
    private final Draft draft = new Draft();

    /**
     * @param question of the reading
     * @param remark what is answered
     */
    ReplyComposer(Inquiry.Reply reply, QuestionReading question, Remark remark, long seed) {
        this.spread = new SpreadReading(
                reply.consultation().spread(), reply.consultation().cards());
        this.remark = remark;
        QuestionReading asked = remark.asked();
        this.card = remark.touched().card();
        this.subject = asked.subject() == Subject.OTHER || asked.subject() == Subject.DECISION
                ? question.subject()
                : asked.subject();
        this.grave = asked.grave() || (question.grave() && !remark.isBrief());
        this.situation = grave || subject == Subject.GRIEF
                ? Optional.empty()
                : asked.situation().or(question::situation);
        var book = Phrasebook.withoutManner();
        this.voice = new Voice(book, seed);
        this.terms = new Terms(book, question, spread);
        this.heard = new Heard(reply);
        var known = new ReplyFacts(spread, terms, remark, heard, Principle.truestOf(spread, question));
        this.facts = known.all().andIf(grave, "grave").andIf(!grave, "weighing");
        this.seed = seed;
        this.others = new OtherManners(card, situation, heard, isPlainSpeech(), seed);
        this.speech = new FreshVoice(voice, heard, known, facts, draft);
    }

    /** Whether so many words are right for an answer to this. */
    static boolean admits(Remark remark, int words) {
        return words >= (remark.does(Move.THANKS) ? LEAST_OF_A_COURTESY : LEAST) - 3 && words <= MOST + 12;
    }

    /** Paragraphs of sentences. */
    List<List<String>> compose() {
        draft.paragraph();
        if (remark.moves().isEmpty()) {
            speech.sayAnyhow("reply_open");
            if (remark.touched() instanceof Touched.OneCard || remark.touched() instanceof Touched.Nothing) {
                if (facts.hold("whom") && !grave) {
                    speech.sayAnyhow("reply_person");
                } else {
                    speech.say("reply_answer");
                }
            }
        } else {
            answerMoves();
        }
        draft.paragraph();
        String closing = closing();
        int least = remark.does(Move.THANKS) ? LEAST_OF_A_COURTESY : LEAST;
        int room = (remark.isBrief() ? least : USUAL) - Wording.words(closing);
        speakFrom(room);
        // A long talk about one card uses the deck's own sentences up; turns that combine are left.
        while (draft.words() + Wording.words(closing) < least && sayMoreOfTheSame()) {}
        draft.shortenTo(MOST - Wording.words(closing));
        draft.goOn(closing, 0);
        return Editor.tied(draft.paragraphs());
    }

    private boolean sayMoreOfTheSame() {
        return speech.sayAnyhow("reply_light") | speech.sayAnyhow("reply_shadow") | speech.sayAnyhow("reply_image");
    }

    /** What is done beside asking, and the card that belongs to it. */
    private void answerMoves() {
        Move first = remark.moves().getFirst();
        boolean alone = remark.moves().size() == 1;
        boolean pointed = remark.pointsToCard() && first != Move.WORSE;
        if (pointed && !alone && !isPlainSpeech()) {
            speech.sayAnyhow("reply_open");
        }
        remark.moves().forEach(move -> speech.sayAnyhow("say_" + Terms.key(move)));
        if (isPlainSpeech()) {
            sayPlainly();
            return;
        }
        boolean cardFirst = first == Move.STEP || first == Move.PICTURE || first == Move.DECIDE;
        if (alone && !cardFirst) {
            speech.sayIfKept("more_" + Terms.key(first));
        }
        Move bringing = remark.does(Move.STEP) ? Move.STEP : first;
        String cardRule = "card_" + Terms.key(bringing);
        boolean bringsCard =
                (remark.touched() instanceof Touched.OneCard || first == Move.WORSE) && facts.canFill(cardRule);
        if (bringsCard && (alone || !pointed || bringing == Move.STEP)) {
            speech.sayIfKept(cardRule);
        } else if (pointed && alone) {
            speech.sayAnyhow("reply_open");
        }
        if (alone && cardFirst) {
            speech.sayIfKept("more_" + Terms.key(first));
        }
    }

    private boolean isPlainSpeech() {
        return remark.does(Move.SIMPLY) || remark.does(Move.CONFUSED);
    }

    /** Three plain sentences: on the card that is named, or that was spoken of last; else on the whole. */
    private void sayPlainly() {
        draft.paragraph();
        boolean ofOne = spread.cards().size() == 1
                || remark.pointsToCard()
                || (remark.does(Move.CONFUSED) && facts.hold("again"));
        for (String rule : ofOne ? PLAIN_CARD : PLAIN) {
            speech.sayAnyhow(rule);
        }
        speech.say(ofOne ? "plain_sum_of_one" : "plain_sum");
    }

    /** Goes on from the card, what fits the message best first, until there is enough. */
    private void speakFrom(int room) {
        if (grave && !remark.isBrief()) {
            speech.say("step_to_somebody");
        }
        if (remark.touched() instanceof Touched.TwoCards) {
            speech.sayAnyhow("reply_two");
            speech.sayAnyhow("reply_two_sides");
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

    /** What can be said of the card, in an order of its own for each reply, and what weighs little last. */
    private List<Runnable> body() {
        Meaning meaning = card.meaning();
        var body = new ArrayList<Runnable>();
        if (remark.touched() instanceof Touched.TwoCards(DrawnCard one, DrawnCard other)) {
            body.add(() -> speech.say("reply_two_pictures"));
            body.add(() -> speech.quote(one.meaning().shadow()));
            body.add(() -> speech.quote(other.meaning().light()));
            return body;
        }
        if (remark.isBrief()) {
            // A courtesy, or a bad hour, is no time for a shadow.
            String more = "more_" + Terms.key(remark.moves().getFirst());
            return List.of(
                    () -> speech.say(remark.does(Move.THANKS) ? more : "reply_gift"),
                    () -> speech.quote(meaning.light()),
                    () -> speech.sayIfKept(more),
                    () -> speech.say("reply_picture"),
                    () -> speech.say("reply_keywords"),
                    () -> speech.say("reply_asks"));
        }
        body.add(() -> speech.quoteAndSay(meaning.light(), "reply_risk"));
        body.add(() -> speech.quoteAndSay(meaning.shadow(), "reply_gift"));
        body.add(() -> speech.say("place"));
        body.add(() -> speech.say("reply_picture"));
        body.add(() -> speech.say("reply_contrast"));
        Collections.shuffle(body, new Random(seed));
        var lesser = new ArrayList<Runnable>();
        lesser.add(() -> speech.say("nature"));
        lesser.add(() -> speech.say("reply_lens"));
        spread.standing(card)
                .ifPresent(standing ->
                        lesser.add(() -> speech.say("dignity", Passage.neighbours(terms, facts, standing, voice))));
        Collections.shuffle(lesser, new Random(seed));
        body.add(2, lesser.removeFirst());
        body.addFirst(() -> others.motif().ifPresent(speech::quote));
        body.addFirst(this::tell);
        body.addAll(lesser);
        body.add(() -> speech.say("reply_keywords"));
        body.add(() -> speech.say("reply_asks"));
        body.add(() -> speech.say("reply_gift"));
        body.add(() -> speech.say("reply_risk"));
        if (!isPlainSpeech()) {
            addWhatIsAskedFor(body);
        }
        return body;
    }

    private void tell() {
        (subject == Subject.GRIEF ? others.tellingToMourners() : others.telling()).ifPresent(speech::quote);
    }

    /** What the deck holds on the very field that is asked about comes first, and a step for whoever asks how. */
    private void addWhatIsAskedFor(List<Runnable> body) {
        Meaning meaning = card.meaning();
        if (remark.asked().form() == QuestionReading.Form.HOW && !grave && !heard.holds(meaning.step())) {
            body.addFirst(() -> speech.say("step"));
        }
        if (situation.isPresent()) {
            body.addFirst(() -> others.thought(Wanted.by(remark.asked().form())).ifPresent(speech::quote));
        } else {
            subject.sentence(meaning).ifPresent(sentence -> body.addFirst(() -> speech.quote(sentence)));
        }
        if (remark.does(Move.SHADOW_SIDE)) {
            body.addFirst(() -> speech.quote(meaning.shadow()));
        }
        if (remark.does(Move.LIGHT_SIDE)) {
            body.addFirst(() -> speech.quote(meaning.light()));
        }
        if (facts.hold("whom") && !remark.moves().isEmpty() && !remark.does(Move.IS_ABOUT)) {
            body.addFirst(() -> speech.sayAnyhow("reply_person"));
        }
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
            if (said < 3 && speech.say(one.rule(), one.facts())) {
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
        return speech.ask(rules);
    }
}
