package app.alembic.oracle.mirror;

import app.alembic.deck.Meaning;
import java.util.Locale;
import java.util.Optional;

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

    static Subject of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a card says in this field, where the deck keeps a sentence for it. */
    Optional<String> sentence(Meaning meaning) {
        return switch (this) {
            case LOVE -> Optional.of(meaning.love());
            case WORK -> Optional.of(meaning.work());
            case MONEY -> Optional.of(meaning.money());
            case HEALTH -> Optional.of(meaning.health());
            case SPIRIT, GRIEF, SELF -> Optional.of(meaning.spirit());
            case FAMILY, DECISION, OTHER -> Optional.empty();
        };
    }
}
