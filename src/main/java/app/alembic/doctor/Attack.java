package app.alembic.doctor;

import java.util.List;

/** A class of attempts, each a line of a table. */
interface Attack {

    String area();

    List<Attempt> attempts(Scene scene);
}
