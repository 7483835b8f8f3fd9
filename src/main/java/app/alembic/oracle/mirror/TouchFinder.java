package app.alembic.oracle.mirror;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.deck.Meaning;
import app.alembic.deck.Nature;
import app.alembic.oracle.Inquiry;
import app.alembic.spread.DrawnCard;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what in a reading a question touches, by its words: a card by its name, by its number in the row, by its place or
 * by how it lies; then the cards together; then a card whose own words come up in the question; then, where the question
 * only wants to hear more, the card that was spoken of last.
 */
final class TouchFinder {

    private static final List<String> ORDER =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    /** What people call a place, where it is not its label. */
    private static final Map<String, String> PLACES = Map.of(
            "significator", "significator|heart of (?:the matter|it)",
            "crossing", "crossing|cross(?:es|ed)|obstacles?|blocks?|blocking|challenge|in (?:my|the) way",
            "foundation", "foundation|roots?|underneath",
            "crown", "crown|aim|ideal",
            "self", "self(?: card| position)?|myself",
            "environment", "environment|surroundings|other people|people around me",
            "hopes_and_fears", "hopes?|fears?",
            "persona", "persona|mask",
            "recent_past", "recent past|past|behind me",
            "near_future", "near future|future|ahead of me");

    private static final String PLACES_OF_ALL_SPREADS = "past|present|future|persona|shadow|integration|significator"
            + "|crossing|foundation|recent past|crown|near future|environment|outcome";

    private static final Pattern REVERSED =
            Pattern.compile("\\b(?:reversed|reversal|reversals|upside down|inverted|turned over)\\b");
    private static final Pattern UPRIGHT = Pattern.compile("\\b(?:upright|right way up)\\b");
    private static final Pattern WHOLE = Pattern.compile(
            "\\b(?:together|overall|as a whole|the whole|all (?:of )?(?:the|these|my|three|ten) cards|the cards|all of (?:it|this)"
                    + "|pattern|theme|sum(?:mary|med)?|big picture|in general|main message|elements?)\\b");
    private static final Pattern THREAD = Pattern.compile(
            "\\b(?:more|go on|that card|this card|that one|this one|the card|the same card|continue|elaborate|explain)\\b"
                    + "|^(?:and|but|so|why|how|how so|really|what do you mean)\\b");
    private static final Pattern ORDINAL = Pattern.compile(
            "\\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|middle)(?: \\w+)? "
                    + "(?:card|one|position|place)\\b");
    private static final Pattern NUMBERED = Pattern.compile("\\b(?:card|position|number|no) ?(\\d{1,2})\\b");

    /** Words that many cards share and that show nothing about one of them. */
    private static final Set<String> COMMON = Set.of(
            "about",
            "after",
            "again",
            "always",
            "another",
            "anyone",
            "because",
            "become",
            "before",
            "being",
            "between",
            "cannot",
            "cards",
            "could",
            "doing",
            "every",
            "feeling",
            "first",
            "found",
            "going",
            "having",
            "itself",
            "later",
            "least",
            "little",
            "longer",
            "making",
            "matter",
            "maybe",
            "might",
            "moment",
            "never",
            "other",
            "people",
            "perhaps",
            "question",
            "rather",
            "reading",
            "really",
            "right",
            "should",
            "since",
            "small",
            "somebody",
            "someone",
            "something",
            "still",
            "taken",
            "their",
            "there",
            "these",
            "thing",
            "things",
            "think",
            "those",
            "though",
            "thought",
            "today",
            "under",
            "until",
            "wants",
            "where",
            "whether",
            "which",
            "while",
            "whole",
            "whose",
            "without",
            "would",
            "years",
            "yourself",
            "tarot",
            "meaning",
            "means",
            "place");

    private static final int TELLING = 5;

    private final SpreadReading spread;
    private final String asked;
    private final String written;

