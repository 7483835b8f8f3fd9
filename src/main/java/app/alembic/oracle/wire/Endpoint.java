package app.alembic.oracle.wire;

import java.net.URI;

/**
 * A model that can be called.
 *
 * @param provider as in ALEMBIC_ORACLES
 * @param baseUrl without a slash at its end
 * @param key empty for none
 */
public record Endpoint(String provider, WireFormat format, URI baseUrl, String key, String model) {

    URI uri() {
        return URI.create(baseUrl + format.path());
    }

    /** Repeats no key. */
    @Override
    public String toString() {
        return provider + " " + model + " at " + baseUrl;
    }
}
