package app.alembic.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;

/**
 * A file of ours that browsers ask for.
 *
 * @param name under {@code /assets/{version}/}, for example {@code css/alembic.css}
 * @param etag weak, because the server compresses text on its way
 */
record Asset(String name, MediaType type, byte[] content, String etag) {

    static Asset read(String name, Resource file) {
        try {
            byte[] content = file.getContentAsByteArray();
            return new Asset(name, typeOf(name), content, "W/\"" + hash(content) + "\"");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String hash(byte[]... contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] content : contents) {
                digest.update(content);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MediaType typeOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> MediaType.parseMediaType("text/css;charset=UTF-8");
            case "js" -> MediaType.parseMediaType("text/javascript;charset=UTF-8");
            case "svg" -> MediaType.parseMediaType("image/svg+xml");
            default -> throw new IllegalArgumentException("no type is known for " + name);
        };
    }
}
