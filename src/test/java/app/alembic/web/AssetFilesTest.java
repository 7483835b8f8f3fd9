package app.alembic.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebSlice
class AssetFilesTest {

    @LocalServerPort
    int port;

    @Autowired
    Assets assets;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "css/alembic.css, text/css;charset=UTF-8",
        "js/stream.js, text/javascript;charset=UTF-8",
        "js/htmx.js, text/javascript;charset=UTF-8",
        "favicon.svg, image/svg+xml"
    })
    void aFileUnderItsVersionMayBeKeptForEver(String name, String type) throws Exception {
        HttpResponse<String> answer = get(assets.url(name), "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
    }

    @Test
    void aPageFromBeforeAnUpdateStillFindsItsStyles() throws Exception {
        HttpResponse<String> answer = get("/assets/0123456789abcdef/css/alembic.css", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void whatABrowserHasAlreadyIsNotSentAgain() throws Exception {
        String tag = get("/cards/major_0.svg", "").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> answer = get("/cards/major_0.svg", tag);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=86400, public");
    }

    @Test
    void aCardHasAPictureAndAPage() throws Exception {
        assertThat(get("/cards/major_0.svg", "").body()).startsWith("<svg");
        assertThat(get("/cards/back.svg", "").body()).startsWith("<svg");
        assertThat(get("/cards/major_0", "").body()).contains("<h1>The Fool</h1>");
        assertThat(get("/favicon.svg", "").body()).contains("<svg");
        assertThat(get("/favicon.ico", "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/x/application.yml",
                "/assets/x/cards/major_0.svg",
                "/assets/x/",
                "/assets/x/css/",
                "/assets/css/alembic.css",
                "/cards/major_78.svg",
                "/cards/major_78",
                "/cards/.svg",
                "/assets/x/css%2falembic.css"
            })
    void nothingElseIsGivenOut(String path) throws Exception {
        assertThat(get(path, "").statusCode()).isBetween(400, 404);
    }

    private HttpResponse<String> get(String path, String tag) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
