package app.alembic.oracle;

import app.alembic.oracle.wire.Limits;
import app.alembic.problem.WrongSetting;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How language models are reached, and how long one waits for them. What the settings mean is said in application.yml. */
@ConfigurationProperties("alembic.oracle")
record OracleSettings(
        Timeout timeout, Calls calls, Duration retryPause, Model xai, Model openai, Model anthropic, Model ollama) {

    record Timeout(Duration connect, Duration first, Duration silence, Duration total) {}

    /** At once, for each provider. */
    record Calls(int open, int waiting) {}

    /** @param apiKey empty for none */
    record Model(String apiKey, String baseUrl, String model) {

        Model(@Nullable String apiKey, @Nullable String baseUrl, @Nullable String model) {
            this.apiKey = apiKey == null ? "" : apiKey.strip();
            this.baseUrl = baseUrl == null ? "" : baseUrl.strip();
            this.model = model == null ? "" : model.strip();
        }

        /** @throws WrongSetting if it cannot be called so, in a sentence that repeats no key */
        void requireUsable(String provider, boolean needsKey) {
            String name = provider.toUpperCase(Locale.ROOT);
            if (needsKey && apiKey.isEmpty()) {
                throw new WrongSetting("ALEMBIC_ORACLES names %s but %s_API_KEY is empty; set it, or leave %s out."
                        .formatted(provider, name, provider));
            }
            if (!apiKey.matches("[!-~]*")) {
                throw new WrongSetting(
                        "%s_API_KEY has characters that no key has; copy it again from your account.".formatted(name));
            }
            if (model.isEmpty()) {
                throw new WrongSetting("%s_MODEL is empty; name a model, or leave it out.".formatted(name));
            }
        }

        /** Repeats no key. */
        @Override
        public String toString() {
            return model + " at " + baseUrl;
        }
    }

    /** @throws WrongSetting if a time or number is zero or less */
    void requireUsable() {
        require("timeout.connect", timeout.connect().isPositive());
        require("timeout.first", timeout.first().isPositive());
        require("timeout.silence", timeout.silence().isPositive());
        require("timeout.total", timeout.total().isPositive());
        require("retry-pause", !retryPause.isNegative());
        require("calls.open", calls.open() > 0);
        require("calls.waiting", calls.waiting() >= 0);
    }

    private static void require(String name, boolean holds) {
        if (!holds) {
            throw new WrongSetting("`alembic.oracle.%s` must be greater than zero.".formatted(name));
        }
    }

    Limits limits() {
        return new Limits(timeout.connect(), timeout.first(), timeout.silence(), timeout.total(), retryPause);
    }
}
