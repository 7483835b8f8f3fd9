package app.alembic.oracle;

import java.util.List;

/** The interpreters in the order in which they are tried. */
public record Oracles(List<Oracle> inOrder) {

    public Oracles {
        inOrder = List.copyOf(inOrder);
    }
}
