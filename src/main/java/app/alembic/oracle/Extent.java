package app.alembic.oracle;

/**
 * How long an answer is, in words.
 *
 * @param least included, and so is {@code most}
 */
public record Extent(int least, int most) {

    private static final Extent REPLY = new Extent(80, 200);

    public static Extent of(Inquiry inquiry) {
        return switch (inquiry) {
            case Inquiry.Reply _ -> REPLY;
            case Inquiry.Interpretation interpretation ->
                switch (interpretation.consultation().spread()) {
                    case SINGLE -> new Extent(120, 220);
                    case THREE_CARD, SHADOW_WORK -> new Extent(300, 500);
                    case CELTIC_CROSS -> new Extent(700, 1100);
                };
        };
    }
}
