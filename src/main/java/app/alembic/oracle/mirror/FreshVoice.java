package app.alembic.oracle.mirror;

import java.util.List;
import java.util.Optional;

/** The voice of one reply: it adds to the draft what the seeker has not read yet. */
final class FreshVoice {

    private final Voice voice;
    private final Heard heard;
    private final ReplyFacts known;
    private final Facts facts;
    private final Draft draft;

    FreshVoice(Voice voice, Heard heard, ReplyFacts known, Facts facts, Draft draft) {
        this.voice = voice;
        this.heard = heard;
        this.known = known;
        this.facts = facts;
        this.draft = draft;
        heard.sentences().forEach(voice::quote);
    }

    /** The first of these that can still be asked, in words that are new if there are any. */
    String ask(List<String> rules) {
        Facts fresh = known.unsaid(facts, draft.text());
        return rules.stream()
                .flatMap(rule -> voice.sayNew(rule, fresh, heard::isNew).stream())
                .findFirst()
                .or(() -> voice.sayNew("reply_ask", facts, heard::isNew))
                .orElseGet(() -> voice.say("reply_ask", facts));
    }

    /** A part that not every move has. */
    void sayIfKept(String rule) {
        if (facts.canFill(rule)) {
            sayAnyhow(rule);
        }
    }

    /** With words that are new in this talk. */
    boolean say(String rule) {
        return say(rule, known.unsaid(facts, draft.text()));
    }

    /** With new words if there are any, else with old ones in a new sentence. */
    boolean sayAnyhow(String rule) {
        return say(rule) || say(rule, facts);
    }

    /** One side in the card's own sentence, the other in a turn. */
    void quoteAndSay(String sentence, String rule) {
        if (quote(sentence)) {
            say(rule);
        }
    }

    boolean say(String rule, Facts here) {
        Optional<String> said = voice.sayNew(rule, here, heard::isNew);
        // All but the first sentence can be spared when it gets too long.
        said.ifPresent(text -> draft.goOn(text, draft.words() == 0 ? 0 : draft.words()));
        return said.isPresent();
    }

    boolean quote(String sentence) {
        boolean fresh = heard.isNew(sentence);
        if (fresh) {
            draft.goOn(voice.quote(sentence), draft.words());
        }
        return fresh;
    }
}
