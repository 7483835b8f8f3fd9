package app.alembic.usage;

import app.alembic.database.Database;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** For the operator: what calls of models have taken, whoever asked. */
@Service
public class ReadUsage {

    private final Database database;
    private final ModelCalls calls;
    private final UsageDays days;

    ReadUsage(Database database, ModelCalls calls, UsageDays days) {
        this.database = database;
        this.calls = calls;
        this.days = days;
    }

    /** Calls that somebody killed count from the moment when they have expired; {@code from} and {@code to} are included. */
    public UsageReport sums(UsageReport.By by, LocalDate from, LocalDate to) {
        return database.asService(() -> {
            calls.addExpired();
            return new UsageReport(days.sums(by, from, to));
        });
    }
}
