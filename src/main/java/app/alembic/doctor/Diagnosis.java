package app.alembic.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that the doctor found. */
public record Diagnosis(List<Finding> findings) {

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** @param held how many of {@code tried} were as they should be */
    public record Area(String name, long tried, long held) {}

    /** In the order of the examinations. */
    public List<Area> areas() {
        Map<String, Area> areas = new LinkedHashMap<>();
        for (Finding finding : findings) {
            long held = finding.verdict() == Verdict.GOOD ? 1 : 0;
            areas.merge(
                    finding.area(),
                    new Area(finding.area(), 1, held),
                    (one, other) -> new Area(one.name(), one.tried() + other.tried(), one.held() + other.held()));
        }
        return List.copyOf(areas.values());
    }

    public List<Finding> holes() {
        return of(Verdict.HOLE);
    }

    public List<Finding> warnings() {
        return of(Verdict.WARNING);
    }

    private List<Finding> of(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
    }
}
