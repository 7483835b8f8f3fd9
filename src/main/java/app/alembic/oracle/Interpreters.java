package app.alembic.oracle;

import app.alembic.oracle.anthropic.Messages;
import app.alembic.oracle.mirror.Mirror;
import app.alembic.oracle.ollama.Ollama;
import app.alembic.oracle.openai.OpenAi;
import app.alembic.oracle.wire.Endpoint;
import app.alembic.oracle.wire.Exchange;
import app.alembic.oracle.wire.Switchboard;
import app.alembic.oracle.wire.WireFormat;
import app.alembic.oracle.xai.Xai;
import app.alembic.problem.WrongSetting;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;

/** Makes the interpreters that ALEMBIC_ORACLES names. */
final class Interpreters {

    private final OracleSettings settings;
    private final Supplier<Prompting> prompting;
    private final Supplier<Switchboard> switchboard;
    private final Clock clock;

    /**
     * @param prompting asked for only where a model is named
     * @param switchboard the same
     */
    Interpreters(
            OracleSettings settings, Supplier<Prompting> prompting, Supplier<Switchboard> switchboard, Clock clock) {
        settings.requireUsable();
        this.settings = settings;
        this.prompting = prompting;
        this.switchboard = switchboard;
        this.clock = clock;
    }

    /** @throws WrongSetting if there is none of this name, or its settings will not do */
    Oracle named(String name) {
        return switch (name.strip()) {
            case "mirror" -> new Mirror();
            case "xai" -> model("xai", new Xai(), settings.xai(), true);
            case "openai" -> model("openai", new OpenAi(), settings.openai(), true);
            case "anthropic" -> model("anthropic", new Messages(), settings.anthropic(), true);
            case "ollama" -> model("ollama", new Ollama(), settings.ollama(), false);
            default ->
                throw new WrongSetting(
                        "ALEMBIC_ORACLES names %s, which this version does not know; it knows xai, openai, anthropic, ollama and mirror."
                                .formatted(name.strip()));
        };
    }

    private Oracle model(String provider, WireFormat format, OracleSettings.Model model, boolean needsKey) {
        model.requireUsable(provider, needsKey);
        var baseUrl = BaseUrl.parse(provider.toUpperCase(Locale.ROOT) + "_BASE_URL", model.baseUrl());
        var endpoint = new Endpoint(provider, format, baseUrl, model.apiKey(), model.model());
        var calls = settings.calls();
        return new LanguageModel(
                provider,
                model.model(),
                prompting.get(),
                new Exchange(switchboard.get(), endpoint, settings.limits(), clock),
                new Turnstile(calls.open(), calls.waiting(), settings.timeout().first()),
                new Breaker(provider, clock));
    }
}
