package app.alembic.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** Every page with every sample: all texts there, well formed, nobody's words taken for markup. */
class TemplatesTest {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "app.templates");

    static Stream<String> samples() {
        return Samples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aPageIsWholeForVisitorsAndForTheSignedIn(String name) throws Exception {
        for (boolean signedIn : List.of(true, false)) {
            String html = render(name, signedIn);

            assertThat(Nesting.fault(html)).isEmpty();
            assertThat(html)
                    .startsWith("<!doctype html>\n<html lang=\"en\">")
                    .containsOnlyOnce("<h1")
                    .doesNotContain("{0}", "{1}", "null");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingInlineIsLeftForThePolicyToForbid(String name) throws Exception {
        assertThat(render(name, true))
                .doesNotContainPattern("\\sstyle=")
                .doesNotContainPattern("<style")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("(src|href)=\"(https?:)?//(?!(988lifeline\\.org|findahelpline\\.com))");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFormThatChangesSomethingCarriesTheToken(String name) throws Exception {
        Matcher form = Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL)
                .matcher(render(name, true));

        while (form.find()) {
            assertThat(form.group()).contains("<input type=\"hidden\" name=\"_csrf\" value=\"a-token\">");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFieldHasALabelAndEveryIdIsThereOnce(String name) throws Exception {
        String html = render(name, true);

        Matcher id = Pattern.compile("\\sid=\"([^\"]*)\"").matcher(html);
        var ids = new HashMap<String, Integer>();
        while (id.find()) {
            ids.merge(id.group(1), 1, Integer::sum);
        }
        assertThat(ids.values()).allMatch(count -> count == 1);
        Matcher reference = Pattern.compile("(?:for|aria-labelledby|aria-describedby)=\"([^\"]*)\"")
                .matcher(html);
        while (reference.find()) {
            assertThat(ids.keySet()).contains(reference.group(1).split(" "));
        }
        assertThat(html).doesNotContainPattern("<img(?![^>]*\\salt=)");
    }

    @Test
    void aQuestionIsTextWhateverItLooksLike() throws Exception {
        for (String name : List.of("show-markup", "new-error", "list", "credits")) {
            assertThat(render(name, true))
                    .doesNotContain("<script>alert", "<b>", "<i>")
                    .contains("&lt;script&gt;");
        }
    }

    @Test
    void onlyAReadingOnItsWayIsFollowed() throws Exception {
        assertThat(render("show-live", true))
                .contains(
                        "<noscript><meta http-equiv=\"refresh\" content=\"2;url=/readings/" + Samples.ID
                                + "\"></noscript>",
                        "data-stream=\"/api/readings/" + Samples.ID + "/stream?pace=live\"",
                        "aria-busy=\"true\"",
                        "js/stream.js");
        assertThat(render("show-single", true))
                .doesNotContain("refresh", "data-stream", "aria-busy", "js/stream.js", "turn-1");
    }

    @Test
    void everyCardIsNamedWithItsPlaceAndOrientation() throws Exception {
        String html = render("show-celtic_cross", true);

        Samples.drawn(app.alembic.spread.Spread.CELTIC_CROSS)
                .forEach(card -> assertThat(html)
                        .contains(
                                card.position().label(),
                                ">" + card.card().name() + "</a>, " + (card.reversed() ? "reversed" : "upright")));
    }

    @Test
    void aFailedReadingSaysThatThePriceHasComeBack() throws Exception {
        assertThat(render("show-failed", true))
                .contains("The price has come back")
                .doesNotContain("id=\"interpretation\"");
    }

    private static String render(String name, boolean signedIn) throws Exception {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        Samples.Sample sample = Samples.all().get(name);
        Map<String, Object> parameters = new HashMap<>(sample.parameters());
        parameters.put(
                "page",
                new Page(
                        "/here",
                        signedIn,
                        new DefaultCsrfToken("X-XSRF-TOKEN", "_csrf", "a-token"),
                        messages,
                        new Assets()));
        var output = new StringOutput();
        TEMPLATES.render(sample.template() + ".jte", parameters, output);
        return output.toString();
    }
}
