package app.alembic.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.auth.supabase.GrantedTokens;
import app.alembic.auth.supabase.KeptBySupabase;
import app.alembic.auth.supabase.SupabaseAuth;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Makes an account at Supabase, by this house's rules for passwords and then by Supabase's. */
@Component
@Conditional(KeptBySupabase.class)
class SupabaseSignUp {

    /** bcrypt looks at no more, and Supabase refuses what it would not look at. */
    private static final int MOST_BYTES = 72;

    private final SupabaseAuth supabase;
    private final Passwords passwords;
    private final AuthSettings settings;

    SupabaseSignUp(SupabaseAuth supabase, Passwords passwords, AuthSettings settings) {
        this.supabase = supabase;
        this.passwords = passwords;
        this.settings = settings;
    }

    /** @return empty if the address must be confirmed by mail first */
    Optional<GrantedTokens> signUp(String email, String password) {
        EmailAddress address = EmailAddress.of(email)
                .orElseThrow(() -> new AuthRefusal(
                        AuthCode.VALIDATION_FAILED, "Unable to validate email address: invalid format"));
        passwords.requireAcceptable(password);
        if (password.getBytes(UTF_8).length > MOST_BYTES) {
            throw new AuthRefusal(
                    AuthCode.WEAK_PASSWORD,
                    "Password cannot be longer than %d bytes.".formatted(MOST_BYTES),
                    List.of("long"));
        }
        return supabase.signUp(address.value(), password, afterConfirming());
    }

    /** The link in the mail signs nobody in here, so it leads to where they can. */
    private String afterConfirming() {
        String site = settings.publicSite().url();
        return site == null || site.isBlank() ? "" : site.strip().replaceFirst("/+$", "") + "/signin";
    }
}
