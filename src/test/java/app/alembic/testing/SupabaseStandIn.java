package app.alembic.testing;

/**
 * A second Alembic that keeps accounts of its own, in the place of Supabase Auth: it speaks the same contract.
 *
 * @param gateway whose address {@code SUPABASE_URL} is: tests make it answer what the stand-in would not
 * @param client speaks with it
 * @param cast signs people up there
 */
public record SupabaseStandIn(Gateway gateway, Client client, Cast cast) {}
