package app.alembic.deck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class PicturesTest {

    private static final int LARGEST_BYTES = 12 * 1024;

    private static final Set<String> SEEN = new HashSet<>();

    static Stream<String> pictures() {
        return Stream.concat(Deck.standard().cards().stream().map(Card::id), Stream.of("back"));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everyCardHasAPictureOfItsOwnThatSaysWhatItShows(String id) throws Exception {
        byte[] bytes;
        try (InputStream file = PicturesTest.class.getResourceAsStream("/static/cards/" + id + ".svg")) {
            assertThat(file).as(id).isNotNull();
            bytes = file.readAllBytes();
        }
        var parsers = DocumentBuilderFactory.newInstance();
        parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Element svg = parsers.newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement();

        assertThat(bytes).hasSizeLessThan(LARGEST_BYTES);
        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getElementsByTagName("title").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).hasSizeGreaterThan(20);
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(SEEN.add(new String(bytes, UTF_8).replaceAll("<title.*</desc>", "")))
                .as("drawn once")
                .isTrue();
    }
}
