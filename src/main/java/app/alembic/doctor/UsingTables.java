package app.alembic.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be done to a table as a whole, for which no policy asks. */
final class UsingTables implements Attack {

    /** With one of these PostgreSQL lets a role lock a table as it likes, whatever else is taken from it. */
    private static final Set<String> LOCKING = Set.of("UPDATE", "DELETE", "TRUNCATE");

    @Override
    public String area() {
        return "using whole tables";
    }

    @Override
    public List<Attempt> attempts(Scene scene) {
        var attempts = new ArrayList<Attempt>();
        for (Scene.Table table : scene.tables()) {
            for (Actor actor : List.of(Actor.ANON, Actor.ALICE)) {
                add(attempts, table, actor);
            }
        }
        for (Actor actor : List.of(Actor.ANON, Actor.ALICE)) {
            String role = actor == Actor.ANON ? "anon" : "authenticated";
            attempts.add(new Attempt(
                    actor,
                    "makes a table in public",
                    Expectation.DENIED,
                    "CREATE TABLE public.doctor (n integer)",
                    "REVOKE CREATE ON SCHEMA public FROM PUBLIC, " + role));
            attempts.add(new Attempt(
                    actor,
                    "reads the migrations' history",
                    Expectation.DENIED,
                    "SELECT 1 FROM alembic.history LIMIT 1",
                    "REVOKE ALL ON SCHEMA alembic FROM PUBLIC, %1$s; REVOKE ALL ON alembic.history FROM PUBLIC, %1$s"
                            .formatted(role)));
        }
        return attempts;
    }

    private static void add(List<Attempt> attempts, Scene.Table relation, Actor actor) {
        String table = relation.name();
        String role = actor == Actor.ANON ? "anon" : "authenticated";
        attempts.add(attempt(actor, "empties", "TRUNCATE", table, "TRUNCATE public." + table));
        attempts.add(attempt(
                actor,
                "puts a trigger on",
                "TRIGGER",
                table,
                "CREATE TRIGGER doctor BEFORE UPDATE ON public.%s FOR EACH ROW EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()"
                        .formatted(table)));
        // PostgreSQL looks for the key before it asks for the right: only a plain one can be tried.
        if (relation.columns().contains("id")) {
            attempts.add(attempt(
                    actor,
                    "points at",
                    "REFERENCES",
                    table,
                    "CREATE TABLE {scene}.doctor (id uuid REFERENCES public.%s (id))".formatted(table)));
        }
        attempts.add(attempt(actor, "rebuilds", "ALL", table, "REINDEX TABLE public." + table));
        boolean mayLock = !ExpectedRights.names(table)
                || ExpectedRights.on(table, role).stream().anyMatch(LOCKING::contains);
        if (!mayLock) {
            attempts.add(attempt(
                    actor,
                    "locks",
                    "ALL",
                    table,
                    "LOCK TABLE public.%s IN ACCESS EXCLUSIVE MODE NOWAIT".formatted(table)));
        }
    }

    private static Attempt attempt(Actor actor, String does, String right, String table, String sql) {
        String role = actor == Actor.ANON ? "anon" : "authenticated";
        return new Attempt(actor, does + " " + table, Expectation.DENIED, sql, ExpectedRights.mend(table, role, right));
    }
}
