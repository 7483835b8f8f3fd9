package app.alembic.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpreadTest {

    @ParameterizedTest
    @CsvSource({
        "single, 1, Focus",
        "three_card, 1, Past|Present|Future",
        "shadow_work, 2, Persona|Shadow|Integration",
        "celtic_cross, 3, Significator|Crossing|Foundation|Recent Past|Crown|Near Future|Self|Environment|Hopes and Fears|Outcome"
    })
    void eachHasItsPriceAndItsPositionsInOrder(String id, int price, String labels) {
        Spread spread = Spread.find(id).orElseThrow();

        assertThat(spread.price()).isEqualTo(price);
        assertThat(spread.positions()).extracting(Position::label).isEqualTo(List.of(labels.split("\\|")));
    }

    @ParameterizedTest
    @EnumSource
    void positionsDoNotLieOnEachOtherButForTheOneThatCrosses(Spread spread) {
        assertThat(spread.positions().stream()
                        .filter(place -> !place.across())
                        .map(place -> place.column() + "/" + place.row()))
                .doesNotHaveDuplicates();
        assertThat(spread.positions()).extracting(Position::key).doesNotHaveDuplicates();
    }

    @Test
    void theStaffOfTheCelticCrossRisesFromSelfToOutcome() {
        List<Position> staff = Spread.CELTIC_CROSS.positions().subList(6, 10);

        assertThat(staff).extracting(Position::row).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(staff)
                .extracting(Position::column)
                .containsOnly(staff.getFirst().column());
    }

    @Test
    void thereIsNoSpreadOfAnotherName() {
        assertThat(Spread.find("THREE_CARD")).isEmpty();
        assertThat(Spread.find("")).isEmpty();
    }
}
