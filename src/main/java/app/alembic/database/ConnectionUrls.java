package app.alembic.database;

/**
 * The two logins of a database.
 *
 * @param owner owns the schema and migrates it; row level security does not hold it
 * @param authenticator owns nothing; becomes anon, authenticated or service_role for one transaction at a time
 */
public record ConnectionUrls(ConnectionUrl owner, ConnectionUrl authenticator) {}
