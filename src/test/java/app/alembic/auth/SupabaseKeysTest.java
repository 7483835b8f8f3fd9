package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.alembic.auth.supabase.SupabaseClients;
import app.alembic.auth.supabase.SupabaseUnavailable;
import app.alembic.testing.Gateway;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupabaseKeysTest {

    private static final String JWKS = "/auth/v1/.well-known/jwks.json";

    private final Gateway supabase = new Gateway(null);
    private final Hands clock = new Hands();
    private final SupabaseKeys keys = new SupabaseKeys(
            SupabaseClients.auth(supabase.url(), Duration.ofSeconds(10)),
            SupabaseClients.settings(supabase.url()),
            clock);

    @AfterEach
    void close() {
        supabase.close();
    }

    @Test
    void bothOfSupabasesAlgorithmsAreKnownAndNoOther() throws Exception {
        publish(ec("new"), rsa("old"));

        assertThat(keys.verifierFor(header(JWSAlgorithm.ES256, "new"))).isInstanceOf(ECDSAVerifier.class);
        assertThat(keys.verifierFor(header(JWSAlgorithm.RS256, "old"))).isInstanceOf(RSASSAVerifier.class);
        assertRefused(JWSAlgorithm.RS256, "new");
        assertRefused(JWSAlgorithm.ES256, "old");
        assertRefused(JWSAlgorithm.HS256, "new");
        assertRefused(JWSAlgorithm.ES256, null);
    }

    @Test
    void areAskedForOnceAndAgainWhenTheyMayHaveChanged() throws Exception {
        publish(ec("one"));
        keys.verifierFor(header(JWSAlgorithm.ES256, "one"));
        keys.verifierFor(header(JWSAlgorithm.ES256, "one"));
        assertThat(asked()).isEqualTo(1);

        clock.turn(SupabaseKeys.FRESH);
        keys.verifierFor(header(JWSAlgorithm.ES256, "one"));
        assertThat(asked()).isEqualTo(2);

        publish(ec("two"));
        clock.turn(SupabaseKeys.FRESH);
        assertRefused(JWSAlgorithm.ES256, "one");
    }

    @Test
    void aNameThatIsNotKnownAsksAgainButNotOften() throws Exception {
        publish(ec("one"));
        keys.verifierFor(header(JWSAlgorithm.ES256, "one"));
        publish(ec("one"), ec("two"));

        assertRefused(JWSAlgorithm.ES256, "two");
        clock.turn(SupabaseKeys.BETWEEN_QUESTIONS);
        assertThatCode(() -> keys.verifierFor(header(JWSAlgorithm.ES256, "two")))
                .doesNotThrowAnyException();
        assertRefused(JWSAlgorithm.ES256, "three");
        assertRefused(JWSAlgorithm.ES256, "four");

        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void goOnBeingGoodWhileSupabaseIsSilent() throws Exception {
        publish(ec("one"));
        keys.verifierFor(header(JWSAlgorithm.ES256, "one"));
        supabase.answering(JWKS, 500, "{}");
        clock.turn(SupabaseKeys.FRESH);

        assertThatCode(() -> keys.verifierFor(header(JWSAlgorithm.ES256, "one")))
                .doesNotThrowAnyException();
    }

    @Test
    void withoutAnyEverSeenNothingCanBeSaidOfAToken() {
        for (String nonsense : List.of("{}", "[]", "<html>", "{\"keys\": 7}", "{\"keys\": [{\"kty\": \"EC\"}]}")) {
            supabase.answering(JWKS, 200, nonsense);

            assertThatThrownBy(() -> keys.verifierFor(header(JWSAlgorithm.ES256, "one")))
                    .as(nonsense)
                    .isInstanceOf(SupabaseUnavailable.class);
            int asked = asked();
            assertThatThrownBy(() -> keys.verifierFor(header(JWSAlgorithm.ES256, "one")))
                    .isInstanceOf(SupabaseUnavailable.class);
            assertThat(asked()).isEqualTo(asked);
            clock.turn(SupabaseKeys.BETWEEN_TRIES);
        }
    }

    @Test
    void aProjectThatSignsWithASecretPublishesNone() {
        supabase.answering(JWKS, 200, "{\"keys\": []}");

        assertRefused(JWSAlgorithm.ES256, "one");
    }

    private void assertRefused(JWSAlgorithm algorithm, @Nullable String kid) {
        assertThatThrownBy(() -> keys.verifierFor(header(algorithm, kid))).isInstanceOf(AuthRefusal.class);
    }

    private int asked() {
        return supabase.questions(JWKS).size();
    }

    private void publish(JWK... published) {
        supabase.answering(JWKS, 200, new JWKSet(List.of(published)).toString(true));
    }

    private static JWK ec(String kid) throws Exception {
        return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
    }

    private static JWK rsa(String kid) throws Exception {
        return new RSAKeyGenerator(2048).keyID(kid).generate();
    }

    private static JWSHeader header(JWSAlgorithm algorithm, @Nullable String kid) {
        return new JWSHeader.Builder(algorithm).keyID(kid).build();
    }

    /** A clock that moves when it is told to. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
