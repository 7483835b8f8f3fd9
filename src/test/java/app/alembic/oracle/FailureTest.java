package app.alembic.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.alembic.oracle.OracleFailed.Reason;
import app.alembic.oracle.OracleSettings.Timeout;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that refuse, break, fall silent, or are not there. */
class FailureTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(40);

    private final ModelServer server = new ModelServer();
    private final StringBuilder heard = new StringBuilder();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsToldToWaitTriesOnceMore(Spoken spoken) {
        server.plays(
                ModelServer.status(429, "Retry-After: 0", "{\"error\":{\"code\":\"rate_limit_exceeded\"}}"),
                ModelServer.whole(spoken.whole()));

        assertThat(spoken.at(server.uri()).answer(Spoken.inquiry(), heard::append))
                .isEqualTo(spoken.spent());
        assertThat(heard).hasToString(Spoken.TEXT);
        assertThat(server.connections).as("the refusal was read to its end").hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDateThatIsPastMeansAtOnce(Spoken spoken) {
        server.plays(
                ModelServer.status(503, "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT", ""),
                ModelServer.whole(spoken.whole()));

        spoken.at(server.uri()).answer(Spoken.inquiry(), heard::append);

        assertThat(heard).hasToString(Spoken.TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void twiceTooManyRequestsIsUnavailable(Spoken spoken) {
        server.plays(ModelServer.status(429, "Retry-After: 0", "{\"error\":{\"type\":\"rate_limit_error\"}}"));

        OracleFailed failure = failure(spoken.at(server.uri()));

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure).hasMessage(spoken.provider() + " answered with status 429 (rate_limit_error).");
        assertThat(failure.spent()).isEqualTo(Spent.NOTHING);
        assertThat(server.requests).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWaitsLongerThanForAFirstToken(Spoken spoken) {
        server.plays(ModelServer.status(429, "Retry-After: 120", ""));

        assertThat(failure(spoken.at(server.uri())).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aServerErrorIsTriedOnceMore(Spoken spoken) {
        server.plays(ModelServer.status(500, "", "<html>"), ModelServer.whole(spoken.whole()));

        assertThat(spoken.at(server.uri()).answer(Spoken.inquiry(), heard::append))
                .isEqualTo(spoken.spent());
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatClosesBeforeAnAnswerIsTriedOnceMore(Spoken spoken) {
        server.plays(ModelServer.hangUp(), ModelServer.whole(spoken.whole()));

        spoken.at(server.uri()).answer(Spoken.inquiry(), heard::append);

        assertThat(heard).hasToString(Spoken.TEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 302})
    void aRefusalIsNotTriedAgainAndNamesTheSettings(int status) {
        String body =
                "{\"error\":{\"message\":\"Incorrect API key provided: sk-test-01*\",\"code\":\"invalid_api_key\"}}";
        server.plays(ModelServer.status(status, "", body));
        for (Spoken spoken : Spoken.values()) {
            OracleFailed failure = failure(spoken.at(server.uri()));

            String name = spoken.name();
            assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
            assertThat(failure)
                    .hasMessage(
                            "%s refuses with status %d (invalid_api_key); look at %s_MODEL, %s_BASE_URL and, where there is one, %s_API_KEY."
                                    .formatted(spoken.provider(), status, name, name, name));
        }
        assertThat(server.requests).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void whereNobodyListensAModelIsUnavailableAndNothingWasSpent(Spoken spoken) {
        URI gone = server.uri();
        server.close();

        OracleFailed failure = failure(spoken.at(gone));

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure).hasMessage(spoken.provider() + " cannot be reached (ConnectException).");
        assertThat(failure.spent()).isEqualTo(Spent.NOTHING);
    }

    @ParameterizedTest
    @EnumSource
    void aResetAmidAnAnswerBreaksItAndIsNotTriedAgain(Spoken spoken) {
        var speaks = new CountDownLatch(1);
        server.plays(ModelServer.reset(spoken.whole(), spoken.afterFirstText(), speaks));

        OracleFailed failure = catchThrowableOfType(
                OracleFailed.class, () -> spoken.at(server.uri()).answer(Spoken.inquiry(), _ -> speaks.countDown()));

        assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatSaysNothingAtAllIsSlow(Spoken spoken) throws InterruptedException {
        server.plays(ModelServer.mute(server.left));

        OracleFailed failure = failure(spoken.at(server.uri(), new Timeout(LONG, SHORT, LONG, LONG)));

        assertThat(failure.reason()).isEqualTo(Reason.SLOW);
        assertThat(failure).hasMessage(spoken.provider() + " said nothing within 40 ms.");
        assertThat(failure.spent()).isEqualTo(new Spent(100, 0, 0, true));
        server.left.await();
    }

    @ParameterizedTest
    @EnumSource
    void pingsAreNotTokens(Spoken spoken) throws InterruptedException {
        server.plays(ModelServer.pinging(spoken.whole(), 0, spoken.ping(), server.left));

        OracleFailed failure = failure(spoken.at(server.uri(), new Timeout(LONG, SHORT, LONG, LONG)));

        assertThat(failure.reason()).isEqualTo(Reason.SLOW);
        server.left.await();
    }

    @ParameterizedTest
    @EnumSource
    void silenceAmidAnAnswerIsSlowAndClosesTheConnection(Spoken spoken) throws InterruptedException {
        server.plays(ModelServer.hanging(spoken.whole(), spoken.afterFirstText(), server.left));

        OracleFailed failure = failure(spoken.at(server.uri(), new Timeout(LONG, LONG, SHORT, LONG)));

        assertThat(failure.reason()).isEqualTo(Reason.SLOW);
        assertThat(failure).hasMessage(spoken.provider() + " fell silent for 40 ms.");
        assertThat(heard).hasToString("The Star");
        assertThat(failure.spent().isEstimated()).isTrue();
        server.left.await();
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerWithoutEndIsSlow(Spoken spoken) throws InterruptedException {
        byte[] whole = spoken.whole();
        int first = spoken.afterFirstText();
        String again = new String(whole, 0, first, StandardCharsets.UTF_8);
        byte[] token = again.substring(again.lastIndexOf('\n', again.indexOf("The Star")) + 1)
                .getBytes(StandardCharsets.UTF_8);
        server.plays(ModelServer.pinging(whole, first, token, server.left));

        OracleFailed failure = failure(spoken.at(server.uri(), new Timeout(LONG, LONG, LONG, SHORT)));

        assertThat(failure.getMessage()).contains("did not come to an end within 40 ms", spoken.provider());
        assertThat(failure.reason()).isEqualTo(Reason.SLOW);
        server.left.await();
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsTheCallAndClosesTheConnection(Spoken spoken) throws Exception {
        server.plays(ModelServer.hanging(spoken.whole(), spoken.afterFirstText(), server.left));
        var speaks = new CountDownLatch(1);

        interruptedAfter(spoken, speaks, speaks::countDown);
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptBeforeAnyAnswerClosesTheConnectionToo(Spoken spoken) throws Exception {
        var asked = new CountDownLatch(1);
        server.plays((socket, out) -> {
            asked.countDown();
            return ModelServer.mute(server.left).play(socket, out);
        });

        interruptedAfter(spoken, asked, () -> {});
    }

    private void interruptedAfter(Spoken spoken, CountDownLatch moment, Runnable onText) throws Exception {
        var outcome = new CompletableFuture<OracleFailed>();
        var isStillSet = new CompletableFuture<Boolean>();
        Thread caller = Thread.ofVirtual().start(() -> {
            outcome.complete(catchThrowableOfType(
                    OracleFailed.class, () -> spoken.at(server.uri()).answer(Spoken.inquiry(), _ -> onText.run())));
            isStillSet.complete(Thread.currentThread().isInterrupted());
            moment.countDown();
        });
        moment.await();
        caller.interrupt();

        assertThat(outcome.get().reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(outcome.get()).hasMessage(spoken.provider() + " was interrupted.");
        assertThat(isStillSet.get()).isTrue();
        server.left.await();
    }

    private OracleFailed failure(Oracle oracle) {
        OracleFailed failure =
                catchThrowableOfType(OracleFailed.class, () -> oracle.answer(Spoken.inquiry(), heard::append));
        assertThat(failure).isNotNull();
        return failure;
    }
}
