package app.alembic.doctor;

/** Who tries. Alice owns the rows, Charlie is signed in too and must never see them. */
enum Actor {
    ANON("anon", "{\"role\":\"anon\"}"),
    ALICE("authenticated", "{\"sub\":\"{alice}\",\"role\":\"authenticated\",\"aud\":\"authenticated\"}"),
    CHARLIE("authenticated", "{\"sub\":\"{charlie}\",\"role\":\"authenticated\",\"aud\":\"authenticated\"}"),
    SERVICE("service_role", "{\"role\":\"service_role\"}"),
    /** The login that migrates: no policy holds it, checks and triggers do. */
    OWNER("none", "");

    private final String role;
    private final String claims;

    Actor(String role, String claims) {
        this.role = role;
        this.claims = claims;
    }

    /** Becomes this one until the savepoint is rolled back to. */
    String act(Scene scene) {
        return "SELECT set_config('role', '%s', true), set_config('request.jwt.claims', '%s', true)"
                .formatted(
                        role,
                        claims.replace("{alice}", scene.alice().toString())
                                .replace("{charlie}", scene.charlie().toString()));
    }
}
