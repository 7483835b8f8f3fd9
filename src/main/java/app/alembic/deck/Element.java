package app.alembic.deck;

/** The four elements, and how two of them get on when their cards lie side by side (elemental dignities). */
public enum Element {
    FIRE("Fire"),
    WATER("Water"),
    AIR("Air"),
    EARTH("Earth");

    private final String title;

    Element(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Mathers, <i>Book T</i>; Fire–Earth and Water–Air, which it leaves open, are decided here as mildly supportive. */
    public Dignity with(Element other) {
        if (this == other) {
            return Dignity.SAME;
        }
        return switch (this) {
            case FIRE -> other == AIR ? Dignity.FRIENDLY : other == WATER ? Dignity.CONTRARY : Dignity.SUPPORTIVE;
            case WATER -> other == EARTH ? Dignity.FRIENDLY : other == FIRE ? Dignity.CONTRARY : Dignity.SUPPORTIVE;
            case AIR -> other == FIRE ? Dignity.FRIENDLY : other == EARTH ? Dignity.CONTRARY : Dignity.SUPPORTIVE;
            case EARTH -> other == WATER ? Dignity.FRIENDLY : other == AIR ? Dignity.CONTRARY : Dignity.SUPPORTIVE;
        };
    }
}
