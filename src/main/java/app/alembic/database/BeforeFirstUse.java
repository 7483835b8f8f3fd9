package app.alembic.database;

/** What must have happened to a database before the service works on it. Beans of this type run in their order. */
@FunctionalInterface
public interface BeforeFirstUse {

    /** @throws DatabaseUnusable if the database may not be used as it is */
    void prepare(ConnectionUrls urls);
}
