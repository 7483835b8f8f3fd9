package app.alembic.spread;

/**
 * One place of a spread.
 *
 * @param key stable in code, whatever a school calls it or however it is ordered
 * @param label the seed's {@code position}, for example "Recent Past"
 * @param asks what the place is read for, as a phrase: "what is passing out of the picture"
 * @param column where the card's centre lies, in card widths from the left of the layout
 * @param row where the card's centre lies, in card heights from the top of the layout
 * @param across laid across another card, rotated by 90°
 */
public record Position(String key, String label, String asks, double column, double row, boolean across) {

    /** The same place under another school's name. */
    public Position called(String otherLabel) {
        return otherLabel.equals(label) ? this : new Position(key, otherLabel, asks, column, row, across);
    }
}
