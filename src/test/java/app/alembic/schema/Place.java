package app.alembic.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.database.ConnectionUrl;
import app.alembic.database.ConnectionUrls;
import app.alembic.database.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * Every kind of PostgreSQL that Alembic meets. Each server is started once in this JVM, when a test first asks for it;
 * Supabase and a server of one's own are two, for roles belong to the whole server.
 */
enum Place {
    BARE_15(15, Kind.BARE),
    BARE_18(18, Kind.BARE),
    SUPABASE_15_EVERYTHING_GRANTED(15, Kind.EVERYTHING_GRANTED),
    SUPABASE_18_EVERYTHING_GRANTED(18, Kind.EVERYTHING_GRANTED),
    SUPABASE_15_NOTHING_GRANTED(15, Kind.NOTHING_GRANTED),
    SUPABASE_18_NOTHING_GRANTED(18, Kind.NOTHING_GRANTED);

    private enum Kind {
        BARE,
        EVERYTHING_GRANTED,
        NOTHING_GRANTED
    }

    private record Server(int major, boolean isSupabase) {}

    private static final Path HOW_TO = Path.of("docs", "how-to", "own-postgresql.md");

    private static final Map<Server, TestCluster> CLUSTERS = new HashMap<>();
    private static final Set<Place> PREPARED = EnumSet.noneOf(Place.class);
    private static int count;

    private final int major;
    private final Kind kind;
    private final String untouched = "untouched_" + ordinal();
    private final String migrated = "migrated_" + ordinal();

    Place(int major, Kind kind) {
        this.major = major;
        this.kind = kind;
    }

    boolean isSupabase() {
        return kind != Kind.BARE;
    }

    /** A new database at the head of the migrations. */
    ConnectionUrls migrated() {
        return logins(copyOf(migrated));
    }

    /** A new database as it is before Alembic first sees it. */
    ConnectionUrls untouched() {
        return logins(copyOf(untouched));
    }

    /** Who puts people into {@code auth.users}: GoTrue on Supabase, and else the owner, who stands in for the service. */
    ConnectionUrl authService(ConnectionUrls urls) {
        return isSupabase()
                ? cluster()
                        .login("supabase_auth_admin", "known to GoTrue alone")
                        .on(urls.owner().database())
                : urls.owner();
    }

    /**
     * On Supabase the owner serves as well: it may become every role but cannot make a login that may, for it was given
     * the roles without ADMIN OPTION.
     */
    private ConnectionUrls logins(String database) {
        ConnectionUrl owner = owner().on(database);
        return new ConnectionUrls(
                owner,
                isSupabase()
                        ? owner
                        : cluster().login("authenticator", "choose another").on(database));
    }

    private ConnectionUrl owner() {
        return isSupabase()
                ? cluster().login("postgres", "of the project")
                : cluster().login("alembic", "choose one");
    }

    private String copyOf(String template) {
        synchronized (Place.class) {
            if (!PREPARED.contains(this)) {
                prepare();
                PREPARED.add(this);
            }
            String name = "test_" + ++count;
            create(name, template);
            return name;
        }
    }

    private void prepare() {
        create(untouched, "template1");
        if (isSupabase()) {
            execute(cluster().superuser().on(untouched), resource("project.sql"));
        }
        if (kind == Kind.EVERYTHING_GRANTED) {
            execute(cluster().superuser().on(untouched), resource("everything-granted.sql"));
        }
        create(migrated, untouched);
        new SchemaHistory(owner().on(migrated), Migrations.ofThisBuild()).upgradeToHead();
    }

    private void create(String database, String template) {
        execute(
                cluster().superuser(),
                "CREATE DATABASE %s OWNER %s TEMPLATE %s".formatted(database, owner().user(), template));
    }

    private TestCluster cluster() {
        synchronized (Place.class) {
            return CLUSTERS.computeIfAbsent(new Server(major, isSupabase()), Place::started);
        }
    }

    private static TestCluster started(Server server) {
        var cluster = TestCluster.start(server.major(), server.isSupabase() ? "supabase_admin" : "postgres");
        if (server.isSupabase()) {
            execute(cluster.superuser(), resource("roles.sql"));
            return cluster;
        }
        // The second of the guide's scripts is for PostgreSQL 15.
        List<String> scripts = scriptsOfTheGuide();
        for (String script : server.major() == 15 ? scripts : scripts.subList(0, 1)) {
            for (String statement : script.split(";", -1)) {
                execute(cluster.superuser(), statement);
            }
        }
        return cluster;
    }

    /** What the guide tells operators to run is what these tests run. */
    private static List<String> scriptsOfTheGuide() {
        try {
            return Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(HOW_TO))
                    .results()
                    .map(block -> block.group(1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String resource(String name) {
        try {
            return new ClassPathResource("supabase/" + name).getContentAsString(UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void execute(ConnectionUrl who, String sql) {
        try (Connection connection = who.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError("%s: %s".formatted(failure.getMessage(), sql), failure);
        }
    }
}
