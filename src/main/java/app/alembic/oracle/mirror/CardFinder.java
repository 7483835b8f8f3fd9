package app.alembic.oracle.mirror;

import static java.util.stream.Collectors.groupingBy;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.deck.Meaning;
import app.alembic.deck.Nature;
import app.alembic.spread.DrawnCard;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the cards that a question points to by what they are: by name, by suit or rank, by words of their own. */
final class CardFinder {

    private final SpreadReading spread;
    private final Asking asking;

    CardFinder(SpreadReading spread, Asking asking) {
        this.spread = spread;
        this.asking = asking;
    }

    List<DrawnCard> byName() {
        return spread.cards().stream().filter(card -> asking.names(card.card())).toList();
    }

    /** Whether a card is named in full that does not lie here; to be asked when none is that does. */
    boolean namesAnotherCard() {
        return Deck.standard().cards().stream().anyMatch(asking::namesInFull);
    }

    /** By suit or rank: "the king", "the cups". */
    List<DrawnCard> byKind() {
        return spread.cards().stream()
                .filter(card -> isOfANamedKind(card.card()))
                .toList();
    }

    private boolean isOfANamedKind(Card card) {
        return switch (card.nature()) {
            case Nature.Major _ -> asking.mentions("majors?|major arcana|trumps?");
            case Nature.Pip pip -> asking.mentions(Terms.key(pip.suit()).replaceAll("s$", "s?"));
            case Nature.Court court ->
                asking.mentions(Terms.key(court.rank()) + "s?|court cards?")
                        || asking.mentions(Terms.key(court.suit()).replaceAll("s$", "s?"));
        };
    }

    /** The card whose own words the question takes up most, if one does more than the others. */
    Optional<DrawnCard> byWord() {
        List<String> telling = asking.telling();
        Map<Integer, List<DrawnCard>> byHits =
                spread.cards().stream().collect(groupingBy(card -> hits(telling, card.card(), card.meaning())));
        int most = byHits.keySet().stream().max(Comparator.naturalOrder()).orElse(0);
        List<DrawnCard> best = byHits.getOrDefault(most, List.of());
        return most > 0 && best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }

    private static int hits(List<String> words, Card card, Meaning meaning) {
        List<String> own = Asking.telling(String.join(
                        " ",
                        String.join(" ", card.keywords()),
                        meaning.gift(),
                        meaning.risk(),
                        meaning.image(),
                        meaning.step(),
                        meaning.question(),
                        meaning.light(),
                        meaning.shadow())
                .toLowerCase(Locale.ROOT));
        return (int) words.stream().filter(own::contains).count();
    }
}
