package app.alembic.draw;

import app.alembic.database.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Publishes one hash over all chains for each day that is over. Whoever asks first lets it be made; it never changes. */
@Component
class PublishRoots {

    private static final Logger LOG = LoggerFactory.getLogger(PublishRoots.class);

    private final Database database;
    private final Roots roots;

    PublishRoots(Database database, Roots roots) {
        this.database = database;
        this.roots = roots;
    }

    /** Empty if no chain grew that day, or if it is not over. */
    Optional<Roots.Published> of(LocalDate day) {
        Optional<Roots.Published> published = database.asService(() -> roots.find(day));
        if (published.isPresent()) {
            return published;
        }
        publish();
        return database.asService(() -> roots.find(day));
    }

    /** Every day that is over, in order: each root covers the one before. */
    void publish() {
        database.asService(() -> {
            if (roots.missing().isEmpty()) {
                return 0;
            }
            roots.lock();
            List<LocalDate> missing = roots.missing();
            for (LocalDate day : missing) {
                List<Hash> entries = roots.entriesOf(day);
                if (entries.isEmpty()) {
                    continue; // Whoever drew that day has just deleted their account.
                }
                var root = new DailyRoot(day, entries.size(), new MerkleTree(entries).root(), roots.last());
                roots.add(root, entries);
                LOG.info("root of {}: {} over {} chains", day, root.hash(), entries.size());
            }
            return missing.size();
        });
    }
}
