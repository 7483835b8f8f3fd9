package app.alembic.oracle.mirror;

import app.alembic.deck.Meaning;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The field of life that a question belongs to. */
enum Subject {
    LOVE,
    WORK,
    MONEY,
    FAMILY,
    HEALTH,
    SELF,
    DECISION,
    SPIRIT,
    GRIEF,
    OTHER;

    /** What a card says of love may hold for a family too, unless it speaks of two. */
    private static final Pattern OF_A_COUPLE =
            Pattern.compile("(?i)\\b(?:partner|couple|lovers?|romance|romantic|desire"
                    + "|court(?:ing|ship)|kiss\\w*|bed|dat(?:e|ing)|flirt\\w*|wedding|married|marriage|spouse|passion|single"
                    + "|jealous\\w*|new love|between two|two people|both of you|two hearts|heart's)\\b");

    static Subject of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a question that is heard for it has words for it, which hardly ever mean another. */
    boolean isNamed() {
        return switch (this) {
            case LOVE, WORK, MONEY, FAMILY -> true;
            case HEALTH, SELF, DECISION, SPIRIT, GRIEF, OTHER -> false;
        };
    }

    /** What a card says in this field, where the deck keeps a sentence for it. */
    Optional<String> sentence(Meaning meaning) {
        return switch (this) {
            case LOVE -> Optional.of(meaning.love());
            case WORK -> Optional.of(meaning.work());
            case MONEY -> Optional.of(meaning.money());
            case HEALTH -> Optional.of(meaning.health());
            case SPIRIT, GRIEF, SELF -> Optional.of(meaning.spirit());
            case FAMILY ->
                Optional.of(meaning.love())
                        .filter(love -> !OF_A_COUPLE.matcher(love).find());
            case DECISION, OTHER -> Optional.empty();
        };
    }
}
