package app.alembic.safety;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whom to turn to, per peril, from {@code safety/resources.yml}. */
final class Resources {

    private final LocalDate reviewed;
    private final List<Resource> all = new ArrayList<>();
    private final Map<Peril, List<Resource>> byPeril = new EnumMap<>(Peril.class);

    Resources() {
        var file = Yaml.read("resources.yml");
        reviewed = LocalDate.parse(Yaml.text(file, "reviewed"));
        for (var entry : Yaml.entries(file, "resources")) {
            var resource = new Resource(
                    Yaml.text(entry, "country"),
                    Yaml.text(entry, "name"),
                    Yaml.text(entry, "how"),
                    Yaml.text(entry, "url"));
            all.add(resource);
            for (var peril : Yaml.text(entry, "helps").split(" ")) {
                byPeril.computeIfAbsent(Peril.valueOf(peril.toUpperCase(Locale.ROOT)), _ -> new ArrayList<>())
                        .add(resource);
            }
        }
    }

    LocalDate reviewed() {
        return reviewed;
    }

    List<Resource> all() {
        return List.copyOf(all);
    }

    List<Resource> of(Peril peril) {
        return List.copyOf(byPeril.getOrDefault(peril, List.of()));
    }
}
