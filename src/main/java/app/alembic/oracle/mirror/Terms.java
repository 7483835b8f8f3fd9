package app.alembic.oracle.mirror;

import app.alembic.deck.Card;
import app.alembic.deck.Nature;
import app.alembic.oracle.mirror.Happenings.Happening;
import app.alembic.oracle.mirror.QuestionReading.Form;
import app.alembic.oracle.mirror.QuestionReading.Matter;
import app.alembic.oracle.mirror.QuestionReading.Time;
import app.alembic.oracle.mirror.Situations.Recognised;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What question and cards are called in the turns of the store: the one place that knows the names of the slots. */
final class Terms {

    private static final Set<String> WITHOUT_ARTICLE = Set.of("integration", "hopes_and_fears");

    private static final String BEING = "being ";

    /** In words. */
    private static final int SHORT_ENOUGH = 14;

    private final Facts question;
    private final Facets facets;
    private final Tenor tenor;
    private final Optional<Experience> experience;
    private final Optional<Recognised> situation;
    private final Map<DrawnCard, Facts> cards = new HashMap<>();

    Terms(Phrasebook book, QuestionReading asked, SpreadReading spread) {
        this.question = ofQuestion(Facts.in(book), asked)
                .and(key(spread.spread()))
                .naming("count", Wording.number(spread.cards().size()));
        this.facets = Facets.ofTheDeck();
        this.tenor = Tenor.of(spread.cards());
        this.experience = Optional.empty();
        this.situation = Optional.empty();
    }

    private Terms(
            Facts question,
            Facets facets,
            Tenor tenor,
            Optional<Experience> experience,
            Optional<Recognised> situation) {
        this.question = question;
        this.facets = facets;
        this.tenor = tenor;
        this.experience = experience;
        this.situation = situation;
    }

    /** The same, spoken to somebody who mourns. */
    Terms forGrief() {
        return new Terms(question, Facets.forGrief(), tenor, Optional.empty(), Optional.empty());
    }

    /**
     * The same in a manner of speaking.
     *
     * @param situation from which the question comes, if it is known
     */
    Terms in(Temperament temperament, Optional<Recognised> situation) {
        return new Terms(
                question.and(temperament.truth()),
                Facets.in(temperament),
                tenor,
                situation.flatMap(known -> Experience.in(temperament, known)),
                situation);
    }

    /** What is true of the whole reading. */
    Facts ofReading() {
        return question;
    }

    private static Facts ofQuestion(Facts facts, QuestionReading asked) {
        Facts known = facts.and(
                        key(asked.form()),
                        Wanted.by(asked.form()).truth(),
                        "about_" + asked.subject().key())
                .andIf(asked.grave(), "grave")
                .andIf(asked.wordless(), "wordless")
                .andIf(asked.time() == Time.AHEAD, "ahead")
                .andIf(asked.time() == Time.BEHIND, "behind");
        known = asked.feeling().map("feels_"::concat).map(known::and).orElse(known);
        known = asked.happened()
                .map(Happening::truth)
                .map(known.and("happened")::and)
                .orElse(known);
        if (asked.person().isPresent()) {
            known = known.and("somebody").naming("person", asked.person().get());
        }
        if (asked.lasting().isPresent()) {
            known = known.and("lasting").naming("span", asked.lasting().get());
        }
        if (!asked.besides().isEmpty()) {
            known = known.and("besides").naming("detail", asked.besides().getFirst());
        }
        return matter(known, asked);
    }

    private static Facts matter(Facts facts, QuestionReading asked) {
        if (asked.form() == Form.EITHER) {
            Matter one = asked.options().get(0);
            Matter other = asked.options().get(1);
            boolean waysToBe = one.words().startsWith(BEING) && other.words().startsWith(BEING);
            if (waysToBe) {
                String first = one.words().substring(BEING.length());
                String second = other.words().substring(BEING.length());
                return facts.and("own_words", "ways_to_be")
                        .naming("one", first)
                        .naming("other", second)
                        .naming("one_brief", first)
                        .naming("other_brief", second)
                        .naming("brief", first + " or " + second)
                        .naming("matter", "being " + first + " or " + second);
            }
            return facts.and("act", "own_words")
                    .naming("one_brief", one.brief())
                    .naming("other_brief", other.brief())
                    .naming("brief", one.brief() + " or " + other.brief())
                    .naming("one", one.words())
                    .naming("other", other.words())
                    .naming("matter", one.words() + " or " + other.words());
        }
        if (asked.form() == Form.MIND) {
            String other = asked.person().or(asked::somebody).orElse("the other");
            return facts.and("plain").naming("matter", "things with " + other);
        }
        if (asked.matter().isEmpty()) {
            return facts.and("plain");
        }
        Matter matter = asked.matter().get();
        if (!matter.isAct()) {
            return facts.and("thing", "own_words").naming("matter", matter.words());
        }
        Facts act = facts.and("act", "own_words")
                .andIf(matter.words().startsWith(BEING), "state")
                .andIf(matter.other().equals(Acts.STOPPING), "to_stop")
                .naming("matter", matter.words())
                .naming("brief", matter.brief());
        Optional<String> noun = Lexicon.standard().called(matter.words());
        if (noun.isPresent()) {
            act = act.naming("noun", noun.get());
        }
        Optional<String> object = matter.object().filter(Terms::isNobody);
        if (object.isPresent()) {
            act = act.and("has_object").naming("object", object.get());
        }
        Optional<String> goal = matter.goal().filter(Terms::isNobody);
        if (goal.isPresent()) {
            act = act.and("has_goal").naming("goal", goal.get());
        }
        return matter.other().isEmpty() || asked.form() != Form.SHOULD
                ? act
                : act.and("two_roads").naming("instead", matter.other());
    }

