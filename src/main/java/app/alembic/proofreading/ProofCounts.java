package app.alembic.proofreading;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Counts what became of texts, as {@code alembic_proofs_total{provider, result}}: "sound", or what was wanting in it, or why it
 * was not shown. One text may have several flaws and counts once for each.
 */
@Component
public class ProofCounts {

    private final MeterRegistry meters;

    ProofCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param provider who wrote it */
    public void count(String provider, Proof proof) {
        switch (proof) {
            case Proof.Broken broken -> count(provider, broken.violation());
            case Proof.Sound sound when sound.flaws().isEmpty() -> count(provider, "sound");
            case Proof.Sound sound ->
                sound.flaws().stream().map(ProofCounts::name).distinct().forEach(flaw -> count(provider, flaw));
        }
    }

    /** For a text that was not read to its end. */
    public void count(String provider, Violation violation) {
        count(
                provider,
                violation instanceof Violation.Unsafe unsafe
                        ? "unsafe_" + unsafe.fault().name().toLowerCase(Locale.ROOT)
                        : name(violation));
    }

    private void count(String provider, String result) {
        meters.counter("alembic.proofs", "provider", provider, "result", result).increment();
    }

    /** CardLeftOut becomes card_left_out. */
    private static String name(Object flaw) {
        return flaw.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }
}
