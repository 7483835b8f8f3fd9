/** A client of Supabase Auth: what it answers as records, what it refuses and that it is silent as exceptions. */
@NullMarked
package app.alembic.auth.supabase;

import org.jspecify.annotations.NullMarked;
