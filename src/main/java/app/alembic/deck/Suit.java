package app.alembic.deck;

/** The four suits, each with its element and its field of life. */
public enum Suit {
    WANDS("Wands", Element.FIRE, "will and creation"),
    CUPS("Cups", Element.WATER, "feeling"),
    SWORDS("Swords", Element.AIR, "mind and conflict"),
    PENTACLES("Pentacles", Element.EARTH, "body, work and money");

    private final String title;
    private final Element element;
    private final String field;

    Suit(String title, Element element, String field) {
        this.title = title;
        this.element = element;
        this.field = field;
    }

    public String title() {
        return title;
    }

    public Element element() {
        return element;
    }

    /** What the suit speaks of, as a phrase without an article. */
    public String field() {
        return field;
    }
}
