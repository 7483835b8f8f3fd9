package app.alembic.safety;

/** A pattern found, from the word {@code from} up to but not including {@code to}. */
record Hit(int pattern, int from, int to) {}
