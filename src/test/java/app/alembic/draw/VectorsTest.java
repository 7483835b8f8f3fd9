package app.alembic.draw;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.spread.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The vectors that are published for whoever writes a verifier. */
class VectorsTest {

    static final Path FILE = Path.of("src", "test", "resources", "draw", "vectors.json");

    @Test
    void theyAreAsPublished() throws IOException {
        String made = Vectors.json();
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, made);
        }

        assertThat(made)
                .as("these bytes are public: another result needs another version of the scheme")
                .isEqualTo(Files.readString(FILE));
    }

    static Stream<Arguments> receipts() throws IOException {
        JsonNode all = Vectors.JSON.readTree(Files.readString(FILE));
        return StreamSupport.stream(all.path("receipts").spliterator(), false)
                .map(vector -> Arguments.of(
                        vector.path("what").asString(),
                        vector.path("verdict").asString(),
                        vector.path("receipt").toString(),
                        vector.path("noted").asString(null)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("receipts")
    void aReceiptIsTrueOrFailsForItsReason(String what, String verdict, String receipt, @Nullable String noted) {
        CheckReceipt.Verdict given = new CheckReceipt().check(receipt, noted);

        String code = given instanceof CheckReceipt.False no ? no.flaw().code() : "true";
        assertThat(code).as("%s: %s", what, given).isEqualTo(verdict);
    }

    @Test
    void everythingThatIsNoReceiptIsSaidToBeNone() {
        String good = Vectors.JSON.writeValueAsString(Vectors.receipt(2, Spread.SINGLE, "x"));

        assertThat(List.of(
                        "",
                        "{",
                        "[]",
                        "null",
                        "7",
                        "{}",
                        good + good,
                        good.replace("\"index\" : 2", "\"index\" : 2.5")))
                .allSatisfy(text -> assertThat(new CheckReceipt().check(text, null))
                        .isInstanceOfSatisfying(
                                CheckReceipt.False.class,
                                no -> assertThat(no.flaw()).isEqualTo(Flaw.FORMAT)));
        assertThat(new CheckReceipt().check(good, null)).isInstanceOf(CheckReceipt.True.class);
    }
}
