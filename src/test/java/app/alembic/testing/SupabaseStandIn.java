package app.alembic.testing;

/**
 * A second Alembic that keeps accounts of its own, in the place of Supabase Auth: it speaks the same contract.
 *
 * @param url what {@code SUPABASE_URL} is set to
 * @param client speaks with it
 * @param cast signs people up there
 */
public record SupabaseStandIn(String url, Client client, Cast cast) {}
