/** For tests that start the whole service: a database of their own, programs and browsers that ask it, and a cast. */
@NullMarked
package app.alembic.testing;

import org.jspecify.annotations.NullMarked;
