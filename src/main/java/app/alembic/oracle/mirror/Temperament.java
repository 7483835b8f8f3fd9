package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.Passage.Entry;
import java.util.List;

/**
 * In what manner a reading is written, from its first sentence to its last. The store prefers turns that were written for
 * the manner: {@code voice_spare} and so on.
 */
enum Temperament {
    /** Says what it means, without a picture. */
    PLAIN(List.of(Entry.NAME), new Order(false, 0.1, 1)),
    /** Shows first and explains little. */
    PICTURING(List.of(Entry.PICTURE_FIRST, Entry.PICTURE_NAMED), new Order(true, 0.2, 0.8)),
    /** Turns every card into something to ask oneself. */
    ASKING(List.of(Entry.NAME, Entry.NAME, Entry.PICTURE_NAMED), new Order(false, 0.1, 1)),
    /** As few words as will do. */
    SPARE(List.of(Entry.NAME, Entry.PICTURE_NAMED), new Order(true, 0.05, 1.15)),
    /** Goes from card to card as one tells how a thing came about. */
    TELLING(List.of(Entry.NAME, Entry.NAME, Entry.PICTURE_NAMED), new Order(false, 0.2, 0.6));

    /**
     * @param principleFirst whether the principle stands before what the cards show together
     * @param leadingOver how often something leads from the question to the cards
     * @param room share of the usual words for a card
     */
    record Order(boolean principleFirst, double leadingOver, double room) {}

    /** Who mourns is not asked riddles and not told a tale. */
    private static final List<Temperament> FOR_GRIEF = List.of(PLAIN, PICTURING, SPARE);

    private final List<Entry> entries;
    private final Order order;

    Temperament(List<Entry> entries, Order order) {
        this.entries = entries;
        this.order = order;
    }

    /** Where advice could do harm, every word is to be taken as it stands. */
    static Temperament of(QuestionReading question, Voice voice) {
        List<Temperament> fitting =
                question.grave() ? List.of(PLAIN) : question.subject() == Subject.GRIEF ? FOR_GRIEF : List.of(values());
        return voice.choose(fitting);
    }

    List<Entry> entries() {
        return entries;
    }

    Order order() {
        return order;
    }

    /** The condition in the store. */
    String truth() {
        return Turn.VOICE + Terms.key(this);
    }
}
