package app.alembic.draw;

import java.util.Locale;

/** What can be wrong with a receipt, in the order in which it is looked for. */
public enum Flaw {
    /** It is no receipt: a member is missing, unknown, or not of its form. */
    FORMAT,
    /** Of a procedure or a deck that is not known here. */
    VERSION,
    /** Not the one that was noted before the draw. Looked for only where somebody has noted one. */
    NOTED,
    /** The commitment is to another seed, draw or deck. */
    COMMITMENT,
    /** The link does not follow from the one before it. */
    LINK,
    /** The seeds deal other cards. */
    CARDS,
    /** Something that none of these cover was changed. */
    DIGEST,
    /** The proof does not lead to the root it names. */
    ROOT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
