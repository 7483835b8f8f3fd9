/** One call of a language model over HTTP: its stream, its limits of time, its one outcome. */
@NullMarked
package app.alembic.oracle.wire;

import org.jspecify.annotations.NullMarked;
