package app.alembic.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text under {@code prompts/} with slots: names in braces, lower case. What fills a slot is never read for slots. */
final class Template {

    private static final Pattern SLOT = Pattern.compile("\\{([a-z_]+)}");

    private final String name;
    private final String text;

    /** @throws IllegalStateException if the text's slots are not exactly {@code slots}: nothing starts with a wrong prompt */
    Template(String name, String text, Set<String> slots) {
        this.name = name;
        this.text = text.strip();
        Set<String> found =
                SLOT.matcher(text).results().map(slot -> slot.group(1)).collect(Collectors.toSet());
        if (!found.equals(slots)) {
            throw new IllegalStateException(
                    "prompts/%s has the slots %s, but what fills it knows %s".formatted(name, found, slots));
        }
    }

    static Template load(String name, String... slots) {
        try (InputStream file = Template.class.getResourceAsStream("/prompts/" + name)) {
            if (file == null) {
                throw new IllegalStateException("prompts/%s is missing from the build".formatted(name));
            }
            return new Template(name, new String(file.readAllBytes(), StandardCharsets.UTF_8), Set.of(slots));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String fill(Map<String, String> values) {
        return SLOT.matcher(text).replaceAll(slot -> Matcher.quoteReplacement(value(slot, values)));
    }

    private String value(MatchResult slot, Map<String, String> values) {
        String value = values.get(slot.group(1));
        if (value == null) {
            throw new IllegalStateException("nothing fills {%s} of prompts/%s".formatted(slot.group(1), name));
        }
        return value;
    }
}
