/** The chat completions format, as OpenAI and whoever copies it speak it. */
@NullMarked
package app.alembic.oracle.openai;

import org.jspecify.annotations.NullMarked;
