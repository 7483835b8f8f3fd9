package app.alembic.testing;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.oracle.Consultation;
import app.alembic.oracle.Inquiry;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Position;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model can know from its prompt, and nothing else: the spread, the cards as they lie, and what is asked. */
final class PromptReader {

    private static final Pattern SPREAD = Pattern.compile("(?m)^The spread: (.+?)\\. The cards are drawn");
    private static final Pattern CARD = Pattern.compile("(?m)^(\\d+)\\. .+?: (.+), (upright|reversed)$");
    private static final Pattern QUOTED =
            Pattern.compile("<(question|message) ([0-9a-f]+)>\\n(.*?)\\n</\\1 \\2>", Pattern.DOTALL);

    private PromptReader() {}

    static Inquiry read(String prompt) {
        Spread spread = spread(prompt);
        var consultation = new Consultation(new UUID(0, 0), quoted(prompt, "question"), spread, cards(prompt, spread));
        return prompt.contains("What the seeker says now:")
                ? new Inquiry.Reply(consultation, "", List.of(), quoted(prompt, "message"))
                : new Inquiry.Interpretation(consultation);
    }

    private static Spread spread(String prompt) {
        Matcher found = SPREAD.matcher(prompt);
        if (!found.find()) {
            throw new IllegalArgumentException("the prompt names no spread");
        }
        return Arrays.stream(Spread.values())
                .filter(spread -> spread.title().equals(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static List<DrawnCard> cards(String prompt, Spread spread) {
        var cards = new ArrayList<DrawnCard>();
        Matcher found = CARD.matcher(prompt);
        while (found.find() && cards.size() < spread.positions().size()) {
            Position position = spread.positions().get(cards.size());
            cards.add(
                    new DrawnCard(card(found.group(2)), position, found.group(3).equals("reversed")));
        }
        return cards;
    }

    private static Card card(String name) {
        return Deck.standard().cards().stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no card is called " + name));
    }

    /** Each line of what others wrote begins with a bar. */
    private static String quoted(String prompt, String what) {
        Matcher found = QUOTED.matcher(prompt);
        while (found.find()) {
            if (found.group(1).equals(what)) {
                return found.group(3).replaceAll("(?m)^\\| ?", "");
            }
        }
        throw new IllegalArgumentException("the prompt quotes no " + what);
    }
}