    TouchFinder(SpreadReading spread, String question) {
        this.spread = spread;
        this.written = Normalizer.normalize(question, Normalizer.Form.NFKC)
                .replace('’', '\'')
                .replaceAll("\\s+", " ")
                .strip();
        this.asked = digitsAsWords(written.toLowerCase(Locale.ROOT));
    }

    Touched find(List<Inquiry.Turn> conversation) {
        return byName().or(this::byOrder)
                .or(this::absentCard)
                .or(this::byPlace)
                .or(this::byOrientation)
                .or(this::byKind)
                .or(this::whole)
                .or(() -> thread(conversation))
                .or(this::byWord)
                .or(this::absentPlace)
                .orElseGet(this::nothing);
    }

    private Touched nothing() {
        return spread.cards().size() == 1
                ? new Touched.OneCard(spread.cards().getFirst(), "only_card")
                : new Touched.Nothing(spread.strongest(), "nothing");
    }

    private Optional<Touched> byName() {
        return some(
                spread.cards().stream()
                        .filter(card -> mentions(nameOf(card.card())))
                        .toList(),
                "by_name");
    }

    private Optional<Touched> byOrder() {
        var found = new ArrayList<DrawnCard>();
        int size = spread.cards().size();
        ORDINAL.matcher(asked).results().forEach(hit -> {
            int place = switch (hit.group(1)) {
                case "last", "final" -> size - 1;
                case "middle" -> size / 2;
                default -> ORDER.indexOf(hit.group(1));
            };
            if (place < size) {
                found.add(spread.cards().get(place));
            }
        });
        NUMBERED.matcher(written.toLowerCase(Locale.ROOT)).results().forEach(hit -> {
            int place = Integer.parseInt(hit.group(1));
            if (place >= 1 && place <= size) {
                found.add(spread.cards().get(place - 1));
            }
        });
        return some(found.stream().distinct().toList(), "by_order");
    }

    /** A card by its full name that does not lie here. */
    private Optional<Touched> absentCard() {
        return Deck.standard().cards().stream().map(Card::name).anyMatch(this::isNamedInFull)
                ? Optional.of(new Touched.Nothing(spread.strongest(), "absent_card"))
                : Optional.empty();
    }

    /** A major is named in full with its capital only: the sun and the moon come up in other ways. */
    private boolean isNamedInFull(String name) {
        return name.startsWith("The ")
                ? written.contains("he " + name.substring(4))
                : name.contains(" of ") && mentions(name.toLowerCase(Locale.ROOT));
    }

    private Optional<Touched> byPlace() {
        List<DrawnCard> found = spread.cards().stream()
                .filter(card -> mentions(PLACES.getOrDefault(
                        card.position().key(),
                        Pattern.quote(card.position().label().toLowerCase(Locale.ROOT)))))
                .toList();
        return some(found, "by_place");
    }

    private Optional<Touched> byOrientation() {
        boolean reversed = REVERSED.matcher(asked).find();
        if (!reversed && !UPRIGHT.matcher(asked).find()) {
            return Optional.empty();
        }
        List<DrawnCard> lying = spread.cards().stream()
                .filter(card -> card.reversed() == reversed)
                .toList();
        if (reversed && lying.isEmpty()) {
            return Optional.of(new Touched.Nothing(spread.strongest(), "none_reversed"));
        }
        return reversed && lying.size() > 1
                ? Optional.of(new Touched.Theme(loudest(lying), "some_reversed"))
                : some(lying, "by_orientation");
    }

    /** By suit or rank: "the king", "the cups". */
    private Optional<Touched> byKind() {
        List<DrawnCard> found = spread.cards().stream()
                .filter(card -> isOfANamedKind(card.card()))
                .toList();
        return found.size() > 2
                ? Optional.of(new Touched.Theme(loudest(found), "some_of_a_kind"))
                : some(found, "by_kind");
    }

