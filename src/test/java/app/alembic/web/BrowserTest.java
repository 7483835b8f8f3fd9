package app.alembic.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages in a real browser: nothing overflows, nothing is refused by the policy, and the text arrives. */
@WebSlice
class BrowserTest {

    private static final Path DEBIAN = Path.of("/usr/bin/chromium");

    static Playwright playwright;
    static Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    Gallery gallery;

    @BeforeAll
    static void open() {
        playwright = Playwright.create();
        var options =
                new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic"));
        browser =
                playwright.chromium().launch(Files.isExecutable(DEBIAN) ? options.setExecutablePath(DEBIAN) : options);
    }

    @AfterAll
    static void close() {
        browser.close();
        playwright.close();
    }

    @Test
    void everyPageFitsEveryScreenAndBreaksNoRule() {
        List<String> faults = new ArrayList<>();
        for (int width : new int[] {320, 390, 1280}) {
            try (var visit = new Visit(width, true)) {
                for (String name : Samples.all().keySet()) {
                    visit.open(name);
                    Object overflow = visit.page.evaluate(
                            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    if (((Number) overflow).intValue() > 0) {
                        faults.add("%s at %d px is %s px too wide".formatted(name, width, overflow));
                    }
                    keep(visit.page, name + "-" + width);
                }
                faults.addAll(visit.faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void theTextArrivesWordByWordAndEndsWhole() {
        try (var visit = new Visit(390, true)) {
            gallery.rewind(Gallery.Play.WHOLE);
            visit.open("show-live");
            visit.page.waitForFunction("document.querySelectorAll('#interpretation p').length === 2");
            assertThat(visit.page.getAttribute("#interpretation", "aria-busy")).isEqualTo("true");

            visit.awaitEnd();

            assertThat(visit.page.locator("#interpretation p").allTextContents())
                    .isEqualTo(Samples.PARAGRAPHS);
            assertThat(visit.page.textContent("#progress").strip()).isEmpty();
            assertThat(visit.faults).isEmpty();
        }
    }

    @Test
    void aConnectionThatBreaksIsTakenUpWhereItEnded() {
        try (var visit = new Visit(390, true)) {
            gallery.rewind(Gallery.Play.CUT);
            visit.open("show-live");

            visit.awaitEnd();

            assertThat(gallery.lastIdOf(1)).isEqualTo("none");
            assertThat(gallery.lastIdOf(2)).isEqualTo("10");
            assertThat(visit.page.locator("#interpretation p").allTextContents())
                    .isEqualTo(Samples.PARAGRAPHS);
        }
    }

    @Test
    void aTextThatBeginsAnewReplacesTheOld() {
        try (var visit = new Visit(390, true)) {
            gallery.rewind(Gallery.Play.RESTART);
            visit.open("show-live");

            visit.awaitEnd();

            assertThat(visit.page.locator("#interpretation p").allTextContents())
                    .isEqualTo(Samples.PARAGRAPHS);
        }
    }

    @Test
    void aReadingThatFailsSaysSo() {
        try (var visit = new Visit(390, true)) {
            gallery.rewind(Gallery.Play.FAILED);
            visit.open("show-live");

            visit.awaitEnd();

            assertThat(visit.page.textContent("#progress")).contains("The price has come back");
            assertThat(visit.page.locator("#interpretation p").count()).isZero();
        }
    }

    @Test
    void withoutScriptsTheChosenSpreadIsLaidOutAllTheSame() {
        try (var visit = new Visit(1280, false)) {
            visit.open("new-first");
            assertThat(visit.page.locator(".table-three_card").isVisible()).isTrue();

            visit.page.check("[value=celtic_cross]");

            assertThat(visit.page.locator(".table-celtic_cross").isVisible()).isTrue();
            assertThat(visit.page.locator(".table-three_card").isVisible()).isFalse();
        }
    }

    @Test
    void aDeletionAsksFirstWithoutAnyScript() {
        try (var visit = new Visit(390, false)) {
            visit.open("show-single");
            assertThat(visit.page.getByText("Delete for good").isVisible()).isFalse();

            visit.page.click("summary");

            assertThat(visit.page.getByText("Delete for good").isVisible()).isTrue();
        }
    }

    @Test
    void theCounterAppearsWhenItMatters() {
        try (var visit = new Visit(390, true)) {
            visit.open("new-first");
            assertThat(visit.page.locator(".counter").isVisible()).isFalse();

            visit.page.fill("textarea", "q".repeat(990));

            assertThat(visit.page.textContent(".counter")).isEqualTo("10 characters left");
        }
    }

    /** For looking at: {@code -Dalembic.screenshots=target/gallery}. */
    private static void keep(com.microsoft.playwright.Page page, String name) {
        String folder = System.getProperty("alembic.screenshots");
        if (folder != null && !name.endsWith("-320")) {
            page.waitForTimeout(name.contains("live") ? 4500 : 100);
            page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }

    /** One window. */
    private final class Visit implements AutoCloseable {

        private final BrowserContext context;
        private final com.microsoft.playwright.Page page;
        private final List<String> faults = new ArrayList<>();

        Visit(int width, boolean scripts) {
            context = browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(width, width < 600 ? 844 : 900)
                    .setJavaScriptEnabled(scripts));
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    faults.add(page.url() + ": " + message.text());
                }
            });
            page.onPageError(error -> faults.add(page.url() + ": " + error));
        }

        void open(String name) {
            page.navigate("http://127.0.0.1:" + port + "/gallery/" + name);
        }

        void awaitEnd() {
            page.waitForFunction("!document.getElementById('interpretation').hasAttribute('aria-busy')");
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
