package app.alembic.doctor;

import app.alembic.database.DatabaseUnusable;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the service does at its start about a database with holes. */
enum HolesPolicy {
    REFUSE {
        @Override
        void answer(String sentence) {
            throw new DatabaseUnusable(sentence + ", or start anyway with ALEMBIC_DATABASE_HOLES=warn.");
        }
    },
    WARN {
        @Override
        void answer(String sentence) {
            LOG.warn("{}.", sentence);
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(HolesPolicy.class);

    /** So that the sentence stays one; the doctor tells the rest. */
    private static final int NAMED = 3;

    abstract void answer(String sentence);

    /** @throws DatabaseUnusable if there is a hole and none is put up with */
    void enforce(List<Finding> findings) {
        List<Finding> holes = new Diagnosis(findings).holes();
        if (!holes.isEmpty()) {
            String first = holes.stream()
                    .limit(NAMED)
                    .map(hole -> "%s: %s".formatted(hole.looked(), hole.detail()))
                    .collect(Collectors.joining("; "));
            answer("The database has %d %s (%s%s); see the mends with `./alembic doctor`"
                    .formatted(
                            holes.size(),
                            holes.size() == 1 ? "hole" : "holes",
                            first,
                            holes.size() > NAMED ? "; …" : ""));
        }
    }
}
