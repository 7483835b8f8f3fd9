package app.alembic.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Cast;
import app.alembic.testing.Chromium;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A second verifier, in another language and written from docs/reference/draw.md alone: the script of {@code /verify}. */
@Tag("journey")
@AlembicTest
class VerifyingBrowserTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final double PATIENCE_MS = 60_000;

    /** Everything that the vectors say, computed by the script; answers what differs. */
    private static final String VECTORS = """
            async ([address, text]) => {
              const { DECK, SCHEME, hash, commitment, deal, link, merkleRoot, verify } = await import(address);
              const vectors = JSON.parse(text);
              const differing = [];
              let compared = 0;
              const same = (what, mine, theirs) => {
                compared += 1;
                if (JSON.stringify(mine) !== JSON.stringify(theirs)) differing.push(`${what}: ${mine}, not ${theirs}`);
              };
              same('scheme', SCHEME, vectors.scheme);
              same('deck', DECK.map((card) => [card.id, card.name]), vectors.deck);
              for (const one of vectors.hashes) same('hash', await hash(one.purpose, ...one.fields), one.hash);
              for (const draw of vectors.draws) {
                same('commitment', await commitment(draw.server_seed, draw.id, draw.deck_version), draw.commitment);
                same('cards', (await deal(draw)).map((card) => card.id + (card.reversed ? ' reversed' : ' upright')), draw.cards);
              }
              for (const one of vectors.chain) {
                same('link', await link(one.index, one.previous, one.id, one.commitment), one.link);
              }
              for (const tree of vectors.trees) {
                for (const [place, path] of tree.paths.entries()) {
                  same('tree', await merkleRoot(tree.entries[place], place, tree.entries.length, path), tree.root);
                }
              }
              for (const one of vectors.receipts) {
                const verdict = await verify(JSON.stringify(one.receipt), one.noted ?? null);
                same(one.what, verdict.ok ? 'true' : verdict.code, one.verdict);
              }
              return [String(compared), ...differing];
            }
            """;

    private static Chromium chromium;

    @Autowired
    private Environment environment;

    @Autowired
    private Cast cast;

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void theScriptAgreesOnAllVectors() throws IOException {
        try (BrowserContext context = browser(true)) {
            Page page = context.newPage();
            page.navigate(address("/verify"));
            String script = page.locator("script[type=module]").getAttribute("src");
            String vectors = Files.readString(Path.of("src", "test", "resources", "draw", "vectors.json"));

            Object said = page.evaluate(VECTORS, List.of(script.replace("verify-page.js", "verify.js"), vectors));

            Assertions.assertThat(said).isEqualTo(List.of("204"));
        }
    }

    @Test
    void whoShufflesSeesThatTheCardsFollowFromItAndTheCommitmentBefore() {
        Cast.Member alice = cast.alice();
        try (BrowserContext context = browser(true)) {
            Page page = context.newPage();
            List<String> complaints = complaintsOf(page);
            signIn(page, alice);
            page.navigate(address("/readings/new"));
            page.getByLabel("Your question").fill("What wants to be seen?");
            Locator deck = page.getByRole(
                    AriaRole.BUTTON,
                    new Page.GetByRoleOptions().setName("Shuffle").setExact(true));
            deck.hover();
            deck.click();
            deck.press("Space");
            assertThat(page.locator("#shuffled")).not().isEmpty();
            String commitment = page.locator("#commitment").textContent();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Draw the cards"))
                    .click();
            page.waitForURL(Pattern.compile(".*/readings/[0-9a-f-]{36}$"));
            String reading = page.url().replaceAll(".*/", "");

            page.navigate(address("/verify?reading=" + reading));

            assertThat(page.locator("#verdict")).hasAttribute("data-code", "true");
            assertThat(page.locator("#noted")).hasValue(commitment);
            assertThat(page.locator("#verdict li")).hasCount(3);
            JsonNode receipt =
                    alice.api().get("/api/readings/" + reading + "/receipt").json();
            Assertions.assertThat(receipt.path("commitment").asString()).isEqualTo(commitment);
            Assertions.assertThat(receipt.path("client_seed").asString()).matches("[0-9a-f]{64}");
            Assertions.assertThat(receipt.path("drawn_at").asString())
                    .isGreaterThan(receipt.path("committed_at").asString());

            var tampered = (ObjectNode) JSON.readTree(page.locator("#receipt").inputValue());
            ((ObjectNode) tampered.path("cards").path(0)).put("name", "The Happy End");
            page.locator("#receipt").fill(JSON.writeValueAsString(tampered));
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Verify").setExact(true))
                    .click();
            assertThat(page.locator("#verdict")).hasAttribute("data-code", "cards");
            assertThat(page.locator("#verdict")).containsText("The seeds deal");
            Assertions.assertThat(complaints).isEmpty();
        }
    }

    @Test
    void whoDoesNotShuffleIsCommittedToAllTheSame() {
        Cast.Member alice = cast.alice();
        try (BrowserContext context = browser(true)) {
            Page page = context.newPage();
            signIn(page, alice);
            page.navigate(address("/readings/new"));
            page.getByLabel("Your question").fill("What wants to be seen?");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Draw the cards"))
                    .click();
            page.waitForURL(Pattern.compile(".*/readings/[0-9a-f-]{36}$"));

            JsonNode receipt = alice.api()
                    .get("/api/readings/" + page.url().replaceAll(".*/", "") + "/receipt")
                    .json();

            Assertions.assertThat(receipt.path("client_seed").asString()).matches("[0-9a-f]{64}");
            Assertions.assertThat(receipt.path("drawn_at").asString())
                    .isGreaterThan(receipt.path("committed_at").asString());
        }
    }

    @Test
    void aReadingOfSomebodyElseAndOneThatThereIsNotHaveNoReceiptHere() {
        Cast.Member alice = cast.alice();
        String reading = alice.api()
                .post("/api/readings", Map.of("question", "What now?", "spread_type", "single"))
                .text("id");
        try (BrowserContext context = browser(true)) {
            Page page = context.newPage();
            page.navigate(address("/verify?reading=" + reading));
            assertThat(page.locator("#verdict")).containsText("There is no receipt of such a reading");
        }
    }

    @Test
    void withoutScriptsThePageNamesTheCommandInstead() {
        try (BrowserContext context = browser(false)) {
            Page page = context.newPage();
            page.navigate(address("/verify"));

            assertThat(page.locator("noscript code")).isVisible();
            Assertions.assertThat(page.locator("noscript code").innerText()).startsWith("./alembic draw verify");
            assertThat(page.locator("#verify")).isHidden();
        }
    }

    private void signIn(Page page, Cast.Member who) {
        page.navigate(address("/signin?next=/journal"));
        page.getByLabel("E-mail").fill(who.email());
        page.getByLabel("Password").fill(Cast.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                .isVisible();
    }

    private static BrowserContext browser(boolean scripts) {
        BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(PATIENCE_MS);
        return context;
    }

    private static List<String> complaintsOf(Page page) {
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return complaints;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path;
    }
}
