package app.alembic.oracle.mirror;

import app.alembic.deck.Suit;
import app.alembic.oracle.Inquiry;
import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which card is to speak where a message names none. */
final class SpeakerChoice {

    private static final List<String> AHEAD = List.of("near_future", "future", "integration", "outcome", "focus");

    private final SpreadReading spread;
    /** What the mirror said in this talk, the latest first. */
    private final List<String> replies;

    private final String everything;

    SpeakerChoice(SpreadReading spread, Inquiry.Reply reply) {
        this.spread = spread;
        this.replies = reply.conversation().reversed().stream()
                .filter(turn -> !turn.bySeeker())
                .map(Inquiry.Turn::content)
                .toList();
        this.everything = Stream.concat(replies.stream(), Stream.of(reply.interpretation()))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    DrawnCard of(Move move) {
        return switch (move) {
            case FORETELL, TIMING -> ahead();
            case STEP -> withAStep();
            case MOST -> spread.strongest();
            case SHADOW_SIDE,
                    LIGHT_SIDE,
                    DISAGREE,
                    CONFUSED,
                    WORSE,
                    LUCK,
                    LIES,
                    PICTURE,
                    IS_ABOUT,
                    OTHER_MIND,
                    DECIDE,
                    QUOTE -> lastSpokenOf().orElseGet(spread::strongest);
            default -> fresh();
        };
    }

    /** The card nearest to a field of life, by its suit and its weight, and rather one that has not spoken yet. */
    DrawnCard on(Subject subject) {
        Set<Suit> suits = switch (subject) {
            case LOVE, FAMILY, GRIEF -> Set.of(Suit.CUPS);
            case WORK -> Set.of(Suit.PENTACLES, Suit.WANDS);
            case MONEY, HEALTH -> Set.of(Suit.PENTACLES);
            default -> Set.of();
        };
        return spread.cards().stream()
                .max(Comparator.comparingInt((DrawnCard card) ->
                        (card.card().suit().filter(suits::contains).isPresent() ? 4 : 0)
                                + (card.card().isMajor() ? 2 : 0)
                                + (isSpokenOf(card) ? 0 : 3)
                                + (card.equals(spread.strongest()) ? 1 : 0)))
                .orElseThrow();
    }

    /** The one that the last reply was about, by its being named first there. */
    Optional<DrawnCard> lastSpokenOf() {
        return replies.stream()
                .findFirst()
                .flatMap(said -> spread.cards().stream()
                        .filter(card -> said.contains(card.card().name()))
                        .min(Comparator.comparingInt(
                                card -> said.indexOf(card.card().name()))));
    }

    boolean isSpokenOf(DrawnCard card) {
        return replies.stream().anyMatch(said -> said.contains(card.card().name()));
    }

    private DrawnCard ahead() {
        return inTurn(AHEAD.stream().flatMap(key -> spread.at(key).stream()).toList());
    }

    /** The last card first, which is where a spread hands over to the days. */
    private DrawnCard withAStep() {
        return spread.cards().reversed().stream()
                .filter(card -> !everything.contains(card.meaning().step().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(spread.cards()::getLast);
    }

    private DrawnCard fresh() {
        var order = new ArrayList<DrawnCard>();
        order.add(spread.strongest());
        order.addAll(spread.cards());
        return inTurn(order);
    }

    /** The first that has not spoken; if all have, the one that spoke longest ago. */
    private DrawnCard inTurn(List<DrawnCard> order) {
        return order.stream()
                .filter(card -> !isSpokenOf(card))
                .findFirst()
                .orElseGet(() -> order.stream()
                        .max(Comparator.comparingInt(this::repliesSince))
                        .orElseThrow());
    }

    private int repliesSince(DrawnCard card) {
        int since = 0;
        while (since < replies.size()
                && !replies.get(since).contains(card.card().name())) {
            since++;
        }
        return since;
    }
}
