package app.alembic.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every function of the schema public, called by everybody who should not be able to. */
final class CallingFunctions implements Attack {

    private static final Map<Actor, String> ROLES =
            Map.of(Actor.ANON, "anon", Actor.ALICE, "authenticated", Actor.SERVICE, "service_role");

    @Override
    public String area() {
        return "calling functions";
    }

    @Override
    public List<Attempt> attempts(Scene scene) {
        var attempts = new ArrayList<Attempt>();
        for (Scene.Routine routine : scene.routines()) {
            for (Actor actor : List.of(Actor.ANON, Actor.ALICE, Actor.SERVICE)) {
                String role = ROLES.getOrDefault(actor, "");
                if (!ExpectedRights.mayCall(role, routine.name())) {
                    attempts.add(new Attempt(
                            actor,
                            "calls " + routine.signature(),
                            Expectation.DENIED,
                            routine.call(),
                            "REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC, %s".formatted(routine.signature(), role)));
                }
            }
        }
        return attempts;
    }
}
