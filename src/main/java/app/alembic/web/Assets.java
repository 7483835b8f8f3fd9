package app.alembic.web;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Styles, scripts and drawings, all held in memory under one version: the hash of their contents. With the version in
 * front of the name, scripts import one another by relative names and every file may be kept for ever.
 */
@Component
class Assets {

    private static final String FOLDER = "static/";
    private static final String HTMX = "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";

    private final Map<String, Asset> assets = new TreeMap<>();
    private final Map<String, Asset> pictures = new TreeMap<>();
    private final String version;

    Assets() throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        for (String folder : new String[] {"css/", "js/", ""}) {
            for (Resource file : resources.getResources("classpath*:" + FOLDER + folder + "*.*")) {
                add(assets, folder + file.getFilename(), file);
            }
        }
        for (Resource htmx : resources.getResources(HTMX)) {
            add(assets, "js/htmx.js", htmx);
        }
        for (Resource file : resources.getResources("classpath*:" + FOLDER + "cards/*.svg")) {
            add(pictures, Objects.requireNonNull(file.getFilename()), file);
        }
        version = Asset.hash(assets.values().stream().map(Asset::content).toArray(byte[][]::new));
    }

    String version() {
        return version;
    }

    /** @throws IllegalArgumentException if there is no such file, so that a test of the page sees it */
    String url(String name) {
        if (!assets.containsKey(name)) {
            throw new IllegalArgumentException("no asset is called " + name);
        }
        return "/assets/" + version + "/" + name;
    }

    /** Only what was found at start can be asked for, so no name leads elsewhere. */
    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** The picture of a card, or {@code back}. */
    Optional<Asset> picture(String card) {
        return Optional.ofNullable(pictures.get(card + ".svg"));
    }

    private static void add(Map<String, Asset> to, String name, Resource file) {
        to.put(name, Asset.read(name, file));
    }
}
