package app.alembic.oracle.mirror;

import app.alembic.deck.Meaning;
import app.alembic.spread.DrawnCard;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be said of a card beside its telling: by the deck itself, or in one manner of writing, from
 * {@code mirror/facets/}, so that two readings in which the same card lies need not share a sentence.
 */
interface Facets {

    /**
     * One card in one orientation.
     *
     * @param light a sentence on the card lived well
     * @param shadow a sentence on its blind side
     * @param step one small thing to do, a bare verb phrase
     * @param question an open question
     * @param fields a sentence for each field of life of which there is something to say
     * @param answers a sentence for each kind of question that can be answered
     */
    record Facet(
            String light,
            String shadow,
            String step,
            String question,
            Map<Subject, String> fields,
            Map<Wanted, String> answers) {

        /** What the card says in a field of life. */
        Optional<String> on(Subject subject) {
            return Optional.ofNullable(fields.get(subject));
        }

        /** What the card says to what is asked. */
        Optional<String> to(Wanted wanted) {
            return Optional.ofNullable(answers.get(wanted));
        }
    }

    Facet of(DrawnCard card);

    /** What the deck says of its cards. */
    static Facets ofTheDeck() {
        return card -> {
            Meaning meaning = card.meaning();
            var fields = new EnumMap<Subject, String>(Subject.class);
            for (var subject : Subject.values()) {
                subject.sentence(meaning).ifPresent(sentence -> fields.put(subject, sentence));
            }
            return new Facet(meaning.light(), meaning.shadow(), meaning.step(), meaning.question(), fields, Map.of());
        };
    }

    /** What is said to somebody who mourns. Of a shadow, a task or a question there is nothing new to say to them. */
    static Facets forGrief() {
        return card -> {
            Facet deck = ofTheDeck().of(card);
            Grieving grieving = Objects.requireNonNull(Grieving.ALL.get(CardSide.of(card)));
            return new Facet(
                    grieving.light(),
                    deck.shadow(),
                    deck.step(),
                    deck.question(),
                    Map.of(Subject.GRIEF, grieving.grief()),
                    Map.of());
        };
    }

    static Facets in(Temperament manner) {
        return Objects.requireNonNull(InManners.ALL.get(manner));
    }

    /** All that a card may have been said to be, whoever said it. */
    static Stream<Facet> all(DrawnCard card) {
        return Stream.concat(Stream.of(ofTheDeck(), forGrief()), InManners.ALL.values().stream())
                .map(facets -> facets.of(card));
    }

    /** One card in one orientation, in {@code mirror/facets/grieving.yml}. */
    record Grieving(String light, String grief) {

        static final Map<CardSide, Grieving> ALL =
                CardSide.readAll("facets/grieving", parts -> new Grieving(parts.text("light"), parts.text("grief")));
    }

    /** The store, read once. */
    final class InManners implements Facets {

        private static final Map<Temperament, Facets> ALL = new EnumMap<>(Temperament.class);

        static {
            for (var manner : Temperament.values()) {
                ALL.put(manner, new InManners("facets/" + Terms.key(manner)));
            }
        }

        private final Map<CardSide, Facet> facets;

        private InManners(String file) {
            facets = CardSide.readAll(file, InManners::read);
        }

        private static Facet read(Parts parts) {
            String self = parts.text("self");
            var fields = new EnumMap<Subject, String>(Map.of(
                    Subject.LOVE, parts.text("love"),
                    Subject.WORK, parts.text("work"),
                    Subject.MONEY, parts.text("money"),
                    Subject.FAMILY, parts.text("home"),
                    Subject.HEALTH, parts.text("body"),
                    Subject.SELF, self,
                    Subject.SPIRIT, self,
                    Subject.DECISION, parts.text("choice")));
            var answers = new EnumMap<Wanted, String>(Wanted.class);
            for (var wanted : Wanted.values()) {
                answers.put(wanted, parts.text(Terms.key(wanted)));
            }
            return new Facet(
                    parts.text("light"),
                    parts.text("shadow"),
                    parts.text("step"),
                    parts.text("question"),
                    fields,
                    answers);
        }

        @Override
        public Facet of(DrawnCard drawn) {
            return Objects.requireNonNull(facets.get(CardSide.of(drawn)));
        }
    }
}
