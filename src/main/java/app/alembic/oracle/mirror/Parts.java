package app.alembic.oracle.mirror;

import java.util.List;
import java.util.Map;

/**
 * A part of one of the mirror's files, of which every named piece has to be there.
 *
 * @param where for whoever has to mend it: the file and the way into it
 */
record Parts(String where, Map<?, ?> told) {

    /** @param label what stands before the text and a colon, or nothing */
    record Labelled(String label, String text) {

        private static Labelled of(Object told) {
            return told instanceof Map<?, ?> one
                    ? one.entrySet().stream()
                            .map(entry -> new Labelled(
                                    entry.getKey().toString(), entry.getValue().toString()))
                            .findFirst()
                            .orElseThrow()
                    : new Labelled("", told.toString());
        }
    }

    boolean has(String part) {
        return told.containsKey(part);
    }

    /** @throws IllegalStateException if it is not one text */
    String text(String part) {
        return told.get(part) instanceof String one ? one : missing(part);
    }

    /**
     * One text or several.
     *
     * @throws IllegalStateException if there is none
     */
    List<String> texts(String part) {
        return labelled(part).stream().map(Labelled::text).toList();
    }

    /**
     * One text or several, each with a label or without.
     *
     * @throws IllegalStateException if there is none
     */
    List<Labelled> labelled(String part) {
        return switch (told.get(part)) {
            case String one -> List.of(Labelled.of(one));
            case List<?> several
            when !several.isEmpty() -> several.stream().map(Labelled::of).toList();
            case null, default -> missing(part);
        };
    }

    /** @throws IllegalStateException if there are none */
    Parts parts(String part) {
        if (told.get(part) instanceof Map<?, ?> found) {
            return new Parts(where + ", " + part, found);
        }
        return missing(part);
    }

    private <T> T missing(String part) {
        throw new IllegalStateException("%s has no %s".formatted(where, part));
    }
}
