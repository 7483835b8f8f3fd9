package app.alembic.doctor;

import app.alembic.database.ConnectionUrls;
import java.util.List;

/** The doctor for tests of other packages. */
public final class DoctorOf {

    private DoctorOf() {}

    /** Every hole as one line. */
    public static List<String> holes(ConnectionUrls urls) {
        return DoctorTest.examine(urls).holes().stream().map(Finding::toString).toList();
    }
}
