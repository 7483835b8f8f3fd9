package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.Passage.Shape;
import java.util.List;

/**
 * In what manner a reading is written, from its first sentence to its last. The store prefers turns that were written for
 * the manner: {@code voice_spare} and so on.
 */
enum Temperament {
    /** Says what it means and leaves the pictures to the cards. */
    PLAIN(
            List.of(Shape.NAME, Shape.NAME, Shape.DARK_NAMED, Shape.BRIGHT_NAMED, Shape.PICTURE_NAMED),
            new Order(false, 0.25, 1)),
    /** Shows first and explains little. */
    PICTURING(
            List.of(Shape.PICTURE_FIRST, Shape.PICTURE_FIRST, Shape.PICTURE_NAMED, Shape.PICTURE_NAMED),
            new Order(true, 0.4, 1)),
    /** Turns every card into something to ask oneself. */
    ASKING(
            List.of(Shape.NAME, Shape.PICTURE_NAMED, Shape.DARK_NAMED, Shape.NAME, Shape.BRIGHT_NAMED),
            new Order(false, 0.2, 1)),
    /** As few words as will do. */
    SPARE(
            List.of(Shape.PICTURE_NAMED, Shape.NAME, Shape.PICTURE_FIRST, Shape.NAME, Shape.BRIGHT_NAMED),
            new Order(true, 0.1, 0.7)),
    /** Goes from card to card as one tells how a thing came about. */
    TELLING(
            List.of(Shape.BRIGHT_NAMED, Shape.PICTURE_NAMED, Shape.DARK_NAMED, Shape.PICTURE_FIRST, Shape.NAME),
            new Order(false, 0.5, 1));

    /**
     * @param principleFirst whether the principle stands before what the cards show together
     * @param leadingOver how often something leads from the question to the cards
     * @param room share of the usual words for a card
     */
    record Order(boolean principleFirst, double leadingOver, double room) {}

    /** Who mourns is not asked riddles and not told a tale. */
    private static final List<Temperament> FOR_GRIEF = List.of(PLAIN, PICTURING, SPARE);

    private final List<Shape> shapes;
    private final Order order;

    Temperament(List<Shape> shapes, Order order) {
        this.shapes = shapes;
        this.order = order;
    }

    static Temperament of(Subject subject, Voice voice) {
        return voice.choose(subject == Subject.GRIEF ? FOR_GRIEF : List.of(values()));
    }

    List<Shape> shapes() {
        return shapes;
    }

    Order order() {
        return order;
    }

    /** The condition in the store. */
    String truth() {
        return Turn.VOICE + Terms.key(this);
    }
}
