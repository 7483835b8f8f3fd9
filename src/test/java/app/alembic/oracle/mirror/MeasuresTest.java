package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.deck.Deck;
import app.alembic.oracle.Consultation;
import app.alembic.oracle.Inquiry;
import app.alembic.proofreading.Proof;
import app.alembic.proofreading.Proofreader;
import app.alembic.safety.Safety;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be measured of the mirror's writing, over ten thousand readings of all spreads and of the whole corpus. */
class MeasuresTest {

    private static final int READINGS = 10_000;
    private static final int AMONG = 1_000;
    private static final double AT_MOST = 0.03;
    private static final int LONG_SENTENCE = 8;

    private record Reading(Consultation deal, String text) {}

    private static final List<Reading> ALL = new ArrayList<>();

    @BeforeAll
    static void write() {
        ALL.addAll(readings()
                .parallel()
                .map(deal -> new Reading(deal, Deals.interpret(deal)))
                .toList());
    }

    @AfterAll
    static void forget() {
        ALL.clear();
    }

    private static Stream<Consultation> readings() {
        List<Asked> corpus = Asked.all();
        return IntStream.range(0, READINGS)
                .mapToObj(i -> Deals.random(
                        70_000L + i,
                        Spread.values()[i % 4],
                        corpus.get((i * 7 + i / 4) % corpus.size()).question()));
    }

    @Test
    void tenThousandReadingsKeepToTheVoiceAndReadEasily() {
        List<String> complaints = ALL.parallelStream()
                .flatMap(reading -> {
                    String text = reading.text();
                    double flesch = Readability.fleschOf(text);
                    Stream<String> unreadable = flesch < 55 || flesch > 80
                            ? Stream.of("reads at %.1f: %s".formatted(flesch, text))
                            : Stream.empty();
                    return Stream.concat(Scrutiny.of(reading.deal(), text).stream(), unreadable);
                })
                .toList();

        assertThat(complaints.stream().limit(8)).as("of %d", complaints.size()).isEmpty();
    }

    @Test
    void theEditorOfModelsFindsNothingInTheMirrorsTexts() {
        Safety safety = Safety.standard();
        ALL.subList(0, AMONG).parallelStream().forEach(reading -> {
            String text = reading.text();
            var proofreader = new Proofreader(new Inquiry.Interpretation(reading.deal()), new Mirror(), _ -> {});

            assertThat(proofreader.read(text)).as(text).isEmpty();
            assertThat(proofreader.finish()).as(text).isEqualTo(new Proof.Sound(text, List.of()));
            assertThat(Scrutiny.sentences(text))
                    .allSatisfy(sentence -> assertThat(safety.check(sentence)).isEmpty());
        });
    }

    @Test
    void theSafetyRulesRefuseNoSentenceOfTheMirrors() {
        Safety safety = Safety.standard();

        assertThat(ALL.parallelStream()
                        .flatMap(reading -> Scrutiny.sentences(reading.text()).stream())
                        .distinct()
                        .filter(sentence -> safety.check(sentence).isPresent()))
                .isEmpty();
    }

    @Test
    void sentencesAreTiedByWordsMoreThanBySemicolons() {
        long words =
                ALL.stream().mapToLong(reading -> Wording.words(reading.text())).sum();
        long semicolons = ALL.stream()
                .flatMapToInt(reading -> reading.text().chars())
                .filter(letter -> letter == ';')
                .count();

        assertThat(1000.0 * semicolons / words).as("in a thousand words").isLessThan(6);
    }

    @Test
    void amongAThousandReadingsNoLongerSentenceComesInMoreThanThreeOfAHundred() {
        Map<String, Integer> counts = new HashMap<>();
        ALL.stream().limit(AMONG).forEach(reading -> {
            Set<String> sentences = new HashSet<>(Scrutiny.sentences(reading.text()));
            sentences.stream()
                    .filter(sentence -> Wording.words(sentence) >= LONG_SENTENCE)
                    .forEach(sentence -> counts.merge(sentence, 1, Integer::sum));
        });

        assertThat(counts.entrySet().stream().filter(entry -> entry.getValue() > AT_MOST * AMONG))
                .isEmpty();
    }

