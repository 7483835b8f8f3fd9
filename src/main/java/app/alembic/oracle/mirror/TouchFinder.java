package app.alembic.oracle.mirror;

import static java.util.Comparator.comparingInt;

import app.alembic.oracle.Inquiry;
import app.alembic.spread.DrawnCard;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what in a reading a question touches, by its words: a card by its name, by its number in the row, by its place or
 * by how it lies; then the cards together; then a card whose own words come up in the question; then, where the question
 * only wants to hear more, the card that was spoken of last.
 */
final class TouchFinder {

    private static final Pattern REVERSED =
            Pattern.compile("\\b(?:reversed|reversal|reversals|upside down|inverted|turned over)\\b");
    private static final Pattern UPRIGHT = Pattern.compile("\\b(?:upright|right way up)\\b");
    private static final Pattern WHOLE = Pattern.compile(
            "\\b(?:together|overall|as a whole|the whole|all (?:of )?(?:the|these|my|three|ten) cards|the cards|all of (?:it|this)"
                    + "|pattern|theme|sum(?:mary|med)?|big picture|in general|main message|elements?)\\b");
    private static final Pattern THREAD = Pattern.compile(
            "\\b(?:more|go on|that card|this card|that one|this one|the card|the same card|continue|elaborate|explain)\\b"
                    + "|^(?:and|but|so|why|how|how so|really|what do you mean)\\b");

    private final SpreadReading spread;
    private final Asking asking;
    private final PlaceFinder places;
    private final CardFinder cards;

    TouchFinder(SpreadReading spread, String question) {
        this.spread = spread;
        this.asking = new Asking(question);
        this.places = new PlaceFinder(spread, asking);
        this.cards = new CardFinder(spread, asking);
    }

    Touched find(List<Inquiry.Turn> conversation) {
        return named().or(() -> thread(conversation))
                .or(() -> cards.byWord().map(card -> new Touched.OneCard(card, "by_word")))
                .or(() -> otherwise(places.namesAnotherPlace(), "absent_place"))
                .orElseGet(this::nothing);
    }

    /** What the message itself points to. */
    Optional<Touched> named() {
        return pointedTo().or(this::byOrientation).or(this::byKind).or(this::whole);
    }

    /** A card by its name, its number or its place. */
    Optional<Touched> pointedTo() {
        return some(cards.byName(), "by_name")
                .or(() -> some(places.byOrder(), "by_order"))
                .or(() -> otherwise(cards.namesAnotherCard(), "absent_card"))
                .or(() -> some(places.byPlace(), "by_place"));
    }

    private Touched nothing() {
        return spread.cards().size() == 1
                ? new Touched.OneCard(spread.cards().getFirst(), "only_card")
                : new Touched.Nothing(spread.strongest(), "nothing");
    }

    private Optional<Touched> otherwise(boolean named, String truth) {
        return named ? Optional.of(new Touched.Nothing(spread.strongest(), truth)) : Optional.empty();
    }

    private Optional<Touched> byOrientation() {
        boolean reversed = REVERSED.matcher(asking.lower()).find();
        if (!reversed && !UPRIGHT.matcher(asking.lower()).find()) {
            return Optional.empty();
        }
        List<DrawnCard> lying = spread.cards().stream()
                .filter(card -> card.reversed() == reversed)
                .toList();
        if (reversed && lying.isEmpty()) {
            return Optional.of(new Touched.Nothing(spread.strongest(), "none_reversed"));
        }
        return reversed && lying.size() > 1
                ? Optional.of(new Touched.Theme(loudest(lying), "some_reversed"))
                : some(lying, "by_orientation");
    }

    private Optional<Touched> byKind() {
        List<DrawnCard> found = cards.byKind();
        return found.size() > 2
                ? Optional.of(new Touched.Theme(loudest(found), "some_of_a_kind"))
                : some(found, "by_kind");
    }

    private Optional<Touched> whole() {
        return WHOLE.matcher(asking.lower()).find() && spread.cards().size() > 1
                ? Optional.of(new Touched.Theme(spread.strongest(), "whole"))
                : Optional.empty();
    }

    /** The card that the last reply spoke of, for a question that only goes on. */
    private Optional<Touched> thread(List<Inquiry.Turn> conversation) {
        if (!THREAD.matcher(asking.lower()).find()) {
            return Optional.empty();
        }
        Optional<String> last = conversation.reversed().stream()
                .filter(turn -> !turn.bySeeker())
                .map(Inquiry.Turn::content)
                .findFirst();
        return last.flatMap(said -> spread.cards().stream()
                        .filter(card -> said.contains(card.card().name()))
                        .min(comparingInt(card -> said.indexOf(card.card().name()))))
                .map(card -> new Touched.OneCard(card, "by_thread"));
    }

    private Optional<Touched> some(List<DrawnCard> found, String truth) {
        return switch (found.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Touched.OneCard(found.getFirst(), truth));
            default -> Optional.of(new Touched.TwoCards(found.get(0), found.get(1)));
        };
    }

    private DrawnCard loudest(List<DrawnCard> some) {
        return some.contains(spread.strongest()) ? spread.strongest() : some.getFirst();
    }
}
