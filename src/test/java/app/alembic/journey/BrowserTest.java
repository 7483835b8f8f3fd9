package app.alembic.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Cast;
import app.alembic.testing.Chromium;
import app.alembic.testing.TestDatabase;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
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

/** What a seeker does, in a real browser of a phone's size. */
@Tag("journey")
@AlembicTest
class BrowserTest {

    private static final int PHONE_WIDTH = 390;
    private static final double PATIENCE_MS = 60_000;

    private static Chromium chromium;

    @Autowired
    private Environment environment;

    @Autowired
    private Cast cast;

    @Autowired
    private TestDatabase database;

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void aSeekerSignsUpDrawsThreeCardsSeesTheTextGrowFindsTheReadingAndSignsOut() {
        try (BrowserContext context = phone(true)) {
            Page page = context.newPage();
            List<String> complaints = complaintsOf(page);
            signUp(page);

            page.navigate(address("/readings/new"));
            page.getByLabel("Your question").fill("Should I leave the city for the coast?");
            page.getByText("Three cards").first().click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Draw the cards"))
                    .click();

            page.waitForURL(Pattern.compile(".*/readings/[0-9a-f-]{36}$"));
            Locator text = page.locator("#interpretation");
            assertThat(text).hasAttribute("aria-busy", "true");
            assertThat(text.locator("p").first()).not().isEmpty(patience());
            int early = text.innerText().length();
            assertThat(text)
                    .not()
                    .hasAttribute(
                            "aria-busy", "true", new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MS));
            String whole = text.innerText();
            Assertions.assertThat(whole.length()).as("the text grew").isGreaterThan(early);
            assertThat(page.locator("figure.place img")).hasCount(3);
            for (String card : page.locator(".legend .name").allInnerTexts()) {
                Assertions.assertThat(whole).contains(card);
            }
            screenshot(page, "reading");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "phone.png")));
            Assertions.assertThat(wider(page)).as("scrolls sideways").isFalse();

            page.reload();
            assertThat(text).not().hasAttribute("aria-busy", "true");
            Assertions.assertThat(text.innerText()).isEqualTo(whole);

            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Readings").setExact(true))
                    .click();
            page.getByText("Should I leave the city for the coast?").first().click();
            assertThat(text).containsText(whole.substring(0, 40));

            page.navigate(address("/account/credits"));
            assertThat(page.locator("main")).containsText("Reading, Three cards");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            page.navigate(address("/journal"));
            assertThat(page).hasURL(Pattern.compile(".*/signin.*"));
            Assertions.assertThat(complaints).isEmpty();
        }
    }

    @Test
    void withScriptsOffEverythingWorksAndTheReadingReloadsItself() {
        try (BrowserContext context = phone(false)) {
            Page page = context.newPage();
            signUp(page);

            page.navigate(address("/readings/new"));
            page.getByLabel("Your question").fill("What is asking for my attention?");
            page.getByText("Single card").first().click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Draw the cards"))
                    .click();

            page.waitForURL(Pattern.compile(".*/readings/[0-9a-f-]{36}$"));
            // Nothing but the page's own reloading brings the end, which is a question.
            assertThat(page.locator("#interpretation p").last())
                    .hasText(
                            Pattern.compile(".*\\?\\s*$", Pattern.DOTALL),
                            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));
            assertThat(page.locator("meta[http-equiv=refresh]")).hasCount(0);
        }
    }

    @Test
    void aQuestionOnlyForPeopleLeadsToPeople() {
        try (BrowserContext context = phone(true)) {
            Page page = context.newPage();
            signUp(page);

            page.navigate(address("/readings/new"));
            page.getByLabel("Your question").fill("I want to kill myself tonight");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Draw the cards"))
                    .click();

            assertThat(page.locator("main")).containsText("988");
            page.navigate(address("/account"));
            assertThat(page.locator("main")).containsText("3");
        }
    }

    @Test
    void olderReadingsAreAddedToTheListAndWithoutScriptsFollowOnAPageOfTheirOwn() {
        Cast.Member alice = cast.alice();
        database.sql()
                .sql("SELECT grant_credits(:id, 30, 'bonus', 'for the test', NULL)")
                .param("id", alice.id().value())
                .query((row, _) -> row.getBoolean(1))
                .single();
        for (int i = 0; i < 23; i++) {
            alice.api()
                    .post("/api/readings", Map.of("question", "Question number " + i + "?", "spread_type", "single"));
        }
        for (boolean scripts : new boolean[] {true, false}) {
            try (BrowserContext context = phone(scripts)) {
                Page page = context.newPage();
                List<String> complaints = complaintsOf(page);
                page.navigate(address("/signin?next=/journal"));
                page.getByLabel("E-mail").fill(alice.email());
                page.getByLabel("Password").fill(Cast.PASSWORD);
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                        .click();
                assertThat(page.locator("#rows > li")).hasCount(20);
                // Rows are there before the script is: a tap that early follows the plain link.
                page.waitForLoadState();

                page.locator("#more a").click();

                assertThat(page.locator("#rows > li")).hasCount(scripts ? 23 : 3);
                assertThat(page.locator("#more a")).hasCount(0);
                Assertions.assertThat(complaints).isEmpty();
            }
        }
    }

    @Test
    void aStrangerSeesTheLandingPageTheDeckAndTheWayIn() {
        try (BrowserContext context = phone(true)) {
            Page page = context.newPage();
            List<String> complaints = complaintsOf(page);
            for (String path : List.of(
                    "/",
                    "/cards",
                    "/cards/major_17",
                    "/spreads",
                    "/signin",
                    "/signup",
                    "/docs",
                    "/resources",
                    "/privacy",
                    "/terms")) {
                page.navigate(address(path));
                assertThat(page.locator("h1")).isVisible();
                Assertions.assertThat(wider(page))
                        .as("%s scrolls sideways", path)
                        .isFalse();
            }
            Assertions.assertThat(complaints).isEmpty();
            page.navigate(address("/nowhere"));
            assertThat(page).hasURL(Pattern.compile(".*/signin.*"));
        }
    }

    private void signUp(Page page) {
        page.navigate(address("/signup"));
        page.getByLabel("E-mail").fill(Cast.email("seeker"));
        page.getByLabel("Password").fill(Cast.PASSWORD);
        page.getByRole(AriaRole.CHECKBOX).check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make my account"))
                .click();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
    }

    private BrowserContext phone(boolean scripts) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(PHONE_WIDTH, 844)
                        .setDeviceScaleFactor(2)
                        .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(PATIENCE_MS);
        return context;
    }

    /** Errors of scripts, of the content security policy, and of whatever could not be loaded. */
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

    private static boolean wider(Page page) {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    private static LocatorAssertions.IsEmptyOptions patience() {
        return new LocatorAssertions.IsEmptyOptions().setTimeout(PATIENCE_MS);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path;
    }
}
