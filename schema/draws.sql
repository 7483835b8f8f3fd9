-- Draws that are committed to before the seeker adds chance: one chain for each person.

CREATE TABLE public.draws (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
    place integer NOT NULL CHECK (place >= 0),
    commitment bytea NOT NULL CHECK (octet_length(commitment) = 32),
    previous bytea NOT NULL CHECK (octet_length(previous) = 32),
    link bytea NOT NULL CHECK (octet_length(link) = 32),
    deck_version text NOT NULL CHECK (length(deck_version) BETWEEN 1 AND 20),
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT draws_place_once UNIQUE (user_id, place),
    CONSTRAINT draws_follow_once UNIQUE (user_id, previous),
    -- A draw that never expires would keep its seed to itself for ever.
    CONSTRAINT draws_times_finite
        CHECK (isfinite(created_at) AND isfinite(expires_at) AND (used_at IS NULL OR isfinite(used_at)))
);
COMMENT ON TABLE public.draws IS
    'Commitments, each linked to the one before it: docs/reference/draw.md. A row is never changed but for being used.';
COMMENT ON COLUMN public.draws.id IS 'The id of the reading it becomes.';
COMMENT ON COLUMN public.draws.place IS 'Its index in the person''s chain, from 0.';
CREATE INDEX idx_draws_created_at ON public.draws (created_at);
ALTER TABLE public.draws ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Users can view own draws" ON public.draws FOR SELECT TO authenticated
    USING ((SELECT auth.uid()) = user_id);

CREATE FUNCTION public.draws_stay_as_they_are() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF OLD.used_at IS NOT NULL
        OR (to_jsonb(OLD) - 'used_at') IS DISTINCT FROM (to_jsonb(NEW) - 'used_at') THEN
        RAISE EXCEPTION 'a draw is used once, and nothing else in its row changes'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER draws_stay_as_they_are BEFORE UPDATE ON public.draws
    FOR EACH ROW EXECUTE FUNCTION public.draws_stay_as_they_are();

REVOKE ALL ON public.draws FROM PUBLIC, anon, authenticated, service_role;

REVOKE ALL ON FUNCTION public.draws_stay_as_they_are()
    FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT ON public.draws TO authenticated;
GRANT SELECT, INSERT, UPDATE (used_at) ON public.draws TO service_role;
