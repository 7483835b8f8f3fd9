package app.alembic.oracle.mirror;

import app.alembic.spread.DrawnCard;
import java.util.List;

/** One step to consider, and one open question as the last word. */
final class Closing {

    private final Voice voice;
    private final Terms terms;
    private final SpreadReading spread;
    private String step = "";
    private String question = "";

    Closing(Voice voice, Terms terms, SpreadReading spread) {
        this.voice = voice;
        this.terms = terms;
        this.spread = spread;
    }

    /** Decides on both together, since one of them names the matter. */
    void prepare() {
        terms.thought().ifPresentOrElse(this::from, this::fromTheCards);
    }

    /** What can be done and asked where the seeker stands; the step names the matter, if it can be named. */
    private void from(Thought thought) {
        Facts steps = terms.ofCard(stepsFrom()).naming("step", thought.step());
        step = terms.naming(steps)
                .map(named -> voice.say("step_there", named))
                .orElseGet(() -> voice.say("step_simply", steps));
        question = voice.quote(thought.question());
    }

    private void fromTheCards() {
        boolean unasked = terms.ofReading().hold("wordless");
        boolean cardsOwn = unasked || (!terms.ofReading().hold("about_grief") && voice.perhaps(0.4));
        Facts steps = terms.ofCard(stepsFrom());
        // Where the card asks in its own words, the step says what it is all about.
        step = voice.say(
                steps.hold("grave")
                        ? "step_to_somebody"
                        : steps.hold("about_grief") ? "step_in_grief" : cardsOwn && !unasked ? "step_for_it" : "step",
                steps);
        question = cardsOwn && !steps.hold("grave")
                ? voice.quote(terms.facet(asksFrom()).question())
                : voice.say("ask", terms.ofCard(asksFrom()));
    }

    String question() {
        return question;
    }

    String step() {
        return step;
    }

    /** What can be done comes from where things tend. */
    private DrawnCard stepsFrom() {
        return spread.at("outcome")
                .filter(_ -> voice.perhaps(0.6))
                .or(() -> spread.at("self"))
                .orElse(spread.cards().getLast());
    }

    /** What is asked comes from the heart of the spread, or from the card that speaks loudest. */
    private DrawnCard asksFrom() {
        List<DrawnCard> cards = spread.cards();
        return switch (spread.spread()) {
            case SINGLE -> cards.getFirst();
            case THREE_CARD, SHADOW_WORK -> cards.get(1);
            case CELTIC_CROSS -> voice.perhaps(0.5) ? cards.getFirst() : spread.strongest();
        };
    }
}
