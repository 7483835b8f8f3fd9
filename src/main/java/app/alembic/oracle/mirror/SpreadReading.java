package app.alembic.oracle.mirror;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import app.alembic.deck.Dignity;
import app.alembic.deck.Element;
import app.alembic.deck.Nature;
import app.alembic.deck.Suit;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What the cards show together that none of them shows alone. */
public record SpreadReading(Spread spread, List<DrawnCard> cards) {

    /** Two cards of the Celtic Cross that are read together, by the keys of their positions. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("significator", "crossing"),
            List.of("foundation", "crown"),
            List.of("recent_past", "near_future"),
            List.of("self", "environment"),
            List.of("hopes_and_fears", "outcome"),
            List.of("crown", "outcome"));

    /** A pair's name in the store of turns, and its two cards. */
    public record Pair(String key, DrawnCard first, DrawnCard second) {
        public Dignity dignity() {
            return Standing.between(first, second);
        }
    }

    public List<Pair> pairs() {
        return PAIRS.stream()
                .filter(pair -> at(pair.get(0)).isPresent() && at(pair.get(1)).isPresent())
                .map(pair -> new Pair(
                        pair.get(0) + "_" + pair.get(1),
                        at(pair.get(0)).orElseThrow(),
                        at(pair.get(1)).orElseThrow()))
                .toList();
    }

    Optional<DrawnCard> at(String key) {
        for (DrawnCard card : cards) {
            if (card.position().key().equals(key)) {
                return Optional.of(card);
            }
        }
        return Optional.empty();
    }

    /** Empty for a card that lies alone. In a row, a card's neighbours lie beside it; in a cross, a card reads with its pair. */
    public Optional<Standing> standing(DrawnCard card) {
        List<DrawnCard> neighbours = neighbours(card);
        return neighbours.isEmpty() ? Optional.empty() : Optional.of(Standing.of(card, neighbours));
    }

    boolean comesBefore(DrawnCard one, DrawnCard other) {
        return cards.indexOf(one) < cards.indexOf(other);
    }

    private List<DrawnCard> neighbours(DrawnCard card) {
        int place = cards.indexOf(card);
        return switch (spread) {
            case SINGLE -> List.of();
            case THREE_CARD -> place == 1 ? List.of(cards.get(0), cards.get(2)) : List.of(cards.get(1));
            case SHADOW_WORK ->
                cards.stream().filter(other -> !other.equals(card)).toList();
            case CELTIC_CROSS -> partner(card.position().key()).stream().toList();
        };
    }

    private Optional<DrawnCard> partner(String key) {
        return PAIRS.stream()
                .filter(pair -> pair.contains(key))
                .findFirst()
                .flatMap(pair -> at(pair.getFirst().equals(key) ? pair.getLast() : pair.getFirst()));
    }

    /** The suit that more cards belong to than to any other, if at least two do. */
    public Optional<Suit> dominantSuit() {
        return leader(count(card -> card.card().suit()));
    }

    public Optional<Element> dominantElement() {
        return leader(count(card -> Optional.of(card.card().element())));
    }

    public long countOf(Suit suit) {
        return cards.stream()
                .filter(card -> card.card().suit().equals(Optional.of(suit)))
                .count();
    }

    public long countOf(Element element) {
        return cards.stream().filter(card -> card.card().element() == element).count();
    }

    /** Worth saying only where there was room for all four. */
    Optional<Element> absentElement() {
        return cards.size() < 8
                ? Optional.empty()
                : Arrays.stream(Element.values())
                        .filter(element -> countOf(element) == 0)
                        .findFirst();
    }

    public long majors() {
        return cards.stream().filter(card -> card.card().isMajor()).count();
    }

    public long reversed() {
        return cards.stream().filter(DrawnCard::reversed).count();
    }

    List<DrawnCard> courts() {
        return cards.stream()
                .filter(card -> card.card().nature() instanceof Nature.Court)
                .toList();
    }

    /** The pips of the number that comes most often, if it comes at least twice. */
    public List<DrawnCard> repeatedNumber() {
        var byNumber = new TreeMap<Integer, List<DrawnCard>>(cards.stream()
                .filter(card -> card.card().nature() instanceof Nature.Pip)
                .collect(groupingBy(card -> ((Nature.Pip) card.card().nature()).number())));
        return byNumber.values().stream()
                .filter(same -> same.size() > 1)
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    /** The card that its neighbours and its own rank make loudest. */
    DrawnCard strongest() {
        return cards.stream().max(Comparator.comparingInt(this::loudness)).orElseThrow();
    }

    private int loudness(DrawnCard card) {
        int rank = card.card().isMajor() ? 3 : card.card().nature() instanceof Nature.Court ? 1 : 0;
        return rank + standing(card).map(Standing::strength).orElse(0);
    }

    static boolean isActive(Element element) {
        return element == Element.FIRE || element == Element.AIR;
    }

    private <T> Map<T, Long> count(Function<DrawnCard, Optional<T>> kind) {
        return cards.stream().flatMap(card -> kind.apply(card).stream()).collect(groupingBy(one -> one, counting()));
    }

    private static <T> Optional<T> leader(Map<T, Long> counts) {
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<T> leaders = counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        return most > 1 && leaders.size() == 1 ? Optional.of(leaders.getFirst()) : Optional.empty();
    }
}
