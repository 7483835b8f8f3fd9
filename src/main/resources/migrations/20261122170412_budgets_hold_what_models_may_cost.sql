-- revision: 20261122170412
-- follows: 20261122170248
-- title: Budgets hold what models may cost
-- loses: on the way back the column public.llm_usage.tier with its values
-- loses: on the way back the rows of public.budget_notices
-- loses: on the way back the rows of public.model_calls_under_way
-- loses: on the way back the rows of public.usage_days

-- up

CREATE TABLE public.budget_notices (
    budget text NOT NULL,
    period date NOT NULL,
    told_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.budget_notices ENABLE ROW LEVEL SECURITY;

GRANT SELECT,INSERT ON TABLE public.budget_notices TO service_role;

COMMENT ON TABLE public.budget_notices IS 'Whoever writes the row tells the operator; so they are told once, by one node.';

COMMENT ON COLUMN public.budget_notices.budget IS 'As its setting: user-day, tier-day.free, service-month.';

COMMENT ON COLUMN public.budget_notices.period IS 'The day (UTC), or the first day of the month.';

CREATE TABLE public.model_calls_under_way (
    id uuid NOT NULL,
    user_id uuid,
    tier text NOT NULL,
    generation_id uuid NOT NULL,
    provider text NOT NULL,
    model text NOT NULL,
    input_tokens integer NOT NULL,
    output_tokens integer NOT NULL,
    cost_usd numeric(10,6) NOT NULL,
    priced boolean NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

ALTER TABLE public.model_calls_under_way ENABLE ROW LEVEL SECURITY;

GRANT SELECT,INSERT,DELETE ON TABLE public.model_calls_under_way TO service_role;

COMMENT ON TABLE public.model_calls_under_way IS 'Written before a model is asked, with the most that the call can take; gone when its row in llm_usage is there.';

COMMENT ON COLUMN public.model_calls_under_way.id IS 'The id of the row in llm_usage that it becomes.';

COMMENT ON COLUMN public.model_calls_under_way.generation_id IS 'The reading it is made for; it may be gone meanwhile.';

COMMENT ON COLUMN public.model_calls_under_way.expires_at IS 'Past this moment whoever made the call is gone: it counts as made, at the most that it can have taken.';

CREATE TABLE public.usage_days (
    day date NOT NULL,
    tier text NOT NULL,
    provider text NOT NULL,
    model text NOT NULL,
    slot smallint NOT NULL,
    calls bigint NOT NULL,
    input_tokens bigint NOT NULL,
    output_tokens bigint NOT NULL,
    cost_usd numeric(16,6) NOT NULL,
    unpriced_calls bigint NOT NULL,
    estimated_calls bigint NOT NULL
);

ALTER TABLE public.usage_days ENABLE ROW LEVEL SECURITY;

GRANT SELECT ON TABLE public.usage_days TO service_role;

COMMENT ON TABLE public.usage_days IS 'The rows of llm_usage in sums for each day (UTC). Kept by a trigger; whoever deletes a row or a person changes nothing here.';

COMMENT ON COLUMN public.usage_days.tier IS 'free, seeker, initiate, or guest for calls without a user.';

COMMENT ON COLUMN public.usage_days.slot IS 'Without a meaning: connections write into different rows, so that calls of one model need not wait for each other.';

COMMENT ON COLUMN public.usage_days.unpriced_calls IS 'Calls that are missing from cost_usd, for no price is known.';

COMMENT ON COLUMN public.usage_days.estimated_calls IS 'Calls whose tokens the provider did not report.';

ALTER TABLE public.llm_usage
    ADD COLUMN tier text;

COMMENT ON COLUMN public.llm_usage.tier IS 'The user''s when the call was begun; where nobody wrote it down, what they have when the row is written counts.';

CREATE OR REPLACE FUNCTION public.add_to_usage_days() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
BEGIN
    INSERT INTO public.usage_days AS d (day, tier, provider, model, slot, calls, input_tokens, output_tokens, cost_usd,
        unpriced_calls, estimated_calls)
    SELECT (a.created_at AT TIME ZONE 'UTC')::date, coalesce(a.tier, u.tier, 'guest'), a.provider, a.model,
        pg_backend_pid() % 16, count(*), sum(a.input_tokens), sum(a.output_tokens),
        coalesce(sum(a.cost_usd) FILTER (WHERE a.priced), 0), count(*) FILTER (WHERE NOT a.priced),
        count(*) FILTER (WHERE a.estimated)
    FROM added a LEFT JOIN public.users u ON u.id = a.user_id
    GROUP BY 1, 2, 3, 4
    -- Always in the same order, so that two that add several rows do not wait for each other.
    ORDER BY 1, 2, 3, 4
    ON CONFLICT (day, tier, provider, model, slot) DO UPDATE SET
        calls = d.calls + excluded.calls,
        input_tokens = d.input_tokens + excluded.input_tokens,
        output_tokens = d.output_tokens + excluded.output_tokens,
        cost_usd = d.cost_usd + excluded.cost_usd,
        unpriced_calls = d.unpriced_calls + excluded.unpriced_calls,
        estimated_calls = d.estimated_calls + excluded.estimated_calls;
    RETURN NULL;
END;
$$;

REVOKE ALL ON FUNCTION public.add_to_usage_days() FROM PUBLIC;

COMMENT ON FUNCTION public.add_to_usage_days() IS 'Keeps the sums true, whoever writes a row.';

CREATE INDEX idx_llm_usage_user_id_created_at ON public.llm_usage USING btree (user_id, created_at);

CREATE INDEX idx_model_calls_under_way_generation_id ON public.model_calls_under_way USING btree (generation_id);

CREATE INDEX idx_model_calls_under_way_expires_at ON public.model_calls_under_way USING btree (expires_at);

CREATE INDEX idx_model_calls_under_way_user_id ON public.model_calls_under_way USING btree (user_id);

ALTER TABLE public.llm_usage
    ADD CONSTRAINT llm_usage_tier_known CHECK ((tier = ANY (ARRAY['free'::text, 'seeker'::text, 'initiate'::text, 'guest'::text])));

ALTER TABLE public.budget_notices
    ADD CONSTRAINT budget_notices_pkey PRIMARY KEY (budget, period);

ALTER TABLE public.model_calls_under_way
    ADD CONSTRAINT model_calls_under_way_not_negative CHECK (((input_tokens >= 0) AND (output_tokens >= 0) AND (cost_usd >= (0)::numeric) AND (cost_usd <> 'NaN'::numeric)));

ALTER TABLE public.model_calls_under_way
    ADD CONSTRAINT model_calls_under_way_times_finite CHECK ((isfinite(begun_at) AND isfinite(expires_at)));

ALTER TABLE public.model_calls_under_way
    ADD CONSTRAINT model_calls_under_way_pkey PRIMARY KEY (id);

ALTER TABLE public.model_calls_under_way
    ADD CONSTRAINT model_calls_under_way_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE public.usage_days
    ADD CONSTRAINT usage_days_pkey PRIMARY KEY (day, tier, provider, model, slot);

CREATE TRIGGER add_to_usage_days
    AFTER INSERT ON public.llm_usage
    REFERENCING NEW TABLE AS added 
    FOR EACH STATEMENT
    EXECUTE PROCEDURE public.add_to_usage_days();

CREATE POLICY "Nobody but the service" ON public.budget_notices
  FOR SELECT
  TO authenticated
  USING (false);

CREATE POLICY "Nobody but the service" ON public.model_calls_under_way
  FOR SELECT
  TO authenticated
  USING (false);

CREATE POLICY "Nobody but the service" ON public.usage_days
  FOR SELECT
  TO authenticated
  USING (false);

-- What was booked before: with the tier that people have now; those who are gone count as guests.
INSERT INTO public.usage_days (day, tier, provider, model, slot, calls, input_tokens, output_tokens, cost_usd,
    unpriced_calls, estimated_calls)
SELECT (l.created_at AT TIME ZONE 'UTC')::date, coalesce(u.tier, 'guest'), l.provider, l.model, 0, count(*),
    sum(l.input_tokens), sum(l.output_tokens), coalesce(sum(l.cost_usd) FILTER (WHERE l.priced), 0),
    count(*) FILTER (WHERE NOT l.priced), count(*) FILTER (WHERE l.estimated)
FROM public.llm_usage l LEFT JOIN public.users u ON u.id = l.user_id
GROUP BY 1, 2, 3, 4;

-- undo

DROP POLICY "Nobody but the service" ON public.budget_notices;

DROP POLICY "Nobody but the service" ON public.model_calls_under_way;

DROP POLICY "Nobody but the service" ON public.usage_days;

DROP TRIGGER add_to_usage_days ON public.llm_usage;

ALTER TABLE public.budget_notices
    DROP CONSTRAINT budget_notices_pkey;

ALTER TABLE public.model_calls_under_way
    DROP CONSTRAINT model_calls_under_way_not_negative;

ALTER TABLE public.model_calls_under_way
    DROP CONSTRAINT model_calls_under_way_times_finite;

ALTER TABLE public.model_calls_under_way
    DROP CONSTRAINT model_calls_under_way_pkey;

ALTER TABLE public.model_calls_under_way
    DROP CONSTRAINT model_calls_under_way_user_id_fkey;

ALTER TABLE public.llm_usage
    DROP CONSTRAINT llm_usage_tier_known;

ALTER TABLE public.usage_days
    DROP CONSTRAINT usage_days_pkey;

DROP INDEX public.idx_model_calls_under_way_generation_id;

DROP INDEX public.idx_model_calls_under_way_expires_at;

DROP INDEX public.idx_model_calls_under_way_user_id;

DROP INDEX public.idx_llm_usage_user_id_created_at;

DROP FUNCTION public.add_to_usage_days();

ALTER TABLE ONLY public.llm_usage
    DROP COLUMN tier;

DROP TABLE public.budget_notices;

DROP TABLE public.model_calls_under_way;

DROP TABLE public.usage_days;
