package app.alembic.oracle.mirror;

import java.util.List;
import java.util.Map;

/**
 * A part of one of the mirror's files, of which every named piece has to be there.
 *
 * @param where for whoever has to mend it: the file and the way into it
 */
record Parts(String where, Map<?, ?> told) {

    boolean has(String part) {
        return told.containsKey(part);
    }

    /** @throws IllegalStateException if it is no text */
    String text(String part) {
        return texts(part).getFirst();
    }

    /**
     * One text or several.
     *
     * @throws IllegalStateException if there is none
     */
    List<String> texts(String part) {
        return switch (told.get(part)) {
            case String one -> List.of(one);
            case List<?> several
            when !several.isEmpty() -> several.stream().map(Object::toString).toList();
            case null, default -> throw new IllegalStateException("%s has no %s".formatted(where, part));
        };
    }

    /** @throws IllegalStateException if there are none */
    Parts parts(String part) {
        if (told.get(part) instanceof Map<?, ?> found) {
            return new Parts(where + ", " + part, found);
        }
        throw new IllegalStateException("%s has no %s".formatted(where, part));
    }
}