    @Test
    void theSameCardInTheSamePlaceSaysMostlyOtherThingsElsewhere() {
        List<Asked> corpus = Asked.all();
        int pairs = 400;
        double sum = 0;
        int halfTheSame = 0;
        for (int i = 0; i < pairs; i++) {
            Consultation one = Deals.random(
                    i, Spread.values()[1 + i % 3], corpus.get(i % 200).question());
            Consultation other = withCard(
                    Deals.random(
                            9000 + i,
                            one.spread(),
                            corpus.get((i * 37 + 11) % 200).question()),
                    one.cards().get(1));
            double same = shared(passage(one), passage(other));
            sum += same;
            halfTheSame += same >= 0.5 ? 1 : 0;
        }

        assertThat(sum / pairs).as("of a passage comes again").isLessThan(0.1);
        assertThat(halfTheSame).as("of 400 share half of their sentences").isLessThanOrEqualTo(8);
    }

    @Test
    void everyReadingInAMannerAnswersTheKindOfQuestion() {
        var reader = new QuestionReader(Lexicon.standard());

        assertThat(ALL.parallelStream()
                        .filter(reading ->
                                !isMetGently(reader.read(reading.deal().question())))
                        .filter(reading -> !answers(
                                reading,
                                Wanted.by(reader.read(reading.deal().question()).form())))
                        .map(Reading::text))
                .isEmpty();
    }

    private static boolean isMetGently(QuestionReading question) {
        return question.grave() || question.subject() == Subject.GRIEF;
    }

    /** By its first sentence: it may have been tied to another, and lost its stop and its capital. */
    private static boolean answers(Reading reading, Wanted wanted) {
        String text = reading.text().toLowerCase(Locale.ROOT);
        Stream<String> byTheCards = reading.deal().cards().stream()
                .flatMap(card -> Arrays.stream(Temperament.values())
                        .map(manner -> Facets.in(manner).of(card).to(wanted).orElseThrow()));
        Stream<String> byExperience = Arrays.stream(Temperament.values())
                .flatMap(manner -> Experience.all(manner).values().stream())
                .flatMap(experience -> experience.thoughts().values().stream())
                .map(thought -> thought.to(wanted));
        return Stream.concat(byTheCards, byExperience)
                .map(answer -> Scrutiny.sentences(answer).getFirst().toLowerCase(Locale.ROOT))
                .anyMatch(answer -> text.contains(answer.substring(0, answer.length() - 1)));
    }

    private static String passage(Consultation deal) {
        return new Mirror().passage(deal, deal.cards().get(1));
    }

    private static double shared(String one, String other) {
        List<String> sentences = Scrutiny.sentences(one);
        Set<String> there = new HashSet<>(Scrutiny.sentences(other));
        return sentences.stream().filter(there::contains).count() / (double) sentences.size();
    }

    private static Consultation withCard(Consultation deal, DrawnCard card) {
        var cards = new ArrayList<>(deal.cards());
        var free = new ArrayList<>(Deck.standard().cards());
        free.removeIf(other -> other.equals(card.card())
                || deal.cards().stream().anyMatch(drawn -> drawn.card().equals(other)));
        for (int i = 0; i < cards.size(); i++) {
            if (cards.get(i).card().equals(card.card())) {
                cards.set(
                        i,
                        new DrawnCard(
                                free.getFirst(),
                                cards.get(i).position(),
                                cards.get(i).reversed()));
            }
        }
        cards.set(1, card);
        return new Consultation(new UUID(3, deal.readingId().hashCode()), deal.question(), deal.spread(), cards);
    }
}