    private boolean isOfANamedKind(Card card) {
        return switch (card.nature()) {
            case Nature.Major _ -> mentions("majors?|major arcana|trumps?");
            case Nature.Pip pip -> mentions(Terms.key(pip.suit()).replaceAll("s$", "s?"));
            case Nature.Court court ->
                mentions(Terms.key(court.rank()) + "s?|court cards?")
                        || mentions(Terms.key(court.suit()).replaceAll("s$", "s?"));
        };
    }

    private Optional<Touched> whole() {
        return WHOLE.matcher(asked).find() && spread.cards().size() > 1
                ? Optional.of(new Touched.Theme(spread.strongest(), "whole"))
                : Optional.empty();
    }

    /** The card whose own words the question takes up most, if one does more than the others. */
    private Optional<Touched> byWord() {
        List<String> telling = telling(asked);
        Map<Integer, List<DrawnCard>> byHits =
                spread.cards().stream().collect(groupingBy(card -> hits(telling, card.card(), card.meaning())));
        int most = byHits.keySet().stream().max(Comparator.naturalOrder()).orElse(0);
        List<DrawnCard> best = byHits.getOrDefault(most, List.of());
        return most > 0 && best.size() == 1
                ? Optional.of(new Touched.OneCard(best.getFirst(), "by_word"))
                : Optional.empty();
    }

    private static int hits(List<String> words, Card card, Meaning meaning) {
        List<String> own = telling(String.join(
                        " ",
                        String.join(" ", card.keywords()),
                        meaning.gift(),
                        meaning.risk(),
                        meaning.image(),
                        meaning.step(),
                        meaning.question(),
                        meaning.light(),
                        meaning.shadow())
                .toLowerCase(Locale.ROOT));
        return (int) words.stream().filter(own::contains).count();
    }

    /** The card that the last reply spoke of, for a question that only goes on. */
    private Optional<Touched> thread(List<Inquiry.Turn> conversation) {
        if (!THREAD.matcher(asked).find()) {
            return Optional.empty();
        }
        Optional<String> last = conversation.reversed().stream()
                .filter(turn -> !turn.bySeeker())
                .map(Inquiry.Turn::content)
                .findFirst();
        return last.flatMap(said -> spread.cards().stream()
                        .filter(card -> said.contains(card.card().name()))
                        .min(comparingInt(card -> said.indexOf(card.card().name()))))
                .map(card -> new Touched.OneCard(card, "by_thread"));
    }

    private Optional<Touched> absentPlace() {
        return mentions("(?:the )(?:" + PLACES_OF_ALL_SPREADS + ")(?: card| position| place)?")
                        || ORDINAL.matcher(asked).find()
                ? Optional.of(new Touched.Nothing(spread.strongest(), "absent_place"))
                : Optional.empty();
    }

    private Optional<Touched> some(List<DrawnCard> found, String truth) {
        return switch (found.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Touched.OneCard(found.getFirst(), truth));
            default -> Optional.of(new Touched.TwoCards(found.get(0), found.get(1)));
        };
    }

    private DrawnCard loudest(List<DrawnCard> some) {
        return some.contains(spread.strongest()) ? spread.strongest() : some.getFirst();
    }

    private boolean mentions(String pattern) {
        return Pattern.compile("\\b(?:" + pattern + ")\\b").matcher(asked).find();
    }

    private static String nameOf(Card card) {
        String name = card.name().toLowerCase(Locale.ROOT);
        return name.equals("judgement")
                ? "judge?ment"
                : Pattern.quote(name.startsWith("the ") ? name.substring(4) : name);
    }

    /** "10 of swords" is the ten of swords; "ace" and the courts have no digit. */
    private static String digitsAsWords(String text) {
        String spelt = text;
        for (int i = 2; i <= 10; i++) {
            spelt = spelt.replaceAll("\\b" + i + " of\\b", Wording.number(i) + " of");
        }
        return spelt;
    }

    private static List<String> telling(String text) {
        return Arrays.stream(text.split("[^\\p{L}'-]+"))
                .filter(word -> word.length() >= TELLING && !COMMON.contains(word))
                .distinct()
                .toList();
    }
}
