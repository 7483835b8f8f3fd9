/** xAI's Grok: chat completions with counts of its own. */
@NullMarked
package app.alembic.oracle.xai;

import org.jspecify.annotations.NullMarked;
