package app.alembic.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.web.PageSamples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src", "main", "jte");

    static List<Sample> pages() {
        return PageSamples.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void standsUnderAStrictContentSecurityPolicy(Sample page) {
        String html = PageSamples.render(page);

        assertThat(html).doesNotContainPattern("\\sstyle=|<style|\\son[a-z]+=|javascript:");
        assertThat(found(html, "<script[^>]*>[^<]*"))
                .allSatisfy(script -> assertThat(script).matches("<script (type=\"module\"|defer) src=\"/[^\"]+\">"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isCompleteAndInOrder(Sample page) {
        String html = PageSamples.render(page);
        List<String> ids = found(html, "\\sid=\"[^\"]+");

        assertThat(html).startsWith("<!doctype html>").contains("<html lang=\"en\">", "href=\"#main\"");
        assertThat(found(html, "<h1")).hasSize(1);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().map(id -> id.substring(5)).toList())
                .as("what labels and descriptions refer to")
                .containsAll(found(html, "(?<=\\s(for|aria-labelledby|aria-describedby)=\")[^\"]+").stream()
                        .flatMap(value -> Stream.of(value.split(" ")))
                        .toList());
        assertThat(found(html, "<img(?![^>]* alt=)[^>]*>")).isEmpty();
        assertThat(found(html, "<form[^>]* method=\"post\""))
                .hasSameSizeAs(found(html, "name=\"_csrf\" value=\"a-token\""));
        assertThat(html).doesNotContainPattern("\\{\\d+[,}]|\\?\\?|@(if|for|template)");
    }

    @Test
    void everyQuestionIsShownAsText() {
        List<String> asked = pages().stream()
                .filter(page -> PageSamples.QUESTION.equals(page.params().get("question"))
                        || page.name().equals("list"))
                .map(PageSamples::render)
                .toList();

        assertThat(asked)
                .hasSizeGreaterThan(8)
                .allSatisfy(html ->
                        assertThat(html).contains("&lt;script&gt;alert(").doesNotContain("<script>"));
    }

    @Test
    void everyPageIsLookedAt() throws IOException {
        List<String> templates = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains("@template.web.layout(")) {
                    templates.add(TEMPLATES
                            .relativize(file)
                            .toString()
                            .replace('\\', '/')
                            .replace(".jte", ""));
                }
            }
        }

        assertThat(pages().stream().map(Sample::template)).containsAll(templates);
    }

    private static List<String> found(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
