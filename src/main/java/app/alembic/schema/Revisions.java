package app.alembic.schema;

import app.alembic.database.DatabaseUnusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the next step of the history into a checkout, by hand or drafted from {@code schema/}. */
public final class Revisions {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Clock clock;

    public Revisions(Clock clock) {
        this.clock = clock;
    }

    /**
     * A file that was written.
     *
     * @param losses what the step and its undo take away, as phrases
     * @param unseen what of the difference the draft does not bring about, to be written by hand
     */
    public record Written(Path file, List<String> losses, List<String> unseen) {}

    /** Writes a step with nothing in it yet. */
    public Written empty(Checkout checkout, String title) {
        return write(
                checkout,
                title,
                false,
                "-- What leads there.",
                "-- What leads back from there, exactly: the tests go up, back and up again.",
                List.of());
    }

    /** Drafts the step from the head of the migrations to {@code schema/}; writes nothing where they are the same. */
    public Optional<Written> drafted(Checkout checkout, String title) {
        return ScratchServer.during(server -> drafted(server, checkout, title));
    }

    Optional<Written> drafted(ScratchServer server, Checkout checkout, String title) {
        SchemaDifference difference = SchemaDifference.of(server, checkout);
        if (difference.isEmpty()) {
            return Optional.empty();
        }
        String up = Draft.between(difference.head(), difference.wanted());
        String undo = Draft.between(difference.wanted(), difference.head());
        List<String> unseen = tryOut(difference, up, undo);
        return Optional.of(write(checkout, title, difference.isOfAuthAlone(), up, undo, unseen));
    }

    /** What of {@code schema/} the migrations do not lead to, and the reverse: "+ line" and "- line". */
    public List<String> differences(Checkout checkout) {
        return ScratchServer.during(
                server -> SchemaDifference.of(server, checkout).lines());
    }

    /** Walks the draft there and back; what the way there leaves over is for a person to write. */
    private static List<String> tryOut(SchemaDifference difference, String up, String undo) {
        var left = new ArrayList<String>();
        try {
            List<String> before = Catalogue.of(difference.head().url());
            difference.head().run("The draft", up);
            left.addAll(SchemaDifference.lines(
                    Catalogue.of(difference.head().url()),
                    Catalogue.of(difference.wanted().url())));
            difference.head().run("The draft's undo", undo);
            SchemaDifference.lines(Catalogue.of(difference.head().url()), before)
                    .forEach(line -> left.add("after the undo " + line));
        } catch (DatabaseUnusable failure) {
            left.add(failure.getMessage());
        } catch (SQLException failure) {
            throw FailedStep.of("The draft cannot be tried", null, failure);
        }
        return left;
    }

    private Written write(
            Checkout checkout, String title, boolean isOfAuthAlone, String up, String undo, List<String> unseen) {
        String revision = clock.instant().atOffset(ZoneOffset.UTC).format(MOMENT);
        var losses = new ArrayList<String>();
        Loss.of(up).forEach(loss -> losses.add(loss.phrase()));
        Loss.of(undo).forEach(loss -> losses.add("on the way back " + loss.phrase()));
        var text = new StringBuilder("-- revision: %s%n-- follows: %s%n-- title: %s%n"
                .formatted(revision, checkout.steps().head(), title.strip()));
        if (isOfAuthAlone) {
            text.append("-- where: own auth\n");
        }
        losses.forEach(loss -> text.append("-- loses: ").append(loss).append('\n'));
        unseen.forEach(line -> text.append("-- by hand: ").append(line).append('\n'));
        text.append("%n-- up%n%n%s%n%n-- undo%n%n%s%n".formatted(up, undo));
        Path file = checkout.migrations().resolve("%s_%s.sql".formatted(revision, slug(title)));
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return new Written(file, List.copyOf(losses), unseen);
    }

    private static String slug(String title) {
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return slug.isEmpty() ? "step" : slug.substring(0, Math.min(slug.length(), 60));
    }
}
