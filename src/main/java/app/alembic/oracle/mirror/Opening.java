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
        draft.add(voice.say(facts.hold("wordless") ? "meet_wordless" : "meet", facts));
        boolean toldMore = facts.hold("lasting") || facts.hold("besides");
        if (facts.hold("happened")) {
            draft.add(voice.trySay("happened", facts), 1);
        } else if (toldMore || voice.perhaps(0.6)) {
            draft.add(voice.trySay("sense", facts), toldMore ? 1 : facts.hold("single") ? 9 : 5);
        }
    }
}
