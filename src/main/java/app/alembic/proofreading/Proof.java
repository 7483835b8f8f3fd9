package app.alembic.proofreading;

import java.util.List;

/** What became of a text that was read to its end, or as far as it could be shown. */
public sealed interface Proof {

    /** Everything that was released, in one. */
    String released();

    /** The text may stand as it was released. */
    record Sound(String released, List<Flaw> flaws) implements Proof {

        public Sound {
            flaws = List.copyOf(flaws);
        }
    }

    /** What was released is void: somebody else has to speak, from the beginning. */
    record Broken(String released, Violation violation) implements Proof {}
}
