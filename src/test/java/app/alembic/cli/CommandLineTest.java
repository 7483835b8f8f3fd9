package app.alembic.cli;

import static app.alembic.cli.Typed.run;
import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.ConnectionUrls;
import app.alembic.schema.TestServer;
import app.alembic.testing.ServiceProcess;
import app.alembic.testing.ServiceProcess.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands, in this process, on a database of their own: what they print, and how they end. */
class CommandLineTest {

    private final ConnectionUrls urls = TestServer.migrated();

    @TempDir
    private Path folder;

    @BeforeEach
    void pointAtTheDatabase() {
        System.setProperty("alembic.database.url", urls.authenticator().toString());
        System.setProperty("alembic.migration.url", urls.owner().toString());
    }

    @AfterEach
    void pointAtNothing() {
        System.clearProperty("alembic.database.url");
        System.clearProperty("alembic.migration.url");
        System.clearProperty("alembic.prot");
        System.clearProperty("alembic.oracles");
        System.clearProperty("alembic.supabase.url");
        System.clearProperty("alembic.supabase.anon-key");
        System.clearProperty("alembic.supabase.service-role-key");
        System.clearProperty("ALEMBIC_SUPABASE_URL");
    }

    @Test
    void aReceiptIsVerifiedOffline() throws IOException {
        System.setProperty("alembic.database.url", "postgresql://nobody:x@127.0.0.1:1/nowhere");
        JsonNode vectors = JsonMapper.shared()
                .readTree(Files.readString(Path.of("src", "test", "resources", "draw", "vectors.json")));
        Path file = folder.resolve("receipt.json");
        for (JsonNode vector : vectors.path("receipts")) {
            Files.writeString(file, vector.path("receipt").toString());
            Ended verified = vector.has("noted")
                    ? run(
                            "draw",
                            "verify",
                            file.toString(),
                            "--commitment",
                            vector.path("noted").asString())
                    : run("draw", "verify", file.toString());

            String verdict = vector.path("verdict").asString();
            if (verdict.equals("true")) {
                assertThat(verified.status()).as(verified.err()).isZero();
                assertThat(verified.out())
                        .startsWith("True")
                        .contains(vector.path("receipt")
                                .path("cards")
                                .path(0)
                                .path("name")
                                .asString());
            } else {
                assertThat(verified.status()).isEqualTo(1);
                assertThat(verified.err()).startsWith("alembic: not true (%s). ".formatted(verdict));
            }
        }
        assertThat(run("draw", "verify", folder.resolve("none").toString()).status())
                .isEqualTo(1);
        assertThat(run("draw", "verify").status()).isEqualTo(2);
    }

    @Test
    void peopleAreListedShownPromotedAndDeletedByIdOrAddress() {
        String alice = person("alice");

        assertThat(run("user", "list").out()).contains(alice);
        assertThat(run("user", "show", alice).out())
                .contains("TIER")
                .contains("free")
                .contains("CREDITS");
        assertThat(run("user", "promote", alice, "--yes").status()).isZero();
        assertThat(run("user", "show", alice.toUpperCase(Locale.ROOT)).out()).contains("admin");
        assertThat(run("user", "demote", alice, "--yes").status()).isZero();
        assertThat(run("user", "show", alice).out()).doesNotContain("admin");
        assertThat(run("user", "delete", alice, "--yes").status()).isZero();

        Ended gone = run("user", "show", alice);
        assertThat(gone.status()).isEqualTo(1);
        assertThat(gone.err().lines()).hasSize(1).allMatch(line -> line.contains("nobody of that id or e-mail"));
    }

    @Test
    void creditsAreGrantedWithAReasonThatStandsInTheLedger() {
        String alice = person("alice");

        Ended granted = run("credits", "grant", alice, "5", "--reason", "for the broken lamp", "--yes");

        assertThat(granted.out()).contains("Balance: 8");
        assertThat(run("credits", "show", alice).out())
                .contains("Balance: 8")
                .contains("+5")
                .contains("for the broken lamp");
    }

