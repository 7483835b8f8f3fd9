package app.alembic.oracle;

import static java.util.stream.Collectors.joining;

import app.alembic.oracle.Inquiry.Turn;
import app.alembic.oracle.Prompt.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Writes what a model is sent, from the templates under {@code prompts/}. All of it is one message of the user: whatever a
 * seeker wrote stands in it between the marks of a {@link Fence}, and so do the interpretation and the oracle's own earlier
 * replies, because a journal's entry or an export taken in may put any words into an oracle's mouth.
 */
final class Prompts implements Prompting {

    /** Of what a prompt for a reply quotes: the interpretation always, and the latest turns that fit beside it. */
    static final int QUOTED_TOKENS = 6000;

    /** A guess that is near enough for English. */
    static final int CHARACTERS_A_TOKEN = 4;

    /** Tokens for a word, twice what English takes: the limit ends a model that runs on, never a good answer. */
    private static final int TOKENS_A_WORD = 3;

    private final Template voice = Template.load("voice.txt");
    private final Template interpretation =
            Template.load("interpretation.txt", "number", "spread", "cards", "together", "question", "least", "most");
    private final Template reply = Template.load(
            "reply.txt",
            "number",
            "spread",
            "cards",
            "together",
            "question",
            "interpretation",
            "conversation",
            "message",
            "least",
            "most");
    private final RandomGenerator chance;

    /** @param chance for the numbers of the fences; not to be guessed */
    Prompts(RandomGenerator chance) {
        this.chance = chance;
    }

    @Override
    public Prompt of(Inquiry inquiry) {
        String text = switch (inquiry) {
            case Inquiry.Interpretation asked -> interpretation(asked);
            case Inquiry.Reply asked -> reply(asked);
        };
        int most = Extent.of(inquiry).most();
        return new Prompt(voice.fill(Map.of()), List.of(new Message(true, text)), most * TOKENS_A_WORD);
    }

    private String interpretation(Inquiry.Interpretation asked) {
        Fence fence = Fence.around(chance, List.of(asked.consultation().question()));
        return interpretation.fill(onTheTable(asked, fence));
    }

    private String reply(Inquiry.Reply asked) {
        List<Turn> latest = latest(asked);
        var foreign = new ArrayList<>(latest.stream().map(Turn::content).toList());
        foreign.addAll(List.of(asked.consultation().question(), asked.interpretation(), asked.question()));
        Fence fence = Fence.around(chance, foreign);
        Map<String, String> values = onTheTable(asked, fence);
        values.put("interpretation", fence.enclose("reading", asked.interpretation()));
        values.put("conversation", conversation(latest, fence));
        values.put("message", fence.enclose("message", asked.question()));
        return reply.fill(values);
    }

    private static Map<String, String> onTheTable(Inquiry inquiry, Fence fence) {
        Consultation consultation = inquiry.consultation();
        Tableau tableau = Tableau.of(consultation);
        Extent extent = Extent.of(inquiry);
        var values = new HashMap<String, String>();
        values.put("number", fence.number());
        values.put("spread", consultation.spread().title());
        values.put("cards", tableau.cards());
        values.put("together", tableau.together());
        values.put("question", fence.enclose("question", consultation.question()));
        values.put("least", Integer.toString(extent.least()));
        values.put("most", Integer.toString(extent.most()));
        return values;
    }

    private static String conversation(List<Turn> turns, Fence fence) {
        return turns.isEmpty()
                ? "(nothing)"
                : turns.stream()
                        .map(turn -> fence.enclose(turn.bySeeker() ? "seeker" : "reader", turn.content()))
                        .collect(joining("\n\n"));
    }

    /** The latest turns that fit, the oldest of them first; a turn is quoted whole or not at all. */
    private static List<Turn> latest(Inquiry.Reply asked) {
        int left = QUOTED_TOKENS * CHARACTERS_A_TOKEN - asked.interpretation().length();
        var kept = new ArrayDeque<Turn>();
        for (Turn turn : asked.conversation().reversed()) {
            left -= turn.content().length();
            if (left < 0) {
                break;
            }
            kept.addFirst(turn);
        }
        return List.copyOf(kept);
    }
}
