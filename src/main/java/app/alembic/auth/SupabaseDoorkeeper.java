package app.alembic.auth;

import app.alembic.account.SignedIn;
import app.alembic.auth.BearerTokens.Bearer;
import app.alembic.auth.supabase.GrantedTokens;
import app.alembic.auth.supabase.KeptBySupabase;
import app.alembic.auth.supabase.SupabaseAuth;
import app.alembic.auth.supabase.SupabaseRefusal;
import app.alembic.auth.supabase.SupabaseUnavailable;
import app.alembic.database.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * Accounts and sessions are Supabase's; the cookie holds {@link BrowserTokens}. Tokens are believed for as long as they
 * say: whoever signs out elsewhere, or is an operator no more, is found out when the token is renewed.
 */
@Component
@Conditional(KeptBySupabase.class)
class SupabaseDoorkeeper implements Doorkeeper {

    private static final Logger LOG = LoggerFactory.getLogger(SupabaseDoorkeeper.class);

    /** What is left of a token's life when the next one is asked for. */
    static final Duration LAST_MINUTE = Duration.ofMinutes(1);

    private final SupabaseAuth supabase;
    private final Renewals renewals;
    private final BearerTokens tokens;
    private final Profiles profiles;
    private final SupabaseSignUp signUp;
    private final Clock clock;

    SupabaseDoorkeeper(
            SupabaseAuth supabase,
            Renewals renewals,
            BearerTokens tokens,
            Profiles profiles,
            SupabaseSignUp signUp,
            Clock clock) {
        this.supabase = supabase;
        this.renewals = renewals;
        this.tokens = tokens;
        this.profiles = profiles;
        this.signUp = signUp;
        this.clock = clock;
    }

    @Override
    public String signIn(String email, String password, Device device) {
        EmailAddress address = EmailAddress.of(email).orElseThrow(AuthRefusal::invalidCredentials);
        return answered(() -> admit(supabase.signIn(address.value(), password), "signed in"));
    }

    @Override
    public Optional<String> signUp(String email, String password, Device device) {
        return answered(() -> signUp.signUp(email, password).map(granted -> admit(granted, "signed up")));
    }

    /** The browser forgets its tokens in any case. */
    @Override
    public void signOut(String cookie) {
        BrowserTokens.of(cookie).map(BrowserTokens::tokens).ifPresent(granted -> {
            try {
                // Without a token that is still good Supabase would not know whose session to end.
                boolean isGood = current(granted.access()) != null;
                supabase.signOut(
                        isGood
                                ? granted.access()
                                : renewals.renew(granted.refresh()).access());
                LOG.info("signed out a browser");
            } catch (SupabaseRefusal refusal) {
                LOG.info("signed out a browser whose session Supabase had ended already: {}", refusal.code());
            } catch (SupabaseUnavailable silence) {
                LOG.warn("signed out a browser, but its session at Supabase goes on");
            }
        });
    }

    @Override
    public Recognised byToken(String token) {
        return answered(() -> present(tokens.read(token))
                .orElseThrow(
                        () -> new AuthRefusal(AuthCode.USER_NOT_FOUND, "User from sub claim in JWT does not exist")));
    }

    @Override
    public Returning byCookie(String cookie) {
        return BrowserTokens.of(cookie)
                .map(held -> answered(() -> returning(held.tokens())))
                .orElseGet(Returning.Ended::new);
    }

    private Returning returning(GrantedTokens held) {
        Bearer bearer = current(held.access());
        if (bearer != null && clock.instant().plus(LAST_MINUTE).isBefore(bearer.expiresAt())) {
            return known(bearer);
        }
        try {
            return renewed(renewals.renew(held.refresh()));
        } catch (SupabaseRefusal refusal) {
            if (isNothingOfThePerson(refusal)) {
                LOG.error(
                        "Supabase renews no tokens: {} {}; see its rate limits and SUPABASE_ANON_KEY",
                        refusal.status(),
                        refusal.code());
                return unrenewed(bearer);
            }
            LOG.info("ended the session of a browser: {}", refusal.code());
            return new Returning.Ended();
        } catch (SupabaseUnavailable silence) {
            return unrenewed(bearer);
        }
    }

    /** Too many questions, or a key of ours that is good no more: neither ends anybody's session. */
    private static boolean isNothingOfThePerson(SupabaseRefusal refusal) {
        return refusal.status() == 429 || refusal.code().isEmpty();
    }

    /** A last minute is a minute. */
    private Returning unrenewed(@Nullable Bearer bearer) {
        if (bearer == null) {
            throw AuthRefusal.accountsUnavailable();
        }
        return known(bearer);
    }

    private Returning known(Bearer bearer) {
        Optional<Recognised> asking = present(bearer);
        return asking.isPresent() ? new Returning.Known(asking.get()) : new Returning.Ended();
    }

    private Returning renewed(GrantedTokens granted) {
        Optional<Recognised> asking = present(trusted(granted));
        return asking.isPresent()
                ? new Returning.Renewed(asking.get(), new BrowserTokens(granted).cookie())
                : new Returning.Ended();
    }

    private String admit(GrantedTokens granted, String how) {
        Bearer bearer = trusted(granted);
        if (present(bearer).isEmpty()) {
            LOG.error(
                    "Supabase let somebody in of whom the database knows nothing: SUPABASE_URL and ALEMBIC_DATABASE_URL"
                            + " must name one project, with Alembic's trigger on auth.users");
            throw AuthRefusal.accountsUnavailable();
        }
        LOG.info("{} account={} session={}", how, bearer.user(), bearer.session());
        return new BrowserTokens(granted).cookie();
    }

    /** Null if the token is not good, or not any more; then the refresh token says who it is. */
    private @Nullable Bearer current(String access) {
        try {
            return tokens.read(access);
        } catch (AuthRefusal refusal) {
            return null;
        }
    }

    /** What Supabase has just issued; that it cannot be verified is for the operator to mend. */
    private Bearer trusted(GrantedTokens granted) {
        try {
            return tokens.read(granted.access());
        } catch (AuthRefusal refusal) {
            LOG.error(
                    "Supabase's own token is not trusted ({}): check SUPABASE_URL, and for a project that signs with its"
                            + " legacy secret ALEMBIC_JWT_SECRET",
                    refusal.getMessage());
            throw AuthRefusal.accountsUnavailable();
        }
    }

    private Optional<Recognised> present(Bearer bearer) {
        var who = new AccountId(bearer.user());
        return profiles.has(who)
                ? Optional.of(new Recognised(new SignedIn(who, bearer.session()), bearer.isAdmin()))
                : Optional.empty();
    }

    private static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (SupabaseRefusal refusal) {
            throw SupabaseRefusals.translated(refusal);
        } catch (SupabaseUnavailable silence) {
            throw AuthRefusal.accountsUnavailable();
        }
    }
}