    @Test
    void whatChangesSomethingAsksFirstAndNobodyToAskMeansNo() {
        String alice = person("alice");

        Ended asked = run("user", "delete", alice);

        assertThat(asked.status()).isEqualTo(1);
        assertThat(asked.err()).contains("is deleted with all its readings").contains("--yes");
        assertThat(run("user", "show", alice).status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "serve --port 70000",
                "serve --port x",
                "credits grant alice@example.org 0 --reason x",
                "credits grant alice@example.org 5",
                "user show",
                "database url --role king"
            })
    void wrongUsageIsExplainedAndEndsWithTwo(String line) {
        Ended ended = run(line.split(" "));

        assertThat(ended.status()).as(line).isEqualTo(2);
        assertThat(ended.err()).isNotEmpty().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "alembic.prot, 1, There is no setting `alembic.prot`; did you mean `alembic.port`?",
        "alembic.oracles, delphi, ALEMBIC_ORACLES names delphi",
        "ALEMBIC_SUPABASE_URL, https://x.supabase.co, There is no setting ALEMBIC_SUPABASE_URL; did you mean SUPABASE_URL?",
        "alembic.supabase.url, http://x.supabase.co, SUPABASE_URL is not https",
        "alembic.supabase.url, https://x.supabase.co, SUPABASE_ANON_KEY is empty",
        "alembic.database.url, db.example.org, ALEMBIC_DATABASE_URL is not a connection string",
        "alembic.database.url, postgresql://alembic:secret@127.0.0.1:1/alembic, cannot be reached"
    })
    void aSettingThatCannotBeStopsTheStartWithOneSentence(String name, String value, String sentence) {
        System.setProperty(name, value);
        if (name.equals("alembic.database.url")) {
            System.clearProperty("alembic.migration.url");
        }

        Ended ended = run("serve", "--port", "0");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err().lines()).hasSize(1).allMatch(line -> line.contains(sentence));
        assertThat(ended.err()).doesNotContain("secret");
    }

    @Test
    void aFolderThatIsNoneOrFromANewerVersionStopsTheStartWithOneSentence() throws Exception {
        pointAtNothing();
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        Path newer = Files.createDirectory(folder.resolve("newer"));
        Files.writeString(newer.resolve("format"), "99\n");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(Files.createDirectory(other.resolve("postgres")).resolve("PG_VERSION"), "19\n");

        assertSentence(run("serve", "--port", "0", "--data", file.toString()), "cannot be written");
        assertSentence(run("serve", "--port", "0", "--data", newer.toString()), "made by a newer Alembic");
        assertSentence(run("serve", "--port", "0", "--data", other.toString()), "PostgreSQL 19");
        assertSentence(run("database", "url", "--data", folder.resolve("none").toString()), "There is no database in");
    }

    @Test
    void anAddressInUseStopsTheStartWithOneSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertSentence(run("serve", "--port", port), "Port " + port + " is taken");
        }
    }

    @Test
    void accountsThatAreElsewhereThanTheSettingsSayStopTheStartWithOneSentence() {
        supabaseIsSet();
        assertSentence(run("serve", "--port", "0"), "SUPABASE_URL is set, but the database");
        assertSentence(run("user", "list"), "SUPABASE_URL is set, but the database");

        pointAtNothing();
        pointAtTheDatabase();
        JdbcClient.create(TestServer.dataSource(urls.owner()))
                .sql("COMMENT ON SCHEMA auth IS 'kept by somebody else'")
                .update();
        assertSentence(run("serve", "--port", "0"), "Supabase keeps the accounts of the database");
    }

    @Test
    void aDatabaseWithoutAnyAccountsIsNotMigratedForSupabase() throws Exception {
        ConnectionUrls empty = TestServer.empty();
        System.setProperty("alembic.database.url", empty.authenticator().toString());
        System.setProperty("alembic.migration.url", empty.owner().toString());
        supabaseIsSet();

        assertSentence(run("serve", "--port", "0"), "has no accounts of Supabase");

        assertThat(JdbcClient.create(TestServer.dataSource(empty.owner()))
                        .sql("SELECT count(*) FROM pg_namespace WHERE nspname IN ('auth', 'alembic')")
                        .query((row, n) -> row.getInt(1))
                        .single())
                .isZero();
    }

    @Test
    void supabasesKeysAreMasked() {
        supabaseIsSet();

        assertThat(run("config").out())
                .contains("alembic.supabase.url", "alembic.supabase.service-role-key")
                .doesNotContain("an-anon-key", "a-service-role-key");
    }

    private static void supabaseIsSet() {
        System.setProperty("alembic.supabase.url", "https://abcdefgh.supabase.co");
        System.setProperty("alembic.supabase.anon-key", "an-anon-key");
        System.setProperty("alembic.supabase.service-role-key", "a-service-role-key");
    }

    @Test
    void settingsAreShownWithTheirOriginAndWithoutTheirSecrets() {
        Ended ended = run("config");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("alembic.port").contains("8080").contains("default");
        assertThat(ended.out()).contains("alembic.database.url").contains(":***@");
        assertThat(ended.out())
                .doesNotContain(String.valueOf(urls.authenticator().password()));
    }

    @Test
    void connectionStringsAreGivenForEachRole() {
        assertThat(run("database", "url").out().strip()).isEqualTo(urls.owner().toString());
        assertThat(run("database", "url", "--role", "authenticator").out().strip())
                .isEqualTo(urls.authenticator().toString());
        assertThat(run("database", "url", "--role", "service").out()).contains("options=-c%20role%3Dservice_role");
    }

    @Test
    void aMisspeltVariableIsNamedTogetherWithTheRightOne() {
        Ended ended = ServiceProcess.run(Map.of("ALEMBIC_PROT", "1"), "config");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err().strip()).endsWith("There is no setting ALEMBIC_PROT; did you mean ALEMBIC_PORT?");
    }

    private static void assertSentence(Ended ended, String sentence) {
        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err().lines()).hasSize(1).allMatch(line -> line.contains(sentence));
    }

    private String person(String name) {
        String email = name + "." + UUID.randomUUID() + "@example.org";
        JdbcClient.create(TestServer.dataSource(urls.owner()))
                .sql("INSERT INTO auth.users (email) VALUES (:email)")
                .param("email", email)
                .update();
        return email;
    }
}