    /** A place or a thing, of which other things can be said than of a person: one, and known, or called by a name. */
    private static boolean isNobody(String named) {
        List<String> words = List.of(named.split(" "));
        String last = words.getLast();
        return words.stream().noneMatch(Lexicon.standard()::isPerson)
                && !last.endsWith("s")
                && (Character.isUpperCase(last.charAt(0)) || Lexicon.standard().isThing(last));
    }

    /** What there is to say of a card beside its telling. */
    Facets.Facet facet(DrawnCard drawn) {
        return facets.of(drawn);
    }

    /**
     * Facts with a name for what is asked about: in the seeker's words, if they are short, or those for the field, and else that of
     * the situation. Empty where there is none.
     */
    Optional<Facts> naming(Facts facts) {
        String matter = question.nameOf("matter");
        if (matter != null) {
            return Optional.of(facts).filter(_ -> matter.split(" ").length <= SHORT_ENOUGH);
        }
        Optional<String> called = situation.flatMap(Recognised::called);
        return called.isEmpty() && !question.hold("about_other")
                ? Optional.of(facts)
                : called.map(name -> facts.naming("matter", name).naming("it_all", name));
    }

    /** What there is to say of the situation from which the question comes. */
    Optional<Experience> experience() {
        return experience;
    }

    /** What holds the reading together where its situation is known. */
    Optional<Thought> thought() {
        return experience.map(known -> known.on(tenor));
    }

    /** What the cards have in common. */
    Tenor tenor() {
        return tenor;
    }

    /** What is true of one card on its place. */
    Facts ofCard(DrawnCard drawn) {
        return cards.computeIfAbsent(drawn, this::told);
    }

    private Facts told(DrawnCard drawn) {
        Card card = drawn.card();
        Facets.Facet facet = facet(drawn);
        Portrait portrait = Portrait.of(drawn);
        Facts facts = question.and(
                        drawn.position().key(), "in_" + key(card.element()), drawn.reversed() ? "reversed" : "upright")
                .andIf(SpreadReading.isActive(card.element()), "active")
                .naming("card", called(drawn))
                .naming("label", drawn.position().label())
                .naming("the_label", place(drawn))
                .naming("in_place", where(drawn))
                .naming("asks", drawn.position().asks())
                .naming("orientation", drawn.reversed() ? "reversed" : "upright")
                .naming("element", key(card.element()))
                .telling("gift", drawn.meaning().gift())
                .telling("risk", drawn.meaning().risk())
                .telling("image", drawn.meaning().image())
                .telling("bright", portrait.bright())
                .telling("dark", portrait.dark())
                .naming("step", facet.step())
                .naming("question", Wording.lowerFirst(facet.question()));
        return switch (card.nature()) {
            case Nature.Major major -> facts.and("major", "major_" + major.number());
            case Nature.Pip pip ->
                facts.and("pip", "number_" + pip.number(), key(pip.suit())).naming("theme", pip.theme());
            case Nature.Court court -> facts.and("court", key(court.rank()), key(court.suit()));
        };
    }

    /**
     * Names one of several cards that a sentence is about: "first", "first_place" and so on. Its picture
     * can be recalled, as "first_token", once it has been shown.
     */
    Facts naming(Facts facts, String which, DrawnCard drawn, Voice voice) {
        Portrait portrait = Portrait.of(drawn);
        Facts named = facts.naming(which, called(drawn))
                .naming(which + "_place", place(drawn))
                .naming(which + "_element", key(drawn.card().element()))
                .naming(which + "_word", drawn.card().keywords().getFirst())
                .telling(which + "_bright", portrait.bright())
                .telling(which + "_dark", portrait.dark());
        return voice.hasTold(drawn.meaning().image()) ? named.telling(which + "_token", portrait.token()) : named;
    }

    /** The name of a card's place inside a sentence. */
    static String place(DrawnCard drawn) {
        Position position = drawn.position();
        return WITHOUT_ARTICLE.contains(position.key()) ? position.label() : "the " + position.label();
    }

    /** Some places are roles, which a card takes, and some are rooms, in which it lies. */
    private static String where(DrawnCard drawn) {
        return switch (drawn.position().key()) {
            case "significator", "crossing", "foundation", "crown", "outcome", "persona", "integration" ->
                "as " + place(drawn);
            case "hopes_and_fears" -> "at " + place(drawn);
            case "self" -> "in the place of " + place(drawn);
            default -> "in " + place(drawn);
        };
    }

    /** A card's name inside a sentence: "the Ten of Swords", but "Strength" and "The Fool". */
    static String called(DrawnCard drawn) {
        String name = drawn.card().name();
        // "Death is near" would frighten; that the card lies nearby does not.
        return name.equals("Death") ? "the Death card" : name.contains(" of ") ? "the " + name : name;
    }

    static String key(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
