package app.alembic.doctor;

import app.alembic.database.ConnectionUrls;
import java.util.List;

/** One thing that the doctor looks into. Beans of this type run in their order, and leave everything as it was. */
public interface Examination {

    /** What it looks at, in a few words. */
    String area();

    /**
     * A finding for everything that was looked at, the good ones too.
     *
     * @throws app.alembic.database.DatabaseUnusable if it cannot be looked at at all
     */
    List<Finding> examine(ConnectionUrls urls);
}
