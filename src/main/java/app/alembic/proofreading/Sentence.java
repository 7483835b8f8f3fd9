package app.alembic.proofreading;

/**
 * One sentence of a text as it stands there.
 *
 * @param before the white space that goes before it, empty for the first
 */
record Sentence(String before, String text) {

    /** Whether an empty line goes before it. */
    boolean beginsParagraph() {
        return before.chars().filter(sign -> sign == '\n').count() > 1;
    }

    @Override
    public String toString() {
        return before + text;
    }
}
