package app.alembic.reading;

import app.alembic.web.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of somebody's readings, newest first, and where the next begins. */
record ReadingPage(List<Reading> readings, @Nullable Cursor next) {}
