package app.alembic.oracle;

import static java.util.stream.Collectors.joining;

import app.alembic.deck.Dignity;
import app.alembic.deck.Meaning;
import app.alembic.deck.Nature;
import app.alembic.oracle.mirror.SpreadReading;
import app.alembic.oracle.mirror.Standing;
import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.List;

/** The cards on the table, written out for a model: all that is known of each, and of them together. */
record Tableau(SpreadReading spread) {

    static Tableau of(Consultation consultation) {
        return new Tableau(new SpreadReading(consultation.spread(), consultation.cards()));
    }

    /** One paragraph for each card, in the order of the positions. */
    String cards() {
        List<DrawnCard> cards = spread.cards();
        var text = new ArrayList<String>();
        for (int i = 0; i < cards.size(); i++) {
            text.add("%d. %s".formatted(i + 1, card(cards.get(i))));
        }
        return String.join("\n\n", text);
    }

    private String card(DrawnCard drawn) {
        Meaning meaning = drawn.meaning();
        var lines = new ArrayList<String>();
        lines.add("%s (%s): %s, %s"
                .formatted(
                        drawn.position().label(),
                        drawn.position().asks(),
                        drawn.card().name(),
                        orientation(drawn)));
        lines.add("Keywords: " + String.join(", ", drawn.card().keywords()));
        lines.add("Light: " + meaning.light());
        lines.add("Shadow: " + meaning.shadow());
        lines.add("Correspondences: " + correspondences(drawn));
        spread.standing(drawn).map(Tableau::standing).ifPresent(lines::add);
        return String.join("\n   ", lines);
    }

    private static String orientation(DrawnCard drawn) {
        return drawn.reversed() ? "reversed" : "upright";
    }

    private static String correspondences(DrawnCard drawn) {
        String element = drawn.card().element().title();
        return switch (drawn.card().nature()) {
            case Nature.Major major ->
                "major %d; %s; %s; element %s; the figure of %s"
                        .formatted(major.number(), major.letter(), major.attribution(), element, major.lens());
            case Nature.Pip pip -> {
                var decan = pip.decan();
                yield "%s, %s; element %s; %d, %s; %s; %s"
                        .formatted(
                                pip.suit().title(),
                                pip.suit().field(),
                                element,
                                pip.number(),
                                pip.theme(),
                                pip.sephirah(),
                                decan == null ? "root of " + element : decan.planet() + " in " + decan.sign());
            }
            case Nature.Court court ->
                "%s, %s; %s of %s; %s"
                        .formatted(
                                court.suit().title(),
                                court.suit().field(),
                                court.rank().element().title(),
                                element,
                                court.rank().way());
        };
    }

    private static String standing(Standing standing) {
        String neighbour = standing.neighbour().card().name();
        return "Dignity: "
                + switch (standing.bond()) {
                    case SAME -> "strongly strengthened by %s, of the same element".formatted(neighbour);
                    case FRIENDLY -> "strengthened by %s, of a friendly element".formatted(neighbour);
                    case SUPPORTIVE -> "mildly supported by " + neighbour;
                    case CONTRARY -> "weakened by %s, of the contrary element".formatted(neighbour);
                    case MEDIATED -> "one neighbour is contrary; %s mediates".formatted(neighbour);
                    case CANCELLED -> "the neighbours are contrary to each other and cancel out";
                };
    }

    /** What the cards show together, a line each; the pairs of the Celtic Cross among it. */
    String together() {
        int size = spread.cards().size();
        var lines = new ArrayList<String>();
        lines.add("Majors: %d of %d. Reversed: %d of %d.".formatted(spread.majors(), size, spread.reversed(), size));
        spread.dominantSuit()
                .ifPresent(suit ->
                        lines.add("Leading suit: %s, %d of %d.".formatted(suit.title(), spread.countOf(suit), size)));
        spread.dominantElement()
                .ifPresent(element -> lines.add(
                        "Leading element: %s, %d of %d.".formatted(element.title(), spread.countOf(element), size)));
        List<DrawnCard> same = spread.repeatedNumber();
        if (!same.isEmpty()) {
            lines.add("The same number: %s."
                    .formatted(same.stream().map(drawn -> drawn.card().name()).collect(joining(", "))));
        }
        spread.pairs().forEach(pair -> lines.add(pair(pair)));
        return lines.stream().map(line -> "- " + line).collect(joining("\n"));
    }

    private static String pair(SpreadReading.Pair pair) {
        return "Read together: %s in %s and %s in %s, elements %s."
                .formatted(
                        pair.first().card().name(),
                        pair.first().position().label(),
                        pair.second().card().name(),
                        pair.second().position().label(),
                        word(pair.dignity()));
    }

    private static String word(Dignity dignity) {
        return switch (dignity) {
            case SAME -> "the same";
            case FRIENDLY -> "friendly";
            case SUPPORTIVE -> "mildly supportive";
            case CONTRARY -> "contrary";
        };
    }
}
