package app.alembic.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebSlice
class BodyLimitTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest
    @CsvSource({
        "/api/trials, 65536, 200", "/api/trials, 65537, 413",
        "/trials, 65536, 200", "/trials, 65537, 413",
        "/webhooks/trials, 1048576, 200", "/webhooks/trials, 1048577, 413",
        "/auth/v1/trials, 1048576, 200", "/auth/v1/trials, 1048577, 413"
    })
    void aBodyMayBeSoLongAndNoLonger(String path, int length, int status) throws Exception {
        byte[] body = body(path, length);

        HttpResponse<String> counted = post(path, BodyPublishers.ofByteArray(body));
        HttpResponse<String> chunked = post(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertThat(counted.statusCode()).isEqualTo(status);
        assertThat(chunked.statusCode()).as("chunked").isEqualTo(status);
        if (status == 413) {
            boolean isPage = path.equals("/trials");
            assertThat(counted.body()).contains(isPage ? "Too large" : "\"payload_too_large\"");
            assertThat(chunked.body()).contains(isPage ? "Too large" : "\"payload_too_large\"");
        }
    }

    @Test
    void aHeaderAfterABodyDoesNoHarm() throws Exception {
        String answer = RawHttp.send(port, """
                POST /api/trials HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Transfer-Encoding: chunked\r
                Connection: close\r
                \r
                10\r
                {"question":"a"}\r
                0\r
                X-Checksum: 1\r
                \r
                """);

        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", path.equals("/trials") ? FORM : "application/json")
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    private static byte[] body(String path, int length) {
        String begin = path.equals("/trials") ? "question=" : "{\"question\":\"";
        String end = path.equals("/trials") ? "" : "\"}";
        return (begin + "q".repeat(length - begin.length() - end.length()) + end).getBytes();
    }
}
