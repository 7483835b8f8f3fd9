package app.alembic.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Style, scripts and pictures: read once at start, each with the hash of its content. Pages link to the hashed address,
 * which may be kept for ever; card pictures keep their plain address and are asked for again after a day.
 */
@Component
final class Assets {

    private static final String ROOT = "static/";
    private static final String HTMX = "META-INF/resources/webjars/htmx.org/";

    private final Map<String, Asset> byPath = new HashMap<>();

    Assets() throws IOException {
        var resources = new PathMatchingResourcePatternResolver(Assets.class.getClassLoader());
        for (Resource file : resources.getResources("classpath*:/" + ROOT + "**/*.*")) {
            String url = file.getURL().toString();
            add(url.substring(url.lastIndexOf("/" + ROOT) + ROOT.length() + 1), file);
        }
        for (Resource file : resources.getResources("classpath*:/" + HTMX + "*/dist/htmx.min.js")) {
            add("js/htmx.js", file);
        }
    }

    /** @param hash of the content, in the address that may be kept for ever */
    private record Asset(byte[] content, String hash, MediaType type) {}

    private void add(String path, Resource file) throws IOException {
        byte[] content = file.getContentAsByteArray();
        MediaType type = MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM);
        byPath.put(path, new Asset(content, hash(content), type));
    }

    /** Where pages find it: {@code css/alembic.css} becomes {@code /assets/3f2a…/css/alembic.css}. */
    String url(String path) {
        Asset asset = byPath.get(path);
        if (asset == null) {
            throw new IllegalArgumentException("there is no asset " + path);
        }
        return "/assets/%s/%s".formatted(asset.hash(), path);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @RestController
    static final class Addresses {

        private static final CacheControl FOR_EVER =
                CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        private static final CacheControl A_DAY =
                CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

        private final Assets assets;

        Addresses(Assets assets) {
            this.assets = assets;
        }

        @GetMapping({"/assets/{hash}/{name}", "/assets/{hash}/{folder}/{name}"})
        ResponseEntity<byte[]> hashed(HttpServletRequest request) {
            String[] parts =
                    request.getRequestURI().substring("/assets/".length()).split("/", 2);
            Asset asset = assets.byPath.get(parts[1]);
            return asset == null || !asset.hash().equals(parts[0])
                    ? ResponseEntity.notFound().build()
                    : answer(request, asset, FOR_EVER);
        }

        @GetMapping({"/cards/{name:[a-z0-9_]+}.svg", "/favicon.svg", "/favicon.ico"})
        ResponseEntity<byte[]> plain(HttpServletRequest request) {
            String path = request.getRequestURI().substring(1).replace("favicon.ico", "favicon.svg");
            Asset asset = assets.byPath.get(path);
            return asset == null ? ResponseEntity.notFound().build() : answer(request, asset, A_DAY);
        }

        private static ResponseEntity<byte[]> answer(HttpServletRequest request, Asset asset, CacheControl keep) {
            String etag = "\"" + asset.hash() + "\"";
            boolean known = new ServletWebRequest(request).checkNotModified(etag);
            ResponseEntity.BodyBuilder response = (known ? ResponseEntity.status(304) : ResponseEntity.ok())
                    .eTag(etag)
                    .cacheControl(keep);
            @Nullable byte[] body = known ? null : asset.content();
            return response.contentType(asset.type()).body(body);
        }
    }
}
