/** Anthropic's Claude: the messages API. */
@NullMarked
package app.alembic.oracle.anthropic;

import org.jspecify.annotations.NullMarked;
