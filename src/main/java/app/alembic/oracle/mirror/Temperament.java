package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.Passage.Entry;
import app.alembic.spread.Spread;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * In what manner a reading is written, from its first sentence to its last. The store prefers turns that were written for
 * the manner: {@code voice_spare} and so on.
 */
enum Temperament {
    /** Says what it means, without a picture. */
    PLAIN(
            List.of(Entry.NAME),
            1,
            0.6,
            "cards | together principle | step question",
            "cards | principle together | step question",
            "cards | together | principle step question"),
    /** Looks at each card's picture and says what it has to do with whoever asks. */
    PICTURING(
            List.of(Entry.PICTURE_FIRST, Entry.PICTURE_NAMED, Entry.NAME),
            0.8,
            0.8,
            "cards | together step | principle question",
            "cards | principle | together | step question",
            "cards | together | principle step question"),
    /** Says what there is to see, and leaves something to notice about oneself. */
    ASKING(
            List.of(Entry.NAME),
            1,
            0.6,
            "cards | principle together | step question",
            "cards | together | principle step | question",
            "cards | together principle | step question"),
    /** As few words as will do. */
    SPARE(List.of(Entry.NAME), 1, 1, "cards | principle | together | step | question"),
    /** Goes from card to card as one tells how a thing came about, and knows from the start what kind of tale it is. */
    TELLING(List.of(Entry.NAME), 0.6, 0.7, "principle | cards | together step question"),
    /** Says back quietly what it has heard underneath, without a picture and without a joke. */
    LISTENING(
            List.of(Entry.NAME),
            1,
            0.8,
            "cards | together | principle step question",
            "cards | together principle | step question",
            "cards | principle together | step | question");

    /** What follows on the opening. */
    enum Part {
        CARDS,
        /** What the cards show together, and what that has to do with the question. */
        TOGETHER,
        PRINCIPLE,
        STEP,
        QUESTION
    }

    /** Who mourns is not asked riddles and not told a tale. */
    private static final List<Temperament> FOR_GRIEF = List.of(PLAIN, PICTURING, SPARE);

    /** Who is hurt or ill is not entertained. */
    private static final List<Temperament> PLAINLY = List.of(PLAIN, ASKING, SPARE, LISTENING);

    /** Three tales in a row are none. */
    private static final List<Temperament> OF_THREE = List.of(PLAIN, PICTURING, ASKING, SPARE, LISTENING);

    /** Nobody follows ten tales or ten pictures, and ten times a few words fall apart. */
    private static final List<Temperament> OF_TEN = List.of(PLAIN, ASKING, LISTENING);

    /** A tale is not interrupted to say what it has to do with somebody. */
    private static final Set<Temperament> EXPERIENCED = EnumSet.of(PLAIN, PICTURING, ASKING, LISTENING);

    private final List<Entry> entries;
    private final double room;
    private final double frankness;
    private final List<List<List<Part>>> orders;

    /** @param orders what may follow on what, with a stroke between paragraphs */
    Temperament(List<Entry> entries, double room, double frankness, String... orders) {
        this.entries = entries;
        this.room = room;
        this.frankness = frankness;
        this.orders = Arrays.stream(orders).map(Temperament::paragraphs).toList();
    }

    private static List<List<Part>> paragraphs(String order) {
        return Arrays.stream(order.toUpperCase(Locale.ROOT).split(" \\| "))
                .map(paragraph ->
                        Arrays.stream(paragraph.split(" ")).map(Part::valueOf).toList())
                .toList();
    }

    /**
     * Which it is falls to the seed of the reading. Where advice could do harm, every word is to be taken as it stands.
     *
     * @param before how many manners could not do it with these cards and this question
     */
    static Temperament of(QuestionReading question, Spread spread, long seed, int before) {
        List<Temperament> fitting = fitting(question, spread);
        var chance = new SplittableRandom(seed);
        int first = chance.nextInt(fitting.size());
        // Who comes next is chance as well: or one manner would get all that its neighbour could not do.
        int step = fitting.size() == 1 ? 0 : chance.nextInt(1, fitting.size());
        return fitting.get((first + before * step) % fitting.size());
    }

    private static List<Temperament> fitting(QuestionReading question, Spread spread) {
        if (question.grave()) {
            return List.of(PLAIN);
        }
        if (question.subject() == Subject.GRIEF) {
            return FOR_GRIEF;
        }
        List<Temperament> ofSpread = switch (spread) {
            case SINGLE -> List.of(values());
            case THREE_CARD, SHADOW_WORK -> OF_THREE;
            case CELTIC_CROSS -> OF_TEN;
        };
        List<Temperament> bearable =
                question.hurts() ? ofSpread.stream().filter(PLAINLY::contains).toList() : ofSpread;
        List<Temperament> knowing = bearable.stream()
                .filter(manner -> question.situation()
                        .flatMap(situation -> Experience.in(manner, situation))
                        .isPresent())
                .toList();
        return knowing.isEmpty() ? bearable : knowing;
    }

    /** Whether it has something to say to each situation that is known. */
    boolean isExperienced() {
        return EXPERIENCED.contains(this);
    }

    List<Entry> entries() {
        return entries;
    }

    /** The share of the usual words that a card gets. */
    double room() {
        return room;
    }

    /** How often a card says its own to what is asked: the more, the less is explained otherwise. */
    double frankness() {
        return frankness;
    }

    /** What may follow on the opening, paragraph by paragraph, in any of some orders. */
    List<List<List<Part>>> orders() {
        return orders;
    }

    /** The condition in the store. */
    String truth() {
        return Turn.VOICE + Terms.key(this);
    }
}
