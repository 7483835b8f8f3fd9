-- Readings on their way.

CREATE TABLE public.generations (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
    question text NOT NULL CHECK (question ~ '[^[:space:]]' AND length(question) <= 1000),
    spread_type text NOT NULL CHECK (spread_type IN ('single', 'three_card', 'shadow_work', 'celtic_cross')),
    cards jsonb NOT NULL CHECK (jsonb_typeof(cards) = 'array' AND octet_length(cards::text) <= 8192),
    price integer NOT NULL CHECK (price >= 0),
    notice text CHECK (length(notice) <= 1000),
    state text NOT NULL DEFAULT 'interpreting' CHECK (state IN ('interpreting', 'complete', 'failed')),
    attempt integer NOT NULL DEFAULT 1 CHECK (attempt >= 1),
    lease_until timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    CONSTRAINT generations_finished CHECK ((state = 'interpreting') = (finished_at IS NULL)),
    -- A lease without an end would leave a charged reading to nobody.
    CONSTRAINT generations_times_finite
        CHECK (isfinite(created_at) AND isfinite(lease_until) AND (finished_at IS NULL OR isfinite(finished_at))),
    text_length integer NOT NULL DEFAULT 0 CHECK (text_length BETWEEN 0 AND 20000),
    taken_up integer NOT NULL DEFAULT 1 CHECK (taken_up >= 1)
);
COMMENT ON TABLE public.generations IS
    'A question with its cards, from the charge until the reading is complete or its price has come back.';
COMMENT ON COLUMN public.generations.id IS 'The id of the reading it becomes.';
COMMENT ON COLUMN public.generations.attempt IS 'How often its text has begun anew: whoever wrote an earlier one writes no more.';
COMMENT ON COLUMN public.generations.text_length IS 'Characters of this attempt that viewers may see: generation_parts holds them.';
COMMENT ON COLUMN public.generations.taken_up IS 'How often a node has taken it up; too often, and something in it breaks whoever does.';
COMMENT ON COLUMN public.generations.lease_until IS 'Past this moment any node may take an unfinished one up.';
CREATE INDEX idx_generations_user_id_created_at ON public.generations (user_id, created_at DESC, id);
CREATE INDEX idx_generations_lease_until ON public.generations (lease_until) WHERE state = 'interpreting';
ALTER TABLE public.generations ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Users can view own generations" ON public.generations FOR SELECT TO authenticated
    USING ((SELECT auth.uid()) = user_id);
CREATE POLICY "Users can delete own failed generations" ON public.generations FOR DELETE TO authenticated
    USING ((SELECT auth.uid()) = user_id AND state = 'failed');

CREATE TRIGGER check_generation_cards BEFORE INSERT OR UPDATE OF cards, spread_type ON public.generations
    FOR EACH ROW EXECUTE FUNCTION public.check_reading_cards();

CREATE FUNCTION public.forget_generation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    DELETE FROM public.generations WHERE id = OLD.id;
    RETURN NULL;
END;
$$;
CREATE TRIGGER forget_generation AFTER DELETE ON public.readings
    FOR EACH ROW EXECUTE FUNCTION public.forget_generation();

REVOKE ALL ON public.generations FROM PUBLIC, anon, authenticated, service_role;

REVOKE ALL ON FUNCTION public.forget_generation()
    FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT, DELETE ON public.generations TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.generations TO service_role;
