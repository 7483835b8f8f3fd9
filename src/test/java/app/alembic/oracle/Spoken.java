package app.alembic.oracle;

import app.alembic.deck.Deck;
import app.alembic.oracle.OracleSettings.Calls;
import app.alembic.oracle.OracleSettings.Model;
import app.alembic.oracle.OracleSettings.Timeout;
import app.alembic.oracle.wire.Switchboard;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A provider with what it says in the recordings, and models that ask it. */
enum Spoken {
    XAI("xai", "data: [DONE]\n\n", ": ping\n\n"),
    OPENAI("openai", "data: [DONE]\n\n", ": ping\n\n"),
    ANTHROPIC(
            "anthropic",
            "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n",
            "event: ping\ndata: {\"type\":\"ping\"}\n\n"),
    OLLAMA("ollama", "\"eval_duration\":4535599000}\n", "\n");

    static final String TEXT = "The Star’s light — ☆ 🌙 — asks for café\n\nWhat would help?";
    static final String KEY = "sk-test-0123456789";
    static final String QUESTION = "Should I move to Kraków?";

    private static final Duration LONG = Duration.ofMinutes(2);
    static final Timeout PATIENT = new Timeout(LONG, LONG, LONG, LONG);

    private static final Switchboard SWITCHBOARD = new Switchboard(LONG);

    private final String provider;
    private final String endMark;
    private final byte[] ping;

    Spoken(String provider, String endMark, String ping) {
        this.provider = provider;
        this.endMark = endMark;
        this.ping = ping.getBytes(StandardCharsets.UTF_8);
    }

    String provider() {
        return provider;
    }

    byte[] ping() {
        return ping.clone();
    }

    /** A recording of its API: whole, length, empty, error, withheld. */
    byte[] recording(String name) {
        try (var file = Spoken.class.getResourceAsStream("/wire/%s/%s.txt".formatted(provider, name))) {
            if (file == null) {
                throw new IllegalStateException("there is no recording %s of %s".formatted(name, provider));
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] whole() {
        byte[] whole = recording("whole");
        if (!new String(whole, StandardCharsets.UTF_8).endsWith(endMark)) {
            throw new IllegalStateException("the recording ends with the end mark");
        }
        return whole;
    }

    /** In bytes: just past the first text. */
    int afterFirstText() {
        String whole = new String(whole(), StandardCharsets.UTF_8);
        int end = whole.indexOf('\n', whole.indexOf("The Star"));
        return whole.substring(0, provider.equals("ollama") ? end + 1 : end + 2)
                .getBytes(StandardCharsets.UTF_8)
                .length;
    }

    Spent spent() {
        return new Spent(412, provider.equals("ollama") ? 0 : 256, 87, false);
    }

    Oracle at(URI uri) {
        return at(uri, PATIENT, new Calls(16, 64), Clock.systemUTC());
    }

    Oracle at(URI uri, Timeout timeout) {
        return at(uri, timeout, new Calls(16, 64), Clock.systemUTC());
    }

    Oracle at(URI uri, Timeout timeout, Calls calls, Clock clock) {
        var model = new Model(KEY, uri.toString(), "a-model");
        var settings = new OracleSettings(timeout, calls, Duration.ZERO, model, model, model, model);
        return new Interpreters(settings, () -> Spoken::prompt, () -> SWITCHBOARD, clock).named(provider);
    }

    /** 400 characters, which are taken for 100 tokens. */
    private static Prompt prompt(Inquiry inquiry) {
        return new Prompt(
                "s".repeat(400 - QUESTION.length() - 9),
                List.of(
                        new Prompt.Message(true, "first"),
                        new Prompt.Message(false, "then"),
                        new Prompt.Message(true, inquiry.consultation().question())),
                600);
    }

    static Inquiry inquiry() {
        var spread = Spread.SINGLE;
        var cards = spread.positions().stream()
                .map(position -> new DrawnCard(Deck.standard().cards().getFirst(), position, false))
                .toList();
        return new Inquiry.Interpretation(new Consultation(new UUID(1, 2), QUESTION, spread, cards));
    }
}
