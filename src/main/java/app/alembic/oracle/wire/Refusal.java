package app.alembic.oracle.wire;

import app.alembic.oracle.OracleFailed;
import app.alembic.oracle.OracleFailed.Reason;
import app.alembic.oracle.Spent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** An answer with another status than 200. It costs nothing. */
final class Refusal {

    /** In bytes; what is longer than that is no sentence about an error. */
    private static final int MOST = 16 * 1024;

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final HttpResponse<Body> response;
    private final Patience patience;
    private final Limits limits;
    private final Clock clock;

    Refusal(HttpResponse<Body> response, Patience patience, Limits limits, Clock clock) {
        this.response = response;
        this.patience = patience;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @return what the operator should look at
     * @throws Unreached if it may be better in a moment
     */
    OracleFailed toFailure(String provider) throws Unreached, InterruptedException {
        int status = response.statusCode();
        String what = "status %d%s".formatted(status, code());
        if (status == 408 || status == 429 || status >= 500) {
            Duration pause = response.headers()
                    .firstValue("Retry-After")
                    .flatMap(value -> RetryAfter.parse(value, clock))
                    .orElse(limits.retryPause());
            throw new Unreached("answered with " + what, pause, Spent.NOTHING);
        }
        return new OracleFailed(
                Reason.REFUSED,
                "%s refuses with %s; look at %s_MODEL, %<s_BASE_URL and, where there is one, %<s_API_KEY."
                        .formatted(provider, what, provider.toUpperCase(Locale.ROOT)),
                Spent.NOTHING);
    }

    private String code() throws InterruptedException {
        try {
            return Json.errorCode(Json.object(text()));
        } catch (BrokenStream | IOException | TimeoutException unreadable) {
            // The status says enough: proxies answer in HTML.
            return "";
        }
    }

    private String text() throws InterruptedException, TimeoutException, IOException {
        var text = new ByteArrayOutputStream();
        long until = System.nanoTime() + Math.min(WAIT.toNanos(), patience.left());
        while (text.size() < MOST) {
            List<ByteBuffer> bytes = response.body().take(Math.max(0, until - System.nanoTime()), true);
            if (bytes == null) {
                break;
            }
            for (ByteBuffer buffer : bytes) {
                byte[] piece = new byte[buffer.remaining()];
                buffer.get(piece);
                text.writeBytes(piece);
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
