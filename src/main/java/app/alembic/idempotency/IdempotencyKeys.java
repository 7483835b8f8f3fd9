package app.alembic.idempotency;

import app.alembic.database.AccountId;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code idempotency_keys}. Written as the service, in the very transaction of the effect: either both are there
 * or neither. Keys are a person's own and are forgotten after a day.
 */
@Repository
public class IdempotencyKeys {

    private final JdbcClient sql;

    IdempotencyKeys(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Claims the key for what is about to be made. Whoever claims the same at once waits until the first transaction has
     * ended.
     *
     * @param status of the answer, 200 to 299
     * @return what was made under this key before, by the same request; empty if it is claimed now
     * @throws IdempotencyKeyReused if it stands for another request
     */
    public Optional<UUID> claim(AccountId who, IdempotencyKey key, int status, UUID resource) {
        sql.sql("""
                DELETE FROM public.idempotency_keys
                WHERE user_id = :who AND created_at < now() - interval '24 hours'
                """).param("who", who.value()).update();
        int claimed = sql.sql("""
                INSERT INTO public.idempotency_keys (user_id, key, request_hash, status, resource_id)
                VALUES (:who, :key, :hash, :status, :resource)
                ON CONFLICT (user_id, key) DO NOTHING
                """)
                .param("who", who.value())
                .param("key", key.key())
                .param("hash", key.hash())
                .param("status", status)
                .param("resource", resource)
                .update();
        if (claimed == 1) {
            return Optional.empty();
        }
        return find(who, key);
    }

    /**
     * @return what was made under this key within a day, by the same request
     * @throws IdempotencyKeyReused if it stands for another request
     */
    public Optional<UUID> find(AccountId who, IdempotencyKey key) {
        Optional<Earlier> earlier = sql.sql("""
                SELECT request_hash, resource_id FROM public.idempotency_keys
                WHERE user_id = :who AND key = :key AND created_at >= now() - interval '24 hours'
                """)
                .param("who", who.value())
                .param("key", key.key())
                .query((row, n) -> new Earlier(row.getBytes(1), row.getObject(2, UUID.class)))
                .optional();
        if (earlier.isPresent() && !MessageDigest.isEqual(earlier.get().hash(), key.hash())) {
            throw new IdempotencyKeyReused();
        }
        return earlier.map(Earlier::resource);
    }

    private record Earlier(byte[] hash, UUID resource) {}
}
