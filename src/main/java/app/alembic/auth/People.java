package app.alembic.auth;

import app.alembic.problem.NotFound;
import java.util.function.Consumer;

/** What the operator does with people. {@code who} is always an id or an e-mail. */
public interface People {

    /** Everybody, the oldest account first. */
    void forEach(Consumer<Person> visitor);

    /** @throws NotFound if there is nobody of that id or e-mail */
    Person show(String who);

    /** Makes somebody an operator. */
    Person promote(String who);

    /** Takes that back. */
    Person demote(String who);

    /** Deletes the account and all that hangs on it; what the law keeps is archived by the database. */
    void delete(String who);
}
