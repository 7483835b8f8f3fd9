package app.alembic.oracle.mirror;

import app.alembic.oracle.Inquiry;
import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Writes one reply in the talk about a reading: says what in the reading the question touches, speaks from there, and
 * hands back a question. Nothing that the seeker has read already is said again.
 */
final class ReplyComposer {

    /** In words. The limits of the voice are 80 and 200. */
    private static final int LEAST = 96;

    private static final int USUAL = 125;
    private static final int MOST = 190;

    private final Inquiry.Reply reply;
    private final SpreadReading spread;
    private final QuestionReading asked;
    private final Subject subject;
    private final boolean grave;
    private final Voice voice;
    private final Terms terms;
    private final Heard heard;
    private final long seed;
    private final Draft draft = new Draft();

    /**
     * @param question of the reading
     * @param asked in this turn
     */
    ReplyComposer(Phrasebook book, Inquiry.Reply reply, QuestionReading question, QuestionReading asked, long seed) {
        this.reply = reply;
        this.spread = new SpreadReading(
                reply.consultation().spread(), reply.consultation().cards());
        this.asked = asked;
        this.subject = asked.subject() == Subject.OTHER || asked.subject() == Subject.DECISION
                ? question.subject()
                : asked.subject();
        this.grave = question.grave() || asked.grave();
        this.voice = new Voice(book, seed);
        this.terms = new Terms(book, question, spread);
        this.heard = new Heard(reply);
        this.seed = seed;
        heard.sentences().forEach(voice::quote);
    }

    /** Paragraphs of sentences. */
    List<List<String>> compose() {
        Touched touched = new TouchFinder(spread, reply.question()).find(reply.conversation());
        Facts facts = facts(touched);
        draft.paragraph();
        say("reply_open", facts);
        say("reply_answer", facts);
        draft.paragraph();
        String closing = closing(facts);
        int room = USUAL - Wording.words(closing);
        if (grave) {
            say("step_to_somebody", facts);
        }
        if (touched instanceof Touched.TwoCards) {
            say("reply_two", facts);
            say("reply_two_sides", facts);
        }
        if (touched instanceof Touched.Theme) {
            observe(touched.truth());
        }
        for (Runnable more : body(touched.card(), facts)) {
            if (draft.words() >= room) {
                break;
            }
            more.run();
        }
        // A long talk about one card uses the deck's own sentences up; turns that combine are left.
        while (draft.words() + Wording.words(closing) < LEAST
                && (say("reply_light", facts) | say("reply_shadow", facts) | say("reply_image", facts))) {}
        draft.shortenTo(MOST - Wording.words(closing));
        draft.add(closing);
        return draft.paragraphs();
    }

    private Facts facts(Touched touched) {
        Facts facts = terms.ofCard(touched.card())
                .and(touched.truth(), "asked_" + Terms.key(asked.form()))
                .andIf(grave, "grave");
        if (touched instanceof Touched.TwoCards(DrawnCard first, DrawnCard second)) {
            facts = facts.and(Terms.key(Standing.between(first, second)))
                    .naming("first", Terms.called(first))
                    .naming("second", Terms.called(second))
                    .naming("first_gift", first.meaning().gift())
                    .naming("second_gift", second.meaning().gift())
                    .naming("first_element", Terms.key(first.card().element()))
                    .naming("second_element", Terms.key(second.card().element()));
        }
        return facts;
    }

    /** What can be said of the card, in an order of its own for each reply. */
    private List<Runnable> body(DrawnCard card, Facts facts) {
        var body = new ArrayList<Runnable>();
        body.add(() -> quoteAndSay(card.meaning().light(), "risk", facts));
        body.add(() -> quoteAndSay(card.meaning().shadow(), "gift", facts));
        body.add(() -> say("both", facts));
        body.add(() -> say("reply_light", facts));
        body.add(() -> say("reply_shadow", facts));
        body.add(() -> say("reply_image", facts));
        body.add(() -> say("place", facts));
        body.add(() -> say("nature", facts));
        spread.standing(card)
                .ifPresent(standing -> body.add(() -> say("dignity", Passage.neighbours(facts, standing))));
        Collections.shuffle(body, new Random(seed));
        // What the deck holds on the very field that is asked about comes first, and a step for whoever asks for one.
        if (wantsAStep() && !grave && !heard.holds(card.meaning().step())) {
            body.addFirst(() -> say("step", facts));
        }
        subject.sentence(card.meaning()).ifPresent(sentence -> body.addFirst(() -> quote(sentence)));
        return body;
    }

    private boolean wantsAStep() {
        String lower = reply.question().toLowerCase(Locale.ROOT);
        return asked.form() == QuestionReading.Form.HOW
                || asked.form() == QuestionReading.Form.SHOULD
                || lower.contains("do i do")
                || lower.contains("can i do")
                || lower.contains("next step");
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

    /** An open question that was not asked before: the card's own, or another. */
    private String closing(Facts facts) {
        List<String> rules = new ArrayList<>(List.of("reply_ask", "ask_with_card", "ask"));
        if (heard.holds(Optional.ofNullable(facts.nameOf("question")).orElse(""))) {
            rules.remove("ask_with_card");
        }
        if (voice.perhaps(0.6)) {
            Collections.rotate(rules, -1);
        }
        return rules.stream()
                .flatMap(rule -> voice.sayNew(rule, facts, heard::isNew).stream())
                .findFirst()
                .orElseGet(() -> voice.say("reply_ask", facts));
    }

    /** One side in the card's own sentence, the other in a turn. */
    private void quoteAndSay(String sentence, String rule, Facts facts) {
        if (quote(sentence)) {
            say(rule, facts);
        }
    }

    private boolean say(String rule, Facts facts) {
        Optional<String> said = voice.sayNew(rule, facts, heard::isNew);
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
