package app.alembic.schema;

import app.alembic.database.DatabaseUnusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checkout of the sources, as far as the schema goes.
 *
 * @param schema the folder with the schema as it should be, one file per table
 * @param migrations the folder with the steps that lead there
 */
public record Checkout(Path schema, Path migrations) {

    /** @throws DatabaseUnusable if {@code folder} is no checkout */
    public static Checkout at(Path folder) {
        var checkout = new Checkout(folder.resolve("schema"), folder.resolve("src/main/resources/migrations"));
        if (!Files.isDirectory(checkout.schema) || !Files.isDirectory(checkout.migrations)) {
            throw new DatabaseUnusable(
                    "%s is no checkout of Alembic (it has no schema/ and src/main/resources/migrations/); run this in one."
                            .formatted(folder.toAbsolutePath().normalize()));
        }
        return checkout;
    }

    /** Whether {@code folder} is one. */
    public static boolean isAt(Path folder) {
        return Files.isDirectory(folder.resolve("schema"))
                && Files.isDirectory(folder.resolve("src/main/resources/migrations"));
    }

    Migrations steps() {
        return Migrations.in(migrations);
    }

    /** One file of {@code schema/}. */
    record SchemaFile(String name, String sql) {}

    List<SchemaFile> files() {
        try (Stream<Path> files = Files.list(schema)) {
            var found = new ArrayList<SchemaFile>();
            for (Path file : files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                found.add(new SchemaFile("schema/" + file.getFileName(), Files.readString(file)));
            }
            return List.copyOf(found);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
