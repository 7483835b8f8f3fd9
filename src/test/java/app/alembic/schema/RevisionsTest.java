package app.alembic.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.alembic.database.DatabaseUnusable;
import app.alembic.schema.Revisions.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class RevisionsTest {

    private final Revisions revisions =
            new Revisions(Clock.fixed(Instant.parse("2031-02-03T04:05:06Z"), ZoneOffset.UTC));

    @TempDir
    Path folder;

    private Checkout checkout;

    /** A checkout like this one. */
    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("schema"), folder.resolve("schema"));
        FileSystemUtils.copyRecursively(
                Path.of("src/main/resources/migrations"), folder.resolve("src/main/resources/migrations"));
        checkout = Checkout.at(folder);
    }

    @Test
    void theSchemaFolderSaysWhereTheMigrationsLead() {
        assertThat(SchemaDifference.of(TestServer.scratch(), Checkout.at(Path.of(".")))
                        .lines())
                .isEmpty();
    }

    @Test
    void anEmptyDifferenceWritesNothing() throws IOException {
        long before = files();

        assertThat(drafted("Nothing new")).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    /** Each kind of thing that a schema is made of, added, changed and taken away. */
    @Test
    void whatASchemaIsMadeOfIsSeenInBothDirections() throws Exception {
        write("notes.sql", """
                CREATE TABLE public.notes (
                    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
                    user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
                    number integer GENERATED ALWAYS AS IDENTITY,
                    text text NOT NULL CHECK (length(text) <= 2000)
                );
                COMMENT ON TABLE public.notes IS 'What somebody''s notes are.';
                CREATE INDEX idx_notes_user_id ON public.notes (user_id, id DESC);
                ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
                CREATE POLICY "Users can view own notes" ON public.notes FOR SELECT TO authenticated
                    USING ((SELECT auth.uid()) = user_id);
                CREATE VIEW public.my_notes WITH (security_invoker) AS SELECT id, text FROM public.notes;
                CREATE FUNCTION public.count_notes() RETURNS bigint
                    LANGUAGE sql STABLE SET search_path = '' AS 'SELECT count(*) FROM public.notes';
                CREATE TRIGGER check_notes BEFORE UPDATE ON public.notes
                    FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
                REVOKE ALL ON public.notes, public.my_notes FROM PUBLIC, anon, authenticated, service_role;
                REVOKE ALL ON FUNCTION public.count_notes() FROM PUBLIC, anon, authenticated, service_role;
                GRANT SELECT, INSERT (user_id, text) ON public.notes TO authenticated;
                GRANT SELECT ON public.my_notes TO authenticated;
                GRANT EXECUTE ON FUNCTION public.count_notes() TO service_role;
                ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO service_role;
                """);
        change("daily_draws.sql", "draws integer NOT NULL", "draws bigint NOT NULL DEFAULT 1");
        change("daily_draws.sql", "FOR SELECT TO authenticated USING \\(false\\)", "TO authenticated USING (false)");
        change("subscriptions.sql", "    stripe_status text,\n", "");
        change("subscriptions.sql", "COMMENT ON COLUMN public.subscriptions.stripe_status[^\n]*\n", "");
        change("credit_transactions.sql", "length\\(description\\) <= 500", "length(description) <= 400");
        change("credit_transactions.sql", "takes a person and an amount", "wants a person and an amount");
        change("users.sql", "GRANT SELECT, UPDATE \\(preferences\\) ON public.users TO authenticated;", "");
        change("readings.sql", "CREATE INDEX idx_readings_created_at [^;]*;", "");

        Written written = drafted("Notes & others").orElseThrow();

        assertThat(written.file().getFileName()).hasToString("20310203040506_notes_others.sql");
        assertThat(written.unseen()).isEmpty();
        assertThat(written.losses())
                .contains(
                        "the column public.subscriptions.stripe_status with its values",
                        "what of public.daily_draws.draws does not fit its new type",
                        "on the way back the rows of public.notes");
        assertThat(Files.readString(written.file()))
                .startsWith("-- revision: 20310203040506\n-- follows: 2")
                .contains("-- loses: the column public.subscriptions.stripe_status with its values\n")
                .doesNotContain("OWNER TO", "search_path = pg_catalog");
        assertThat(drafted("Once more")).isEmpty();
    }

    @Test
    void aStepOfAuthAloneIsMarkedForSupabaseLeavesItOut() throws IOException {
        change("auth.sessions.sql", "length\\(user_agent\\) <= 512", "length(user_agent) <= 600");

        assertThat(Files.readString(
                        drafted("Longer names of browsers").orElseThrow().file()))
                .contains("\n-- where: own auth\n");
    }

    @Test
    void aStepOfAuthAndOthersIsToBeTwo() throws IOException {
        change("auth.sessions.sql", "length\\(user_agent\\) <= 512", "length(user_agent) <= 600");
        change("readings.sql", "CREATE INDEX idx_readings_created_at [^;]*;", "");

        assertThatThrownBy(() -> drafted("Both"))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("make it two steps");
    }

    @Test
    void aMistakeInTheSchemaFolderNamesFileAndLine() throws IOException {
        write("notes.sql", "-- Notes.\n\nCREATE TABLE public.notes (id uuid PRIMRY KEY);\n");

        assertThatThrownBy(() -> drafted("Notes"))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("schema/notes.sql, line 3")
                .hasMessageContaining("syntax error");
    }

    @Test
    void aStepByHandIsAFormToFillIn() throws IOException {
        Written written = revisions.empty(checkout, "By hand");

        assertThat(Migrations.in(checkout.migrations()).head()).isEqualTo("20310203040506");
        assertThat(written.losses()).isEmpty();
    }

    private Optional<Written> drafted(String title) {
        return revisions.drafted(TestServer.scratch(), checkout, title);
    }

    private long files() throws IOException {
        try (var files = Files.list(checkout.migrations())) {
            return files.count();
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(checkout.schema().resolve(file), text);
    }

    private void change(String file, String pattern, String replacement) throws IOException {
        String before = Files.readString(checkout.schema().resolve(file));
        String after = before.replaceAll(pattern, replacement);
        assertThat(after).isNotEqualTo(before);
        write(file, after);
    }
}
