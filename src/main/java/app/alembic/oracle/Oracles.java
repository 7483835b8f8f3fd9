package app.alembic.oracle;

import app.alembic.oracle.mirror.Mirror;
import java.util.List;

/** The interpreters in the order in which they are tried. */
public record Oracles(List<Oracle> inOrder) {

    public Oracles {
        inOrder = List.copyOf(inOrder);
    }

    /** Those that ask no model: for cards that somebody laid themselves and has not paid an oracle for. */
    public List<Oracle> withoutModel() {
        List<Oracle> found = inOrder.stream().filter(Oracle::answersAtOnce).toList();
        return found.isEmpty() ? List.of(new Mirror()) : found;
    }
}
