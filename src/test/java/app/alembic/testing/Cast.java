package app.alembic.testing;

import app.alembic.database.AccountId;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The people of the tests. By custom Alice owns what a test is about, Bob is somebody else, and Charlie must never see
 * it; each call makes a new person with an address of their own and the usual 3 credits.
 */
public final class Cast {

    /** Long enough, and on no list. */
    public static final String PASSWORD = "a lantern over still water";

    private final String address;
    private final Client client;

    Cast(String address, Client client) {
        this.address = address;
        this.client = client;
    }

    /** Somebody who has just signed up over HTTP. */
    public Member member(String name) {
        String email = email(name);
        Answer answer = client.post("/auth/v1/signup", Map.of("email", email, "password", PASSWORD));
        if (answer.status() != 200) {
            throw new AssertionError("signing up " + name + ": " + answer);
        }
        JsonNode session = answer.json();
        return new Member(
                new AccountId(UUID.fromString(session.path("user").path("id").asString())),
                email,
                session.path("access_token").asString(),
                session.path("refresh_token").asString(),
                client.bearer(session.path("access_token").asString()));
    }

    public Member alice() {
        return member("alice");
    }

    public Member bob() {
        return member("bob");
    }

    public Member charlie() {
        return member("charlie");
    }

    /** A browser that nobody is signed in with. */
    public Browser browser() {
        return new Browser(address);
    }

    /** A browser in which that person has signed in through the page. */
    public Browser browserOf(Member who) {
        Browser browser = browser();
        Answer answer = browser.fillIn("/signin", Map.of("email", who.email(), "password", PASSWORD));
        if (answer.status() != 303) {
            throw new AssertionError("signing in " + who.email() + ": " + answer);
        }
        return browser;
    }

    /** An address that nobody has yet. */
    public static String email(String name) {
        return name + "." + UUID.randomUUID().toString().substring(0, 13) + "@example.org";
    }

    /** @param api asks as this person, with the access token of the sign-up */
    public record Member(AccountId id, String email, String accessToken, String refreshToken, Client api) {}
}
