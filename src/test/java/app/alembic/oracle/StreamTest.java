package app.alembic.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.alembic.oracle.OracleFailed.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What providers say, byte by byte, and what is made of it. */
class StreamTest {

    private final ModelServer server = new ModelServer();
    private final StringBuilder heard = new StringBuilder();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aWholeAnswerIsHeardInPiecesAndCounted(Spoken spoken) {
        server.plays(ModelServer.whole(spoken.whole()));

        Spent spent = spoken.at(server.uri()).answer(Spoken.inquiry(), heard::append);

        assertThat(heard).hasToString(Spoken.TEXT);
        assertThat(spent).isEqualTo(spoken.spent());
    }

    @ParameterizedTest
    @EnumSource
    void aRequestHoldsTheModelItsPromptAndItsLimit(Spoken spoken) throws InterruptedException {
        server.plays(ModelServer.whole(spoken.whole()));

        spoken.at(server.uri()).answer(Spoken.inquiry(), heard::append);

        ModelServer.Request request = server.requests.take();
        JsonNode body = JsonMapper.shared().readTree(request.body());
        assertThat(body.path("model").asString()).isEqualTo("a-model");
        assertThat(body.path("stream").asBoolean()).isTrue();
        JsonNode last = body.path("messages").get(body.path("messages").size() - 1);
        assertThat(last.path("role").asString()).isEqualTo("user");
        assertThat(last.path("content").asString()).isEqualTo(Spoken.QUESTION);
        switch (spoken) {
            case XAI, OPENAI -> {
                assertThat(request.head())
                        .startsWith("post /chat/completions http/1.1")
                        .contains("authorization: bearer " + Spoken.KEY);
                assertThat(body.path("stream_options").path("include_usage").asBoolean())
                        .isTrue();
                assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(spoken == Spoken.XAI ? 8600 : 600);
                assertThat(body.path("messages").get(0).path("role").asString()).isEqualTo("system");
            }
            case ANTHROPIC -> {
                assertThat(request.head())
                        .startsWith("post /v1/messages http/1.1")
                        .contains("x-api-key: " + Spoken.KEY, "anthropic-version: 2023-06-01");
                assertThat(body.path("max_tokens").asInt()).isEqualTo(600);
                assertThat(body.path("system").asString()).startsWith("sss");
                assertThat(body.path("messages").get(1).path("role").asString()).isEqualTo("assistant");
            }
            case OLLAMA -> {
                assertThat(request.head()).startsWith("post /api/chat http/1.1").doesNotContain(Spoken.KEY);
                assertThat(body.path("options").path("num_predict").asInt()).isEqualTo(600);
                assertThat(body.path("messages").get(0).path("role").asString()).isEqualTo("system");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsCutAnywhereBeforeItsEndMarkIsNone(Spoken spoken) {
        byte[] whole = spoken.whole();
        Oracle oracle = spoken.at(server.uri());
        IntStream.range(0, whole.length).forEach(after -> {
            // A fresh one each time: this many failures would open the circuit.
            OracleFailed failure = failure(
                    spoken.at(server.plays(ModelServer.cut(whole, after)).uri()));
            assertThat(failure.reason()).as("cut after %d bytes", after).isEqualTo(Reason.BROKEN);
        });
        server.plays(ModelServer.cut(whole, whole.length));

        heard.setLength(0);
        assertThat(oracle.answer(Spoken.inquiry(), heard::append)).isEqualTo(spoken.spent());
    }

    @ParameterizedTest
    @EnumSource
    void itDoesNotMatterWhereTheNetworkCutsAnAnswerInTwo(Spoken spoken) {
        byte[] whole = spoken.whole();
        Oracle oracle = spoken.at(server.uri());
        for (int at = 1; at < whole.length; at++) {
            heard.setLength(0);
            server.plays(ModelServer.inTwoChunks(whole, at));

            Spent spent = oracle.answer(Spoken.inquiry(), heard::append);

            assertThat(heard).as("split at byte %d", at).hasToString(Spoken.TEXT);
            assertThat(spent).isEqualTo(spoken.spent());
        }
        assertThat(server.connections)
                .as("a whole answer leaves its connection usable")
                .hasValueLessThan(10);
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatCannotBeReadBreaksTheAnswer(Spoken spoken) {
        String whole = new String(spoken.whole(), StandardCharsets.UTF_8);
        for (String wrong : new String[] {
            whole.replace("☆ 🌙 — asks\"", "☆ 🌙 — asks"),
            whole.replace("\"☆ 🌙 — asks\"", "{}"),
            whole.replace("\" for café\"", "42"),
            whole.replace("☆", "\\u0000"),
            whole.replaceAll("(_tokens|eval_count)\":", "$1\":-"),
            whole.replaceAll("(_tokens|eval_count)\":", "$1\":9999999999")
        }) {
            assertThat(wrong).isNotEqualTo(whole);
            OracleFailed failure =
                    failure(spoken.at(server.plays(ModelServer.whole(wrong.getBytes(StandardCharsets.UTF_8)))
                            .uri()));

            assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesThatAreNotUtf8BreakTheAnswerInsteadOfBeingReplaced(Spoken spoken) {
        byte[] whole = spoken.whole();
        int moon = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\u00f0\u009f");
        whole[moon + 1] = 'x';
        server.plays(ModelServer.whole(whole));

        assertThat(failure(spoken.at(server.uri()))).hasMessage(spoken.provider() + " sent what is not UTF-8.");
    }

    @ParameterizedTest
    @EnumSource
    void carriageReturnsAtTheEndsOfLinesDoNotMatter(Spoken spoken) {
        String whole = new String(spoken.whole(), StandardCharsets.UTF_8).replace("\n", "\r\n");
        server.plays(ModelServer.whole(whole.getBytes(StandardCharsets.UTF_8)));

        assertThat(spoken.at(server.uri()).answer(Spoken.inquiry(), heard::append))
                .isEqualTo(spoken.spent());
        assertThat(heard).hasToString(Spoken.TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerAtItsLimitOfLengthIsTooLongAndWasSpent(Spoken spoken) {
        OracleFailed failure = failureOf(spoken, "length");

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(failure.spent()).isEqualTo(spoken.spent());
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatSaysNothingIsEmpty(Spoken spoken) {
        OracleFailed failure = failureOf(spoken, "empty");

        assertThat(failure.reason()).isEqualTo(Reason.EMPTY);
        assertThat(failure.spent()).isEqualTo(spoken.spent());
    }

    @ParameterizedTest
    @EnumSource
    void anErrorInTheStreamBreaksTheAnswer(Spoken spoken) {
        OracleFailed failure = failureOf(spoken, "error");

        assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
        assertThat(failure.getMessage())
                .startsWith(spoken.provider() + " reported an error")
                .hasSizeLessThan(60);
        assertThat(heard.toString()).startsWith("The Star’s light — ");
        assertThat(Spoken.TEXT).startsWith(heard.toString());
        assertThat(failure.spent().isEstimated()).isTrue();
        assertThat(failure.spent().inputTokens()).isEqualTo(spoken == Spoken.ANTHROPIC ? 412 : 100);
        assertThat(failure.spent().outputTokens()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OLLAMA")
    void anAnswerThatItsProviderWithholdsIsEmpty(Spoken spoken) {
        assertThat(failureOf(spoken, "withheld").reason()).isEqualTo(Reason.EMPTY);
    }

    @ParameterizedTest
    @EnumSource
    void noMessageRepeatsWhatWasAskedOrAnswered(Spoken spoken) {
        byte[] whole = spoken.whole();
        IntStream.range(0, whole.length).filter(after -> after % 37 == 0).forEach(after -> {
            byte[] wrong = Arrays.copyOf(whole, whole.length);
            wrong[after] = '}';
            server.plays(ModelServer.whole(wrong));
            try {
                spoken.at(server.uri()).answer(Spoken.inquiry(), heard::append);
            } catch (OracleFailed failure) {
                assertThat(failure).hasNoCause();
                assertThat(failure.getMessage()).doesNotContain("Star", "Kraków", "sss", Spoken.KEY);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void aListenerThatThrowsStopsTheCallWhichIsMeteredNevertheless(Spoken spoken) throws InterruptedException {
        server.plays(ModelServer.hanging(spoken.whole(), spoken.afterFirstText(), server.left));

        var stopped = catchThrowableOfType(
                OracleFailed.class,
                () -> spoken.at(server.uri()).answer(Spoken.inquiry(), piece -> {
                    throw new IllegalStateException("full");
                }));

        assertThat(stopped.reason()).isEqualTo(OracleFailed.Reason.STOPPED);
        assertThat(stopped).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(stopped.spent().inputTokens()).isPositive();
        server.left.await();
    }

    private OracleFailed failureOf(Spoken spoken, String recording) {
        server.plays(ModelServer.whole(spoken.recording(recording)));
        return failure(spoken.at(server.uri()));
    }

    private OracleFailed failure(Oracle oracle) {
        OracleFailed failure =
                catchThrowableOfType(OracleFailed.class, () -> oracle.answer(Spoken.inquiry(), heard::append));
        assertThat(failure).isNotNull();
        return failure;
    }
}
