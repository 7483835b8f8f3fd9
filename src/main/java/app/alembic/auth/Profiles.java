package app.alembic.auth;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who there is, as far as {@code public.users} tells: a profile goes with its account, wherever that is kept. */
@Repository
class Profiles {

    private final Database database;
    private final JdbcClient sql;

    Profiles(Database database, JdbcClient sql) {
        this.database = database;
        this.sql = sql;
    }

    boolean has(AccountId who) {
        return database.readAsUser(
                who,
                () -> sql.sql("SELECT EXISTS (SELECT FROM public.users WHERE id = :id)")
                        .param("id", who.value())
                        .query((row, n) -> row.getBoolean(1))
                        .single());
    }
}
