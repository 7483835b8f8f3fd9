package app.alembic.schema;

import app.alembic.database.BeforeFirstUse;
import app.alembic.database.ConnectionUrls;
import app.alembic.database.DatabaseUnusable;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Compares what the settings say of who keeps the accounts with what the database shows, before anything is migrated: a
 * mistake would put people's readings beside accounts of somebody else.
 */
final class AccountsWhereExpected implements BeforeFirstUse {

    private final boolean keptBySupabase;

    /** @param keptBySupabase as the settings say */
    AccountsWhereExpected(boolean keptBySupabase) {
        this.keptBySupabase = keptBySupabase;
    }

    @Override
    public void prepare(ConnectionUrls urls) {
        String database = urls.owner().withoutPassword();
        boolean areSupabases = authSchema(urls, database) == AuthSchema.SUPABASES;
        if (areSupabases && !keptBySupabase) {
            throw new DatabaseUnusable(
                    "Supabase keeps the accounts of the database %s; set SUPABASE_URL, SUPABASE_ANON_KEY and SUPABASE_SERVICE_ROLE_KEY to those of its project."
                            .formatted(database));
        }
        if (keptBySupabase && !areSupabases) {
            throw new DatabaseUnusable(
                    "SUPABASE_URL is set, but the database %s has no accounts of Supabase; set ALEMBIC_DATABASE_URL and ALEMBIC_MIGRATION_URL to the project's database, or leave SUPABASE_URL empty."
                            .formatted(database));
        }
    }

    private static AuthSchema authSchema(ConnectionUrls urls, String database) {
        try (Connection connection = urls.owner().connect()) {
            return AuthSchema.of(connection);
        } catch (SQLException failure) {
            throw new DatabaseUnusable(
                    "The database %s cannot be asked who keeps its accounts (%s); check the rights of its owner."
                            .formatted(
                                    database,
                                    String.valueOf(failure.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                    failure);
        }
    }
}
