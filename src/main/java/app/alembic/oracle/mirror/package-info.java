/** The interpreter that needs no model: deterministic for a reading, written by rule and craft. */
@NullMarked
package app.alembic.oracle.mirror;

import org.jspecify.annotations.NullMarked;
