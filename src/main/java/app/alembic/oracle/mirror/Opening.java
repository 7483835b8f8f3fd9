package app.alembic.oracle.mirror;

/** Meets the question in its own terms before any card is named. */
final class Opening {

    private final Voice voice;
    private final Terms terms;
    private final Draft draft;

    Opening(Voice voice, Terms terms, Draft draft) {
        this.voice = voice;
        this.terms = terms;
        this.draft = draft;
    }

    void write() {
        Facts facts = terms.ofReading();
        draft.paragraph();
        terms.thought().ifPresentOrElse(thought -> recognise(thought, facts), () -> meet(facts));
    }

    /** Who has heard a question many times need only name it, and can say what it is like to have it. */
    private void recognise(Thought thought, Facts facts) {
        terms.naming(facts).ifPresent(named -> draft.add(voice.say("name_it", named)));
        draft.add(voice.quote(thought.opening()));
        if (facts.hold("happened")) {
            draft.add(voice.trySay("happened", facts), 8);
        }
    }

    private void meet(Facts facts) {
        draft.add(voice.say(facts.hold("wordless") ? "meet_wordless" : "meet", facts));
        boolean toldMore = facts.hold("lasting") || facts.hold("besides");
        if (facts.hold("happened")) {
            draft.add(voice.trySay("happened", facts), 1);
        } else if (toldMore || voice.perhaps(0.6)) {
            draft.add(voice.trySay("sense", facts), toldMore ? 1 : facts.hold("single") ? 9 : 5);
        }
    }
}
