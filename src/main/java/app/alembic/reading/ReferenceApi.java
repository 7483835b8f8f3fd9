package app.alembic.reading;

import app.alembic.deck.Card;
import app.alembic.deck.Decan;
import app.alembic.deck.Deck;
import app.alembic.deck.Meaning;
import app.alembic.deck.Nature;
import app.alembic.problem.NotFound;
import app.alembic.spread.Position;
import app.alembic.spread.Spread;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The deck and the spreads: the same for everybody, and for an hour at least. */
@RestController
class ReferenceApi {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    @GetMapping("/api/cards")
    ResponseEntity<Cards> cards() {
        return ResponseEntity.ok()
                .cacheControl(AN_HOUR)
                .body(new Cards(
                        Deck.standard().cards().stream().map(CardFacts::of).toList()));
    }

    @GetMapping("/api/cards/{id}")
    ResponseEntity<CardFacts> card(@PathVariable String id) {
        Card card = Deck.standard().find(id).orElseThrow(() -> new NotFound("There is no such card."));
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(CardFacts.of(card));
    }

    @GetMapping("/api/spreads")
    ResponseEntity<Spreads> spreads() {
        return ResponseEntity.ok()
                .cacheControl(AN_HOUR)
                .body(new Spreads(
                        Arrays.stream(Spread.values()).map(SpreadFacts::of).toList()));
    }

    record Cards(List<CardFacts> cards) {}

    record Spreads(List<SpreadFacts> spreads) {}

    record SpreadFacts(String spreadType, String title, String description, int price, List<Place> positions) {
        static SpreadFacts of(Spread spread) {
            return new SpreadFacts(
                    spread.id(),
                    spread.title(),
                    spread.description(),
                    spread.price(),
                    spread.positions().stream().map(Place::of).toList());
        }
    }

    record Place(String key, String label, String asks, double column, double row, boolean across) {
        static Place of(Position position) {
            return new Place(
                    position.key(),
                    position.label(),
                    position.asks(),
                    position.column(),
                    position.row(),
                    position.across());
        }
    }

    /** Which of the members are there follows from the kind of card. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CardFacts(
            String id,
            String name,
            String arcana,
            @Nullable String suit,
            @Nullable Integer number,
            @Nullable String rank,
            String element,
            @Nullable String hebrewLetter,
            @Nullable String attribution,
            @Nullable String lens,
            @Nullable Decan decan,
            @Nullable String sephirah,
            List<String> keywords,
            Meaning upright,
            Meaning reversed,
            String imageUrl) {

        static CardFacts of(Card card) {
            return switch (card.nature()) {
                case Nature.Major major -> facts(card, "major", null, major.number(), null, major, null, null);
                case Nature.Pip pip ->
                    facts(card, "minor", pip.suit().title(), pip.number(), null, null, pip.decan(), pip.sephirah());
                case Nature.Court court ->
                    facts(
                            card,
                            "minor",
                            court.suit().title(),
                            null,
                            court.rank().title(),
                            null,
                            null,
                            null);
            };
        }

        private static CardFacts facts(
                Card card,
                String arcana,
                @Nullable String suit,
                @Nullable Integer number,
                @Nullable String rank,
                Nature.@Nullable Major major,
                @Nullable Decan decan,
                @Nullable String sephirah) {
            return new CardFacts(
                    card.id(),
                    card.name(),
                    arcana,
                    suit,
                    number,
                    rank,
                    card.element().title(),
                    major == null ? null : major.letter(),
                    major == null ? null : major.attribution(),
                    major == null ? null : major.lens(),
                    decan,
                    sephirah,
                    card.keywords(),
                    card.upright(),
                    card.reversed(),
                    card.imageUrl());
        }
    }
}
