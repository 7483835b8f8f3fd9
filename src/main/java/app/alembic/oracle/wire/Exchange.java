package app.alembic.oracle.wire;

import app.alembic.oracle.OracleFailed;
import app.alembic.oracle.OracleFailed.Reason;
import app.alembic.oracle.Prompt;
import app.alembic.oracle.Spent;
import app.alembic.oracle.Worst;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls an endpoint: one attempt, and a second one where nobody was reached. However it ends, nothing stays open. */
public final class Exchange {

    /** More than any provider's template puts around a message. */
    private static final int TOKENS_A_MESSAGE = 64;

    private static final Duration DRAIN = Duration.ofMillis(100);

    private final Switchboard switchboard;
    private final Endpoint endpoint;
    private final Limits limits;
    private final Clock clock;

    /** @param clock tells how long it is to the date of a Retry-After */
    public Exchange(Switchboard switchboard, Endpoint endpoint, Limits limits, Clock clock) {
        this.switchboard = switchboard;
        this.endpoint = endpoint;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @param prompt asked for at each attempt, and not kept: an answer takes minutes
     * @return after the end mark of a whole answer
     * @throws OracleFailed for every other end; after an interrupt with the flag set again
     */
    public Spent answer(Supplier<Prompt> prompt, Consumer<String> listener) {
        var patience = new Patience(limits);
        try {
            return attempt(prompt, listener, patience);
        } catch (Unreached first) {
            pause(first, patience);
        }
        try {
            return attempt(prompt, listener, patience);
        } catch (Unreached second) {
            throw failed(second);
        }
    }

    /**
     * A tokenizer of bytes never makes more tokens than there are bytes, whatever somebody asks in whatever script; each
     * message adds a few of its own. A second attempt is made only where the first was refused or not reached, which
     * nobody charges.
     */
    public Worst worstCase(Prompt prompt) {
        long input = bytes(prompt.system()) + TOKENS_A_MESSAGE;
        for (Prompt.Message message : prompt.messages()) {
            input += bytes(message.content()) + TOKENS_A_MESSAGE;
        }
        return new Worst(
                (int) Math.min(Integer.MAX_VALUE, input),
                endpoint.format().mostOutputTokens(endpoint.model(), prompt),
                limits.total());
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private void pause(Unreached failure, Patience patience) {
        if (!patience.hasRoomFor(failure.pause())) {
            throw failed(failure);
        }
        try {
            Thread.sleep(failure.pause());
        } catch (InterruptedException stopped) {
            throw interrupted(failure.spent());
        }
    }

    private Spent attempt(Supplier<Prompt> prompt, Consumer<String> listener, Patience patience) throws Unreached {
        Letter letter = letter(prompt.get());
        var hearing = new Hearing(listener, letter.characters());
        var body = new Body(switchboard.cadence());
        CompletableFuture<HttpResponse<Body>> response = switchboard.client().sendAsync(letter.request(), headers -> {
            letter.body().forget();
            return body;
        });
        try {
            HttpResponse<Body> headers = response.get(Math.max(0, patience.left()), TimeUnit.NANOSECONDS);
            if (headers.statusCode() != 200) {
                throw new Refusal(headers, patience, limits, clock).toFailure(endpoint.provider());
            }
            listen(body, hearing, patience);
            return outcome(hearing);
        } catch (ExecutionException failure) {
            throw unreached(failure.getCause(), hearing.spent());
        } catch (TimeoutException silence) {
            throw failed(Reason.SLOW, patience.reason(), hearing.spent());
        } catch (BrokenStream broken) {
            throw failed(Reason.BROKEN, String.valueOf(broken.getMessage()), hearing.spent());
        } catch (IOException reset) {
            throw failed(Reason.BROKEN, "broke off: " + reset.getMessage(), hearing.spent());
        } catch (Hearing.Stopped enough) {
            throw new OracleFailed(
                    Reason.STOPPED,
                    endpoint.provider() + " was stopped by whoever listened.",
                    hearing.spent(),
                    enough.getCause());
        } catch (InterruptedException stopped) {
            throw interrupted(hearing.spent());
        } finally {
            response.cancel(true);
            body.close();
        }
    }

    /** @param characters of the prompt, which is all that is asked about it later */
    private record Letter(HttpRequest request, RequestBody body, long characters) {}

    private Letter letter(Prompt prompt) {
        WireFormat format = endpoint.format();
        var body = new RequestBody(Json.bytes(format.request(endpoint.model(), prompt)));
        var request = HttpRequest.newBuilder(endpoint.uri())
                .header("Content-Type", "application/json")
                .POST(body);
        format.headers(endpoint.key()).forEach(request::header);
        return new Letter(request.build(), body, prompt.characters());
    }

    private void listen(Body body, Hearing hearing, Patience patience)
            throws InterruptedException, TimeoutException, IOException {
        var lines = new Lines();
        Frames frames = endpoint.format().frames();
        while (!hearing.isOver()) {
            List<ByteBuffer> bytes = body.take(Math.max(0, patience.left()), lines.isAmid());
            if (bytes == null) {
                throw new BrokenStream("ended without its end mark");
            }
            long before = hearing.pieces();
            lines.add(bytes, line -> frames.line(line, message -> hear(message, hearing)));
            if (hearing.pieces() > before) {
                patience.heard();
            }
            if (!hearing.isOver() && patience.left() <= 0) {
                throw new TimeoutException();
            }
        }
        body.drain(DRAIN.toNanos());
    }

    private void hear(String message, Hearing hearing) {
        if (!hearing.isOver()) {
            endpoint.format().hear(message, hearing);
        }
    }

    private Spent outcome(Hearing hearing) {
        Spent spent = hearing.spent();
        if (hearing.finish() == Hearing.Finish.CUT_BY_LENGTH) {
            throw failed(Reason.TOO_LONG, "reached its limit of length before the end", spent);
        }
        if (hearing.finish() == Hearing.Finish.WITHHELD) {
            throw failed(Reason.EMPTY, "withheld its answer by rules of its own", spent);
        }
        if (!hearing.hasSpoken()) {
            throw failed(Reason.EMPTY, "said nothing", spent);
        }
        return spent;
    }

    /** @param spent if the request may have been read; without a connection it was not */
    private Unreached unreached(@Nullable Throwable cause, Spent spent) {
        if (!(cause instanceof IOException)) {
            throw new IllegalStateException("calling " + endpoint, cause);
        }
        boolean isUnread = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        return new Unreached(
                "cannot be reached (%s)".formatted(cause.getClass().getSimpleName()),
                limits.retryPause(),
                isUnread ? Spent.NOTHING : spent);
    }

    private OracleFailed interrupted(Spent spent) {
        Thread.currentThread().interrupt();
        return failed(Reason.UNAVAILABLE, "was interrupted", spent);
    }

    private OracleFailed failed(Unreached failure) {
        return failed(Reason.UNAVAILABLE, failure.message(), failure.spent());
    }

    private OracleFailed failed(Reason reason, String what, Spent spent) {
        return new OracleFailed(reason, endpoint.provider() + " " + what + ".", spent);
    }
}
