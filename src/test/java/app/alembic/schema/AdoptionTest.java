package app.alembic.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.alembic.database.ConnectionUrl;
import app.alembic.database.ConnectionUrls;
import app.alembic.database.DatabaseUnusable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A database in which somebody ran the data model's own SQL, and lived on it for a while. */
@ParameterizedClass
@EnumSource(
        value = Place.class,
        names = {"SUPABASE_15_EVERYTHING_GRANTED", "SUPABASE_18_NOTHING_GRANTED"})
class AdoptionTest {

    private static final String ALICE = "00000000-0000-4000-8000-00000000000a";
    private static final String BOB = "00000000-0000-4000-8000-00000000000b";
    private static final String READING = "00000000-0000-4000-8000-0000000000aa";

    @Parameter
    private Place place;

    private ConnectionUrls urls;
    private ConnectionUrl owner;

    @BeforeEach
    void theSeed() throws Exception {
        urls = place.untouched();
        owner = urls.owner();
        execute(owner, Files.readString(Path.of("src/test/resources/seed/data-model.sql")));
        execute(place.authService(urls), """
                INSERT INTO auth.users (id, email) VALUES ('%s', 'alice@example.org'), ('%s', 'bob@example.org')
                """.formatted(ALICE, BOB));
        execute(owner, """
                INSERT INTO public.users (id, email, tier, credits, preferences)
                VALUES ('%1$s', 'alice@example.org', 'seeker', 7, NULL);
                INSERT INTO public.readings (id, user_id, question, spread_type, cards, interpretation, created_at)
                VALUES ('%2$s', '%1$s', 'What now?', 'single',
                    '[{"id": "major_0", "name": "The Fool", "position": "Focus", "reversed": false}]', 'A beginning.',
                    '2026-01-02T03:04:05Z');
                INSERT INTO public.reading_messages (reading_id, role, content) VALUES ('%2$s', 'user', 'And then?');
                INSERT INTO public.subscriptions (user_id, stripe_customer_id, status, plan)
                VALUES ('%1$s', 'cus_1', 'active', 'seeker');
                INSERT INTO public.credit_transactions (user_id, amount, type) VALUES ('%1$s', 20, 'purchase'),
                    ('%1$s', -1, 'usage');
                INSERT INTO public.llm_usage (user_id, reading_id, model, provider, input_tokens, output_tokens,
                    total_tokens, cost_usd, latency_ms)
                VALUES ('%1$s', '%2$s', 'neural-chat', 'ollama', 10, 20, 30, 0, 900);
                """.formatted(ALICE, READING));
    }

    @Test
    void isTakenOverWithEverythingInItAndEndsAtTheSameSchema() throws Exception {
        assertThat(adoption().deed()).contains("1 people and 1 readings").doesNotContain("password");

        adoption().adopt();
        history().upgradeToHead();

        assertThat(Catalogue.of(owner)).isEqualTo(Catalogue.of(place.migrated().owner()));
        assertThat(text("SELECT tier || credits || preferences FROM public.users WHERE id = '%s'".formatted(ALICE)))
                .isEqualTo("seeker7{}");
        assertThat(text("SELECT concat_ws(' ', drawn, created_at AT TIME ZONE 'UTC', keep_until - created_at)"
                        + " FROM public.readings"))
                .isEqualTo("t 2026-01-02 03:04:05 2 years".replace("2 years", "730 days"));
        assertThat(text("SELECT string_agg(content, '') FROM public.reading_messages"))
                .isEqualTo("And then?");
        assertThat(text("SELECT string_agg(status, '') FROM public.subscriptions"))
                .isEqualTo("active");
        assertThat(text("SELECT count(*) FROM public.llm_usage WHERE reading_id = '%s'".formatted(READING)))
                .isEqualTo("1");
        assertThat(text(
                        "SELECT concat_ws(' ', tier, provider, model, calls, input_tokens, output_tokens, unpriced_calls)"
                                + " FROM public.usage_days"))
                .isEqualTo("seeker ollama neural-chat 1 10 20 0");
    }

    @Test
    void everyBalanceIsTheSumOfItsLedgerAfterwards() throws Exception {
        adoption().adopt();

        assertThat(text("SELECT string_agg(amount::text, ' ' ORDER BY amount) FROM public.credit_transactions"
                        + " WHERE user_id = '%s'".formatted(ALICE)))
                .isEqualTo("-12 -1 20");
        assertThat(text("SELECT credits FROM public.users WHERE id = '%s'".formatted(BOB)))
                .as("Bob had an account and no profile")
                .isEqualTo("3");
        assertThat(text("SELECT count(*) FROM public.users u WHERE credits <>"
                        + " (SELECT sum(amount) FROM public.credit_transactions WHERE user_id = u.id)"))
                .isEqualTo("0");
    }

    @Test
    void withoutBeingAskedNothingIsTakenOver() throws Exception {
        List<String> before = Catalogue.of(owner);

        assertThatThrownBy(() -> history().upgradeToHead())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("already exists")
                .hasMessageContaining("alembic upgrade --adopt");
        assertThat(Catalogue.of(owner))
                .filteredOn(line -> !line.contains("alembic."))
                .isEqualTo(before);
    }

    @Test
    void tablesOfOtherShapesAreLeftAlone() throws Exception {
        execute(owner, "ALTER TABLE public.users ALTER COLUMN credits TYPE bigint");
        execute(owner, "ALTER TABLE public.readings ADD COLUMN mood text");

        assertThatThrownBy(() -> adoption().adopt())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("not those of the data model")
                .hasMessageContaining("+ table readings column mood text");
        assertThat(text("SELECT count(*) FROM public.readings")).isEqualTo("1");
    }

    @Test
    void aRowThatBreaksARuleStopsItAndNothingIsChanged() throws Exception {
        execute(owner, "UPDATE public.readings SET question = ' '");
        List<String> before = Catalogue.of(owner);

        assertThatThrownBy(() -> adoption().adopt())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("readings_question_bounded")
                .hasMessageContaining("Mend or remove the rows");
        assertThat(Catalogue.of(owner)).isEqualTo(before);
    }

    @Test
    void whatIsAlembicsAlreadyIsNotTakenOverAgain() {
        adoption().adopt();

        assertThatThrownBy(() -> adoption().adopt())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("Alembic's already");
    }

    private Adoption adoption() {
        return new Adoption(owner, Migrations.ofThisBuild());
    }

    private SchemaHistory history() {
        return new SchemaHistory(owner, Migrations.ofThisBuild());
    }

    private String text(String query) throws Exception {
        try (Connection connection = owner.connect();
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(ConnectionUrl url, String sql) throws Exception {
        try (Connection connection = url.connect()) {
            connection.createStatement().execute(sql);
        }
    }
}
