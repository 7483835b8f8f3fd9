package app.alembic.deck;

/** The four courts. Schools differ on their elements; this is the scheme Alembic uses. */
public enum Rank {
    PAGE("Page", Element.EARTH, "the learner"),
    KNIGHT("Knight", Element.AIR, "pursuit"),
    QUEEN("Queen", Element.WATER, "inward mastery"),
    KING("King", Element.FIRE, "outward mastery");

    private final String title;
    private final Element element;
    private final String way;

    Rank(String title, Element element, String way) {
        this.title = title;
        this.element = element;
        this.way = way;
    }

    public String title() {
        return title;
    }

    public Element element() {
        return element;
    }

    /** The rank's way of acting. */
    public String way() {
        return way;
    }
}
