package app.alembic.auth;

/** Somebody has been let in: who, and the session that began or went on. */
record Admission(User user, Session session) {}
