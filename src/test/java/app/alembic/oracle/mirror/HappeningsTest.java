package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.oracle.mirror.Happenings.Happening;
import app.alembic.spread.Spread;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HappeningsTest {

    private final QuestionReader reader = new QuestionReader(Lexicon.standard());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I got laid off on Friday and I keep telling everyone I'm fine. What now?       | laid_off
            got fired last week. now what                                                   | laid_off
            What do I do with my days since I lost my job?                                  | laid_off
            My company let me go after eleven years. Who am I without it?                   | laid_off
            He cheated on me in Lisbon. Can I trust him again?                              | betrayed
            My wife had an affair. Should I stay?                                           | betrayed
            Why did she lie to everyone, and why has she lied to me?                        | betrayed
            My husband left me for somebody at work. How do I go on?                        | left
            we broke up in March and i still check his page                                 | left
            How do I tell the children about our divorce?                                   | left
            My sister won't speak to me since the funeral. What can I do?                   | estranged
            He ghosted me after four dates. Why?                                            | estranged
            Should I write first? We haven't spoken since Christmas.                        | estranged
            My boss yells at me in front of the team. Should I quit?                        | treated_badly
            Why do they always take me for granted?                                         | treated_badly
            I was passed over for promotion again. Do I stay?                               | rejected
            I didn't get the flat. Is the city telling me something?                        | rejected
            I failed my driving test twice. Should I try again?                             | rejected
            I'm so exhausted that I cry in the car. What has to change?                     | burned_out
            How do I come back from being burnt out?                                        | burned_out
            My mother is very ill. How do I go on working?                                  | ill_at_home
            Is it time to stop looking after my father alone?                               | ill_at_home
            Our youngest has left home and the house is so quiet. What am I for?            | grown_child
            How can I be kinder to my body after the baby?                                  | new_child
            We moved here in spring and I know nobody. Will it get easier?                  | moved
            Why am I always broke by the 20th?                                              | short
            Is my loneliness my own fault?                                                  | alone
            Is it selfish to want a year for myself?                                        | blames_self
            I'm dating two people and feel awful about it.                                  | blames_self
            """)
    void whatHasHappenedIsHeard(String question, String happened) {
        assertThat(reader.read(question).happened()).map(Happening::key).contains(happened);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Should I leave the city for the coast?",
                "Will I find love again?",
                "Should I fire my assistant?",
                "My brother got fired. Can I help him?",
                "Should I break up with him?",
                "What is my marriage asking of me this year?",
                "He broke the vase. Should I tell Mum?",
                "Do I want a baby?",
                "Should I move to Leeds?",
                "Should I forgive my brother?",
                "How do I lead people who used to be my peers?",
                "do my parents regret having me",
                "42"
            })
    void andNothingIsThatWasNotTold(String question) {
        assertThat(reader.read(question).happened()).isEmpty();
    }

    @Test
    void everythingThatCanBeHeardHasAName() {
        assertThat(Happenings.all()).noneMatch(one -> one.called().isBlank());
    }

    /** Grief has words of its own. */
    @Test
    void aDeathIsMetAsThat() {
        assertThat(reader.read("My father died in May and my sister won't speak to me.")
                        .happened())
                .isEmpty();
    }

    @Test
    void everyMannerMeetsWhateverCanBeHeard() {
        assertThat(Happenings.all()).hasSizeGreaterThanOrEqualTo(14);
        assertThat(Arrays.stream(Temperament.values())
                        .flatMap(manner -> Happenings.all().stream()
                                .filter(one -> isMetIn(manner, one))
                                .filter(one -> Phrasebook.in(manner).turns("happened").stream()
                                                .filter(turn -> turn.needs().contains(one.truth()))
                                                .count()
                                        < 5)
                                .map(one -> manner + " " + one.key())))
                .isEmpty();
    }

    /** Who is hurt is neither shown pictures nor told tales. */
    private static boolean isMetIn(Temperament manner, Happening one) {
        return !one.hurts() || (manner != Temperament.PICTURING && manner != Temperament.TELLING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I got laid off on Friday. What now?",
                "What should I know about my health this year?",
                "I'm so scared of the interview. How do I get through it?"
            })
    void whoIsHurtOrIllIsNotEntertained(String question) {
        QuestionReading read = reader.read(question);

        assertThat(manners(read, Spread.THREE_CARD))
                .hasSizeGreaterThan(2)
                .doesNotContain(Temperament.PICTURING, Temperament.TELLING);
    }

    /** Ten pictures, or three tales, are more than anybody follows. */
    @Test
    void theMoreCardsThePlainer() {
        QuestionReading read = reader.read("What now?");

        assertThat(manners(read, Spread.CELTIC_CROSS)).doesNotContain(Temperament.PICTURING, Temperament.TELLING);
        assertThat(manners(read, Spread.THREE_CARD))
                .contains(Temperament.PICTURING)
                .doesNotContain(Temperament.TELLING);
        assertThat(manners(read, Spread.SINGLE)).contains(Temperament.values());
    }

    @Test
    void whereTheSituationIsKnownItIsLeftToThoseWhoHaveSomethingToSayToIt() {
        QuestionReading read = reader.read("Should I leave the city for the coast?");

        assertThat(manners(read, Spread.SINGLE)).isNotEmpty().allMatch(Temperament::isExperienced);
    }

    private static Stream<Temperament> manners(QuestionReading read, Spread spread) {
        return LongStream.range(0, 200)
                .mapToObj(seed -> Temperament.of(read, spread, seed, (int) seed % 7))
                .distinct();
    }

    /** A key that nothing hears would never be said. */
    @Test
    void everythingThatIsMetCanBeHeard() {
        Stream<String> met = Phrasebook.standard().turns("happened").stream()
                .flatMap(turn -> turn.needs().stream())
                .filter(need -> need.startsWith("told_"))
                .distinct();

        assertThat(met).allMatch(Happenings.all().stream().map(Happening::truth).toList()::contains);
    }
}
