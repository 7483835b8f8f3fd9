package app.alembic.auth;

import app.alembic.account.SignedIn;

/**
 * Whose a request is.
 *
 * @param isAdmin may see the operator's pages
 */
record Recognised(SignedIn who, boolean isAdmin) {}
