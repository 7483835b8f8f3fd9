-- revision: 20261122102000
-- follows: 20261122101000
-- title: Readings on their way

-- up

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
        CHECK (isfinite(created_at) AND isfinite(lease_until) AND (finished_at IS NULL OR isfinite(finished_at)))
);
COMMENT ON TABLE public.generations IS
    'A question with its cards, from the charge until the reading is complete or its price has come back.';
COMMENT ON COLUMN public.generations.id IS 'The id of the reading it becomes.';
COMMENT ON COLUMN public.generations.attempt IS 'How often somebody has begun to interpret it.';
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

ALTER TABLE public.llm_usage ADD CONSTRAINT llm_usage_generation_id_fkey
    FOREIGN KEY (generation_id) REFERENCES public.generations (id) ON DELETE SET NULL;
CREATE INDEX idx_llm_usage_generation_id ON public.llm_usage (generation_id);

CREATE FUNCTION public.forget_generation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    DELETE FROM public.generations WHERE id = OLD.id;
    RETURN NULL;
END;
$$;
CREATE TRIGGER forget_generation AFTER DELETE ON public.readings
    FOR EACH ROW EXECUTE FUNCTION public.forget_generation();

CREATE TABLE public.daily_draws (
    user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
    day date NOT NULL,
    draws integer NOT NULL CHECK (draws > 0),
    PRIMARY KEY (user_id, day),
    CONSTRAINT daily_draws_day_finite CHECK (isfinite(day))
);
COMMENT ON TABLE public.daily_draws IS
    'How often somebody drew on a day (UTC): fair use is counted here, for readings can be deleted.';
ALTER TABLE public.daily_draws ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Nobody but the service" ON public.daily_draws FOR SELECT TO authenticated USING (false);

REVOKE ALL ON public.daily_draws FROM PUBLIC, anon, authenticated, service_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.daily_draws TO service_role;
REVOKE ALL ON public.generations FROM PUBLIC, anon, authenticated, service_role;
REVOKE ALL ON FUNCTION public.forget_generation() FROM PUBLIC, anon, authenticated, service_role;
GRANT SELECT, DELETE ON public.generations TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.generations TO service_role;

-- undo

DROP TABLE public.daily_draws;
DROP TRIGGER forget_generation ON public.readings;
DROP FUNCTION public.forget_generation();
ALTER TABLE public.llm_usage DROP CONSTRAINT llm_usage_generation_id_fkey;
DROP INDEX public.idx_llm_usage_generation_id;
DROP TABLE public.generations;
