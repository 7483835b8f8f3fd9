package app.alembic.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection string as psql and libpq take it: {@code postgresql://user:password@host1:5432,host2/db?sslmode=require}.
 *
 * @param hosts one or several, comma-separated, each with an optional port
 * @param query without its question mark, or empty
 */
public record ConnectionUrl(String user, @Nullable String password, String hosts, String database, String query) {

    private static final Pattern FORM = Pattern.compile(
            "postgres(?:ql)?://(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<hosts>[^/?@]+)(?:/(?<db>[^?]*))?(?:\\?(?<query>.*))?");

    /** @throws DatabaseUnusable if the text is not such a string; the message never repeats it, for it holds a password */
    public static ConnectionUrl parse(String name, String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new DatabaseUnusable(
                    "%s is not a connection string; write it as postgresql://user:password@host:5432/database, with special characters in the password percent-encoded."
                            .formatted(name));
        }
        String user = decoded(matcher.group("user"));
        String database = decoded(matcher.group("db"));
        String query = matcher.group("query");
        if (user == null || user.isEmpty()) {
            throw new DatabaseUnusable(
                    "%s names no user; write it as postgresql://user:password@host:5432/database.".formatted(name));
        }
        return new ConnectionUrl(
                user,
                decoded(matcher.group("password")),
                matcher.group("hosts"),
                database == null || database.isEmpty() ? user : database,
                query == null ? "" : query);
    }

    /** For pgjdbc, without user and password. */
    public String jdbc() {
        return "jdbc:postgresql://%s/%s%s"
                .formatted(hosts, URLEncoder.encode(database, UTF_8), query.isEmpty() ? "" : "?" + query);
    }

    /** A connection of its own, outside of any pool. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbc(), user, password);
    }

    /** For psql, password included: print it to its owner only. */
    @Override
    public String toString() {
        return "postgresql://%s%s@%s/%s%s"
                .formatted(
                        encoded(user),
                        password == null ? "" : ":" + encoded(password),
                        hosts,
                        encoded(database),
                        query.isEmpty() ? "" : "?" + query);
    }

    /** The same place without the password, for messages. */
    public String withoutPassword() {
        return new ConnectionUrl(user, null, hosts, database, "").toString();
    }

    /** Another database of the same server, as the same login. */
    public ConnectionUrl on(String other) {
        return new ConnectionUrl(user, password, hosts, other, query);
    }

    /** The same string with a further libpq parameter. */
    public ConnectionUrl with(String parameter, String value) {
        String added = parameter + "=" + encoded(value);
        return new ConnectionUrl(user, password, hosts, database, query.isEmpty() ? added : query + "&" + added);
    }

    private static @Nullable String decoded(@Nullable String text) {
        return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
