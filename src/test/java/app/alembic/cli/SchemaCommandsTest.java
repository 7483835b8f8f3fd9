package app.alembic.cli;

import static app.alembic.cli.Typed.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.ConnectionUrls;
import app.alembic.schema.TestServer;
import app.alembic.testing.ServiceProcess.Ended;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The commands that move the schema, as an operator and an engineer type them. */
class SchemaCommandsTest {

    private static final Path PAGE = Path.of("docs", "how-to", "change-the-schema.md");

    private final ConnectionUrls urls = TestServer.empty();

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
    }

    @Test
    void aDatabaseGoesForwardAndBackByTheCommandLinesOfTheDataModel() {
        assertThat(run("current").out()).startsWith("base");
        assertThat(run("upgrade", "head").out())
                .contains("Applied 20261122100000")
                .contains("Applied 20261122102000");
        assertThat(run("upgrade", "head").out()).contains("Nothing to do");
        assertThat(run("history").out()).contains("20261122101000").doesNotContain("not yet");

        String head = run("current").out();
        Ended unconfirmed = run("downgrade", "-1");
        assertThat(unconfirmed.status()).isEqualTo(1);
        assertThat(unconfirmed.err()).contains("No data is lost").contains("add --yes");
        assertThat(run("current").out()).isEqualTo(head);

        assertThat(run("downgrade", "-1", "--yes").out()).startsWith("Taken back ");
        assertThat(run("current").out()).isNotEqualTo(head);
        assertThat(run("history").out()).contains("not yet");
        assertThat(run("upgrade", "+1").out()).startsWith("Applied ");
        assertThat(run("current").out()).isEqualTo(head);
    }

    @Test
    void goingBackNamesTheRowsThatGo() {
        run("upgrade", "head");
        JdbcClient.create(TestServer.dataSource(urls.owner()))
                .sql("INSERT INTO auth.users (email) VALUES ('alice@example.org')")
                .update();

        Ended back = run("downgrade", "base", "--yes");

        assertThat(back.status()).isZero();
        assertThat(back.err()).contains("Lost for good").contains("the rows of public.users (1 now)");
    }

    @Test
    void theScriptIsPrintedAndNothingChanges() {
        assertThat(run("upgrade", "head", "--sql").out())
                .contains("CREATE TABLE public.readings")
                .contains("COMMIT;");
        assertThat(run("current").out()).startsWith("base");
        run("upgrade", "head");
        assertThat(run("downgrade", "-1", "--sql").out()).contains("DELETE FROM alembic.history");
        assertThat(run("check").status()).isZero();
    }

    @Test
    void whatIsMissingFailsTheCheck() {
        Ended check = run("check");

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.out()).contains("not taken yet: 20261122100000");
        assertThat(check.err()).contains("alembic upgrade head");
    }

    @Test
    void aWrongPlaceIsOneSentence() {
        for (String[] line : new String[][] {{"upgrade", "2027"}, {"downgrade", "2027", "--yes"}}) {
            Ended ended = run(line);
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.err().lines()).hasSize(1).first().asString().contains("no revision 2027");
        }
        assertThat(run("downgrade").status()).isEqualTo(2);
        assertThat(run("revision").status()).isEqualTo(2);
    }

    /** What docs/how-to/change-the-schema.md tells, in a checkout like this one. */
    @Test
    void theGuideWalksThroughOneChange() throws Exception {
        FileSystemUtils.copyRecursively(Path.of("schema"), folder.resolve("schema"));
        Path migrations = folder.resolve("src/main/resources/migrations");
        FileSystemUtils.copyRecursively(Path.of("src/main/resources/migrations"), migrations);
        String page = Files.readString(PAGE);
        List<String> sql = blocks(page, "sql");
        Path readings = folder.resolve("schema/readings.sql");
        Files.writeString(
                readings,
                Files.readString(readings)
                                .replaceFirst("(?m)^    paid boolean NOT NULL DEFAULT false,\\R", "$0" + sql.get(0))
                        + sql.get(1));
        List<String> commands =
                blocks(page, "sh").stream().flatMap(String::lines).toList();

        Ended drafted = inCheckout(commands.getFirst());
        assertThat(drafted.status()).as(drafted.err()).isZero();
        assertThat(drafted.out())
                .contains("on the way back the column public.readings.favourite with its values")
                .doesNotContain("by hand:");
        for (String command : commands.subList(1, commands.size())) {
            Ended ended = inCheckout(command);
            assertThat(ended.status()).as(command + "\n" + ended.err()).isZero();
            if (command.contains("current")) {
                assertThat(ended.out()).contains("Readings can be favourites");
            }
        }
        assertThat(inCheckout(commands.getFirst()).out()).contains("Nothing to write");
    }

    private static List<String> blocks(String page, String language) {
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /** As the launcher would after building: the checkout's own migrations come with the program. */
    private Ended inCheckout(String line) throws IOException, InterruptedException {
        Path built = Path.of("target", "classes");
        Path classes = folder.resolve("classes");
        if (Files.notExists(classes)) {
            FileSystemUtils.copyRecursively(built, classes);
        }
        FileSystemUtils.copyRecursively(folder.resolve("src/main/resources/migrations"), classes.resolve("migrations"));
        String others = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(entry -> !entry.equals(built.toAbsolutePath()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes + File.pathSeparator + others,
                "app.alembic.cli.Main"));
        Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(line.replace("./alembic ", ""))
                .results()
                .forEach(word -> command.add(word.group(1) != null ? word.group(1) : word.group(2)));
        Path err = folder.resolve("err");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().put("ALEMBIC_DATABASE_URL", urls.authenticator().toString());
        builder.environment().put("ALEMBIC_MIGRATION_URL", urls.owner().toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(err));
    }
}
