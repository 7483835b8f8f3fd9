package app.alembic.auth;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One device's stay.
 *
 * @param aal how surely the person was recognised: {@code aal1} by one factor
 * @param amr by which methods and when, in seconds: {@code [{method, timestamp}]}
 * @param refreshCounter which refresh token is the active one
 */
record Session(UUID id, UUID user, String aal, List<Map<String, Object>> amr, long refreshCounter) {}
