package app.alembic.deck;

import java.util.List;
import java.util.Optional;

/**
 * One of the 78.
 *
 * @param id the seed's id, for example {@code cups_ace}
 * @param name for example "Ace of Cups"
 * @param element the element it takes in elemental dignities: a suit's for the minors
 * @param keywords four to six, lower case
 */
public record Card(
        String id,
        String name,
        Nature nature,
        Element element,
        List<String> keywords,
        Meaning upright,
        Meaning reversed) {

    public Card {
        keywords = List.copyOf(keywords);
        if (!id.equals(nature.id())) {
            throw new IllegalArgumentException("%s cannot be %s".formatted(id, nature));
        }
    }

    public Meaning meaning(boolean isReversed) {
        return isReversed ? reversed : upright;
    }

    public boolean isMajor() {
        return nature instanceof Nature.Major;
    }

    public Optional<Suit> suit() {
        return switch (nature) {
            case Nature.Major _ -> Optional.empty();
            case Nature.Pip pip -> Optional.of(pip.suit());
            case Nature.Court court -> Optional.of(court.suit());
        };
    }

    /** Where the picture is served, an SVG. */
    public String imageUrl() {
        return "/cards/" + id + ".svg";
    }
}
