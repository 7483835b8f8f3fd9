package app.alembic.oracle;

import app.alembic.oracle.OracleFailed.Reason;
import app.alembic.oracle.wire.Exchange;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model behind an API: asked in words, in turn, and not at all for a while after it failed too often. */
final class LanguageModel implements Oracle {

    private static final Logger LOG = LoggerFactory.getLogger(LanguageModel.class);

    private final String provider;
    private final String model;
    private final Prompting prompting;
    private final Exchange exchange;
    private final Turnstile turnstile;
    private final Breaker breaker;

    LanguageModel(
            String provider,
            String model,
            Prompting prompting,
            Exchange exchange,
            Turnstile turnstile,
            Breaker breaker) {
        this.provider = provider;
        this.model = model;
        this.prompting = prompting;
        this.exchange = exchange;
        this.turnstile = turnstile;
        this.breaker = breaker;
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public Worst worstCase(Inquiry inquiry) {
        Worst call = exchange.worstCase(prompting.of(inquiry));
        return new Worst(
                call.inputTokens(), call.outputTokens(), call.duration().plus(turnstile.patience()));
    }

    /** An interrupt ends it as {@link Reason#UNAVAILABLE} with the thread's flag set, and is not held against the model. */
    @Override
    public Spent answer(Inquiry inquiry, Consumer<String> listener) {
        try {
            return inTurn(inquiry, listener);
        } catch (OracleFailed failure) {
            UUID reading = inquiry.consultation().readingId();
            if (failure.reason() == Reason.STOPPED) {
                throw failure;
            }
            LOG.warn("reading {}: {}: {}", reading, failure.reason(), failure.getMessage());
            throw failure;
        }
    }

    private Spent inTurn(Inquiry inquiry, Consumer<String> listener) {
        Breaker.Trial trial = breaker.begin();
        if (trial == null) {
            throw open();
        }
        try (trial;
                Turnstile.Pass _ = turnstile.enter(inquiry.rank())) {
            // It may have opened while this call waited.
            if (breaker.isOpen()) {
                throw open();
            }
            return settled(trial, inquiry, listener);
        } catch (Turnstile.Full full) {
            throw failed(Reason.BUSY, String.valueOf(full.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed(Reason.UNAVAILABLE, "was interrupted");
        }
    }

    private Spent settled(Breaker.Trial trial, Inquiry inquiry, Consumer<String> listener) {
        try {
            Spent spent = exchange.answer(() -> prompting.of(inquiry), listener);
            trial.answered();
            return spent;
        } catch (OracleFailed failure) {
            if (!Thread.currentThread().isInterrupted()) {
                trial.failed(failure);
            }
            throw failure;
        }
    }

    private OracleFailed open() {
        return failed(Reason.UNAVAILABLE, "failed too often and is left alone for a while");
    }

    private OracleFailed failed(Reason reason, String what) {
        return new OracleFailed(reason, provider + " " + what + ".", Spent.NOTHING);
    }
}
