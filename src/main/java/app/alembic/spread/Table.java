package app.alembic.spread;

import java.util.List;

/**
 * A spread laid out on the smallest table that holds it, for drawing: a card is {@link #CARD_WIDTH} by
 * {@link #CARD_HEIGHT}, and positions are moved apart so that no card but a crossing one touches another.
 *
 * @param places in the order of the spread
 */
public record Table(int width, int height, List<Place> places) {

    public static final int CARD_WIDTH = 240;
    public static final int CARD_HEIGHT = 400;

    private static final int GAP = 48;

    /** Room for the numbers that stand on the cards' edges. */
    private static final int MARGIN = 30;

    /**
     * Where a card lies.
     *
     * @param number from 1, as cards are counted in reading
     * @param x of its centre
     * @param y of its centre
     */
    public record Place(int number, Position position, int x, int y) {}

    public Table {
        places = List.copyOf(places);
    }

    public static Table of(Spread spread) {
        List<Position> positions = spread.positions();
        boolean crossed = positions.stream().anyMatch(Position::across);
        // A crossing card is as wide as cards are high: its neighbours make room.
        int columnWidth = (crossed ? (CARD_WIDTH + CARD_HEIGHT) / 2 : CARD_WIDTH) + GAP;
        int rowHeight = CARD_HEIGHT + GAP;
        double left = positions.stream().mapToDouble(Position::column).min().orElseThrow();
        double right = positions.stream().mapToDouble(Position::column).max().orElseThrow();
        double top = positions.stream().mapToDouble(Position::row).min().orElseThrow();
        double bottom = positions.stream().mapToDouble(Position::row).max().orElseThrow();
        List<Place> places = positions.stream()
                .map(position -> new Place(
                        positions.indexOf(position) + 1,
                        position,
                        MARGIN + CARD_WIDTH / 2 + (int) Math.round((position.column() - left) * columnWidth),
                        MARGIN + CARD_HEIGHT / 2 + (int) Math.round((position.row() - top) * rowHeight)))
                .toList();
        return new Table(
                2 * MARGIN + CARD_WIDTH + (int) Math.round((right - left) * columnWidth),
                2 * MARGIN + CARD_HEIGHT + (int) Math.round((bottom - top) * rowHeight),
                places);
    }
}
