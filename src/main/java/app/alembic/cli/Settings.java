package app.alembic.cli;

import app.alembic.problem.WrongSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** The settings in force. {@code application.yml} names every one there is; another name under {@code alembic.} is a slip. */
final class Settings {

    private static final String PREFIX = "alembic.";
    private static final String ENVIRONMENT_PREFIX = "ALEMBIC_";

    /** Read by the launcher, before there is a JVM. */
    private static final String LAUNCHER_OPTION = "ALEMBIC_JAVA_OPTIONS";

    /** Set by commands for themselves. */
    private static final String INTERNAL = "alembic.internal.";

    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?<=//)([^:@/]*):[^@]*@");

    private static final Pattern BORROWED_NAME = Pattern.compile("\\$\\{(?<variable>[A-Z_]+):.*}");

    private final ConfigurableEnvironment environment;

    Settings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /**
     * One setting.
     *
     * @param value secrets masked
     * @param origin "default", "environment", "command line" or a file's name
     */
    record Setting(String name, String value, String origin) {}

    List<Setting> inForce() {
        var settings = new ArrayList<Setting>();
        for (String name : known()) {
            String value = environment.getProperty(name, "");
            settings.add(new Setting(name, masked(name, value), origin(name)));
        }
        return settings;
    }

    /** @throws WrongSetting if a name under {@code alembic.} is set that does not exist */
    void refuseUnknown() {
        TreeSet<String> known = known();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (!(source instanceof EnumerablePropertySource<?> names)) {
                continue;
            }
            for (String name : names.getPropertyNames()) {
                if (name.startsWith(PREFIX) && !name.startsWith(INTERNAL) && !known.contains(plain(name))) {
                    throw new WrongSetting(
                            "There is no setting `%s`; did you mean `%s`?".formatted(name, nearest(name, known)));
                }
                if (name.startsWith(ENVIRONMENT_PREFIX)
                        && !name.equals(LAUNCHER_OPTION)
                        && known.stream().noneMatch(key -> variable(key).equals(name))) {
                    throw new WrongSetting("There is no setting %s; did you mean %s?"
                            .formatted(name, variable(nearest(dotted(name), known))));
                }
            }
        }
    }

    /**
     * As an environment variable: {@code alembic.database.url} is ALEMBIC_DATABASE_URL. Where others have given a setting
     * its name, as Supabase has, the default says so: {@code ${SUPABASE_URL:}}.
     */
    private String variable(String name) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (isDefaults(source) && source.getProperty(name) != null) {
                Matcher borrowed = BORROWED_NAME.matcher(String.valueOf(source.getProperty(name)));
                if (borrowed.matches()) {
                    return borrowed.group("variable");
                }
            }
        }
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
    }

    private TreeSet<String> known() {
        var known = new TreeSet<String>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (isDefaults(source) && source instanceof EnumerablePropertySource<?> names) {
                for (String name : names.getPropertyNames()) {
                    if (name.startsWith(PREFIX)) {
                        known.add(plain(name));
                    }
                }
            }
        }
        return known;
    }

    private String origin(String name) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (isDefaults(source)) {
                return "default";
            }
            // Spring's view over all the others would claim everything.
            if (source.getName().equals("configurationProperties")) {
                continue;
            }
            if (source.containsProperty(name)
                    || (source.getName().equals("systemEnvironment") && source.containsProperty(variable(name)))) {
                return switch (source.getName()) {
                    case "systemEnvironment" -> "environment " + variable(name);
                    case "commandLineArgs" -> "command line";
                    default -> source.getName();
                };
            }
        }
        return "default";
    }

    private static boolean isDefaults(PropertySource<?> source) {
        return source.getName().contains("class path resource [application.yml]");
    }

    private static String masked(String name, String value) {
        if (name.endsWith(".secret") || name.endsWith("key")) {
            return value.isEmpty() ? "" : "***";
        }
        return PASSWORD_IN_URL.matcher(value).replaceAll("$1:***@");
    }

    private static String plain(String name) {
        int bracket = name.indexOf('[');
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    private static String dotted(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static String nearest(String name, TreeSet<String> known) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(name, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best(best);
    }

    private static String best(@Nullable String found) {
        return found == null ? PREFIX + "port" : found;
    }

    /** Levenshtein: how many letters to add, drop or change. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
