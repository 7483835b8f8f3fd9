package app.alembic.doctor;

import app.alembic.database.DatabaseAccess;
import java.util.List;
import org.springframework.stereotype.Service;

/** Runs every examination on the database of this process. */
@Service
public class Doctor {

    private final DatabaseAccess access;
    private final List<Examination> examinations;

    Doctor(DatabaseAccess access, List<Examination> examinations) {
        this.access = access;
        this.examinations = examinations;
    }

    /** @throws app.alembic.database.DatabaseUnusable if the database cannot be examined at all */
    public Diagnosis examine() {
        return new Diagnosis(examinations.stream()
                .flatMap(examination -> examination.examine(access.urls()).stream())
                .toList());
    }
}
