package app.alembic.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The data files under {@code safety/}; a missing file or key stops the start with its name. */
final class Yaml {

    private Yaml() {}

    static Map<String, Object> read(String name) {
        try (InputStream file = Yaml.class.getResourceAsStream("/safety/" + name)) {
            if (file == null) throw new IllegalStateException("safety/" + name + " is missing from the build");
            return new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Map<String, Object> entry, String key) {
        return required(entry, key).toString().strip();
    }

    @SuppressWarnings("unchecked") // the shape of a file in the build; a wrong one fails at the first start
    static Map<String, Object> map(Map<String, Object> entry, String key) {
        return (Map<String, Object>) required(entry, key);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> entries(Map<String, Object> entry, String key) {
        return (List<Map<String, Object>>) required(entry, key);
    }

    private static Object required(Map<String, Object> entry, String key) {
        var value = entry.get(key);
        if (value == null) throw new IllegalStateException("no \"%s\" in %s".formatted(key, entry.keySet()));
        return value;
    }
}
