package app.alembic.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebSlice
@ExtendWith(OutputCaptureExtension.class)
class ProblemAdviceTest {

    @LocalServerPort
    int port;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST   | /api/trials                    | application/json | {"question"                            | 400 | validation_error
                    POST   | /api/trials                    | application/json | {"question": "a", "question": "b"}     | 400 | validation_error
                    POST   | /api/trials                    | application/json | {"question": "a"} {}                   | 400 | validation_error
                    POST   | /api/trials                    | application/json | {"question": 5}                        | 400 | validation_error
                    POST   | /api/trials                    | application/json | {"question": "a", "upright_only": "x"} | 400 | validation_error
                    POST   | /api/trials                    | application/json | {"question": "a\\u0000b"}              | 400 | validation_error
                    POST   | /api/trials                    | application/json | {"question": "a\\ud800b"}              | 400 | validation_error
                    POST   | /api/trials                    | application/json | []                                     | 400 | validation_error
                    POST   | /api/trials                    | application/json | null                                   | 400 | validation_error
                    POST   | /api/trials                    | text/plain       | hello                                  | 415 | unsupported_media_type
                    POST   | /api/trials                    |                  |                                        | 400 | validation_error
                    DELETE | /api/trials                    |                  |                                        | 405 | method_not_allowed
                    GET    | /api/nowhere                   |                  |                                        | 404 | not_found
                    GET    | /api/trials/not-a-uuid         |                  |                                        | 404 | not_found
                    GET    | /api/trials/00000000-0000-4000-8000-000000000000?limit=x | | | 400 | validation_error
                    GET    | /api/trials/00000000-0000-4000-8000-000000000000 | | | 404 | not_found
                    GET    | /api/trials/needs              |                  |                                        | 400 | validation_error
                    GET    | /api/trials/broken             |                  |                                        | 500 | internal_error
                    """)
    void everyRefusalIsADocumentWithItsCode(
            String method, String path, @Nullable String type, @Nullable String body, int status, String code)
            throws Exception {
        HttpResponse<String> answer = send(method, path, type, body == null ? "" : body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode document = JsonMapper.shared().readTree(answer.body());
        assertThat(document.path("code").asString()).isEqualTo(code);
        assertThat(document.path("status").asInt()).isEqualTo(status);
        assertThat(document.path("title").asString()).isNotBlank();
        assertThat(document.path("detail").asString()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "app.alembic", "org.springframework", "<html");
    }

    @Test
    void aFieldThatDoesNotFitIsNamed() throws Exception {
        HttpResponse<String> answer =
                send("POST", "/api/trials", "application/json", "{\"question\": \"a\", \"upright_only\": []}");

        JsonNode error =
                JsonMapper.shared().readTree(answer.body()).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo("upright_only");
        assertThat(error.path("message").asString()).contains("`upright_only`");
    }

    @Test
    void unknownMembersAreIgnored() throws Exception {
        assertThat(send("POST", "/api/trials", "application/json", "{\"question\": \"a\", \"later\": 1}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aMethodThatIsNotTakenIsAnsweredWithThoseThatAre() throws Exception {
        assertThat(send("DELETE", "/api/trials", "text/plain", "").headers().firstValue("Allow"))
                .contains("POST");
    }

    @Test
    void whatIsNotAcceptableIsADocumentAllTheSame() throws Exception {
        HttpResponse<String> answer = http.send(
                request("/api/trials")
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/csv")
                        .POST(BodyPublishers.ofString("{\"question\": \"a\"}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.body()).contains("\"not_acceptable\"");
    }

    @Test
    void aBugTellsTheLogEverythingAndTheCallerOnlyItsIncident(CapturedOutput output) throws Exception {
        String incident = JsonMapper.shared()
                .readTree(get("/api/trials/broken").body())
                .path("incident")
                .asString();

        assertThat(output).contains(incident, Trials.SECRET, "at app.alembic.web.Trials.broken");
        assertThat(get("/api/trials/broken").body()).doesNotContain(Trials.SECRET);
    }

    @ParameterizedTest
    @CsvSource({"/nowhere, 404", "/trials/broken, 500", "/trials/refused, 400", "/trials/not-a-uuid, 404", "/error, 404"
    })
    void peopleGetAPage(String path, int status) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.body())
                .contains("<main", "To the start")
                .doesNotContain("Whitelabel", "Exception", Trials.SECRET, "<b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a//b", "/a;b=c", "/%2e%2e/x", "/a%00b", "/cards/..%2f..%2fapplication.yml", "/%", "/\\"})
    void addressesThatNobodyWritesByHandTellNothing(String path) throws Exception {
        String answer = RawHttp.send(port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Exception", "Apache Tomcat", "\tat ", "alembic:");
    }

    @Test
    void aQueryThatCannotBeDecodedIsRefusedBeforeAnyController() throws Exception {
        String answer = RawHttp.send(
                port, "GET /api/trials/needs?cursor=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"validation_error\"");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, null, "");
    }

    private HttpResponse<String> send(String method, String path, @Nullable String type, String body) throws Exception {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
