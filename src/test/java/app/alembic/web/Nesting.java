package app.alembic.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether every element of a page is closed where it should be, and no block stands in a paragraph. */
final class Nesting {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>");
    private static final Set<String> EMPTY = Set.of("meta", "link", "input", "img", "br");
    private static final Set<String> BLOCKS = Set.of(
            "p", "div", "ul", "ol", "dl", "table", "section", "form", "h1", "h2", "details", "fieldset", "aside");

    private Nesting() {}

    /** @return the first thing that is wrong, or an empty string */
    static String fault(String html) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(html);
        while (tag.find()) {
            String name = tag.group(2);
            if (tag.group(1).equals("/")) {
                if (open.isEmpty() || !open.peek().equals(name)) {
                    return "</" + name + "> closes " + open.peek() + " near " + near(html, tag.start());
                }
                open.pop();
            } else if (!EMPTY.contains(name) && !tag.group(3).endsWith("/")) {
                if (BLOCKS.contains(name) && open.contains("p")) {
                    return name + " in a paragraph near " + near(html, tag.start());
                }
                open.push(name);
            }
        }
        return open.isEmpty() ? "" : "never closed: " + open;
    }

    private static String near(String html, int place) {
        return html.substring(Math.max(0, place - 80), Math.min(html.length(), place + 80));
    }
}
