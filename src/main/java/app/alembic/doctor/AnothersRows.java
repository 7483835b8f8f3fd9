package app.alembic.doctor;

import static app.alembic.doctor.Actor.ALICE;
import static app.alembic.doctor.Actor.ANON;
import static app.alembic.doctor.Actor.CHARLIE;
import static app.alembic.doctor.Expectation.DENIED;
import static app.alembic.doctor.Expectation.UNTOUCHED;

import java.util.ArrayList;
import java.util.List;

/** Reading, changing and deleting somebody else's rows, and those columns of one's own that are not one's own to change. */
final class AnothersRows implements Attack {

    private static final String POLICIES =
            "Put back row level security and the policies of public.%s as the migrations have them";
    private static final String ANONYMOUS = "REVOKE ALL ON public.%s FROM PUBLIC, anon";

    @Override
    public String area() {
        return "another's rows";
    }

    @Override
    public List<Attempt> attempts(Scene scene) {
        var attempts = new ArrayList<Attempt>();
        for (Scene.Table table : scene.tables()) {
            byNobody(attempts, table);
            if (!table.belongs().isEmpty()) {
                byCharlie(attempts, table);
                if (ExpectedRights.names(table.name())) {
                    byHerself(attempts, table);
                }
            }
        }
        return attempts;
    }

    private static void byNobody(List<Attempt> attempts, Scene.Table table) {
        String name = table.name();
        String first = table.columns().getFirst();
        String mend = ANONYMOUS.formatted(name);
        attempts.add(
                new Attempt(ANON, "reads " + name, DENIED, "SELECT 1 FROM public.%s LIMIT 1".formatted(name), mend));
        attempts.add(new Attempt(
                ANON,
                "changes " + name,
                DENIED,
                "UPDATE public.%s SET %2$s = %2$s WHERE false".formatted(name, first),
                mend));
        attempts.add(new Attempt(
                ANON, "deletes from " + name, DENIED, "DELETE FROM public.%s WHERE false".formatted(name), mend));
    }

    private static void byCharlie(List<Attempt> attempts, Scene.Table table) {
        String name = table.name();
        String mend = POLICIES.formatted(name);
        attempts.add(new Attempt(
                CHARLIE,
                "reads another's " + name,
                UNTOUCHED,
                "SELECT 1 FROM public.%s WHERE NOT (%s) LIMIT 1".formatted(name, table.rowsOf("{charlie}")),
                mend));
        attempts.add(new Attempt(
                CHARLIE,
                "deletes Alice's " + name,
                UNTOUCHED,
                "DELETE FROM public.%s WHERE %s".formatted(name, table.rowsOf("{alice}")),
                mend));
        // Without a condition PostgreSQL asks no policy for SELECT.
        attempts.add(new Attempt(
                CHARLIE,
                "deletes blindly from " + name,
                UNTOUCHED,
                "DELETE FROM public.%1$s; SET LOCAL ROLE none; SELECT 1 WHERE NOT EXISTS (SELECT FROM public.%1$s WHERE %2$s)"
                        .formatted(name, table.rowsOf("{alice}")),
                mend));
        for (String column : table.columns()) {
            attempts.add(new Attempt(
                    CHARLIE,
                    "changes %s of Alice's %s".formatted(column, name),
                    UNTOUCHED,
                    "UPDATE public.%s SET %2$s = %2$s WHERE %3$s".formatted(name, column, table.rowsOf("{alice}")),
                    mend));
        }
    }

    private static void byHerself(List<Attempt> attempts, Scene.Table table) {
        String name = table.name();
        for (String column : table.columns()) {
            if (!ExpectedRights.on(name, "authenticated").contains("UPDATE (" + column + ")")) {
                attempts.add(new Attempt(
                        ALICE,
                        "changes %s of her %s".formatted(column, name),
                        DENIED,
                        "UPDATE public.%s SET %2$s = %2$s WHERE %3$s".formatted(name, column, table.rowsOf("{alice}")),
                        ExpectedRights.mend(name, "authenticated", "UPDATE")));
            }
        }
        if (!ExpectedRights.on(name, "authenticated").contains("DELETE")) {
            attempts.add(new Attempt(
                    ALICE,
                    "deletes her " + name,
                    DENIED,
                    "DELETE FROM public.%s WHERE %s".formatted(name, table.rowsOf("{alice}")),
                    ExpectedRights.mend(name, "authenticated", "DELETE")));
        }
    }
}
