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

    @GetMapping("/cards")
    ModelAndView cards() {
        return new ModelAndView("cards/list", Map.of("cards", Deck.standard().cards()));
    }

    @GetMapping("/cards/{id}")
    ModelAndView card(@PathVariable String id) {
        Card card = Deck.standard().find(id).orElseThrow(() -> new NotFound("There is no such card."));
        return new ModelAndView("cards/show", Map.of("card", card));
    }

    @GetMapping("/spreads")
    ModelAndView spreads() {
        return new ModelAndView("cards/spreads", Map.of("spreads", List.of(Spread.values())));
    }
}
