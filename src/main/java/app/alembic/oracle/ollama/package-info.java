/** Models on a machine of one's own, run by Ollama. */
@NullMarked
package app.alembic.oracle.ollama;

import org.jspecify.annotations.NullMarked;
