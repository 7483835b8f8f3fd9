package app.alembic.reading;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.problem.NotFound;
import app.alembic.spread.Spread;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The cards and the spreads to read about, for everybody. */
@Controller
class DeckPages {

    private final List<Card> deck = Deck.standard().cards();

    @GetMapping("/cards")
    ModelAndView cards() {
        return new ModelAndView("reading/cards", Map.of("cards", deck));
    }

    @GetMapping("/cards/{id}")
    ModelAndView card(@PathVariable String id) {
        Card card = Deck.standard().find(id).orElseThrow(() -> new NotFound("There is no such card."));
        int place = deck.indexOf(card);
        return new ModelAndView(
                "reading/card",
                Map.of(
                        "card",
                        card,
                        "previous",
                        deck.get((place + Deck.SIZE - 1) % Deck.SIZE),
                        "next",
                        deck.get((place + 1) % Deck.SIZE)));
    }

    @GetMapping("/spreads")
    ModelAndView spreads() {
        return new ModelAndView("reading/spreads", Map.of("spreads", List.of(Spread.values())));
    }
}
