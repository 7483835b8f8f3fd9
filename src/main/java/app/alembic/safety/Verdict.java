package app.alembic.safety;

import java.util.List;

/** What becomes of a seeker's text. */
public sealed interface Verdict {

    /** Nothing stands in the way; grief, fear and anger included. */
    record Clear() implements Verdict {}

    /**
     * The text goes to no interpreter, costs nothing and is not kept.
     *
     * @param message for the person, in the voice of the house; plain text
     * @param resources whom to turn to, the most fitting first
     */
    record Stop(Peril peril, String message, List<Resource> resources) implements Verdict {

        public Stop {
            resources = List.copyOf(resources);
        }
    }

    /**
     * The reading goes on.
     *
     * @param notice one sentence that stands beside the interpretation and is no part of it
     */
    record Boundary(Topic topic, String notice) implements Verdict {}
}
