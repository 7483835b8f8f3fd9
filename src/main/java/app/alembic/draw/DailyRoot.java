package app.alembic.draw;

import java.time.LocalDate;

/**
 * What is published of a day: one hash over the last links of all chains that grew on it, and over the root published
 * before, so that the newest pins every older one.
 *
 * @param day UTC
 * @param chains how many grew, at least 1
 * @param tree the root of the Merkle tree over their last links
 * @param previous {@link Hash#NOTHING} before the first
 */
record DailyRoot(LocalDate day, int chains, Hash tree, Hash previous) {

    Hash hash() {
        return Fields.of("root")
                .add(day.toString())
                .add(Integer.toString(chains))
                .add(tree)
                .add(previous)
                .hash();
    }
}
