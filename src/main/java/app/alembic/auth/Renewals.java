package app.alembic.auth;

import app.alembic.auth.supabase.GrantedTokens;
import app.alembic.auth.supabase.KeptBySupabase;
import app.alembic.auth.supabase.SupabaseAuth;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * Exchanges refresh tokens. A page loads with many requests at once, which all carry the same token: one asks Supabase,
 * the others wait for its answer. Of two nodes both ask, and Supabase answers the second like the first.
 */
@Component
@Conditional(KeptBySupabase.class)
class Renewals {

    private final SupabaseAuth supabase;
    private final ConcurrentHashMap<String, CompletableFuture<GrantedTokens>> underWay = new ConcurrentHashMap<>();

    Renewals(SupabaseAuth supabase) {
        this.supabase = supabase;
    }

    GrantedTokens renew(String refreshToken) {
        var mine = new CompletableFuture<GrantedTokens>();
        CompletableFuture<GrantedTokens> other = underWay.putIfAbsent(refreshToken, mine);
        return other == null ? asked(refreshToken, mine) : awaited(other);
    }

    private GrantedTokens asked(String refreshToken, CompletableFuture<GrantedTokens> mine) {
        try {
            GrantedTokens renewed = supabase.refresh(refreshToken);
            mine.complete(renewed);
            return renewed;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            underWay.remove(refreshToken, mine);
        }
    }

    private static GrantedTokens awaited(CompletableFuture<GrantedTokens> other) {
        try {
            return other.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
