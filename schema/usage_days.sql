-- What models cost, summed up.

CREATE TABLE public.usage_days (
    day date NOT NULL,
    tier text NOT NULL,
    provider text NOT NULL,
    model text NOT NULL,
    slot smallint NOT NULL,
    calls bigint NOT NULL,
    input_tokens bigint NOT NULL,
    output_tokens bigint NOT NULL,
    cost_usd numeric(16, 6) NOT NULL,
    unpriced_calls bigint NOT NULL,
    estimated_calls bigint NOT NULL,
    PRIMARY KEY (day, tier, provider, model, slot)
);
COMMENT ON TABLE public.usage_days IS
    'The rows of llm_usage in sums for each day (UTC). Kept by a trigger; whoever deletes a row or a person changes nothing here.';
COMMENT ON COLUMN public.usage_days.tier IS 'free, seeker, initiate, or guest for calls without a user.';
COMMENT ON COLUMN public.usage_days.slot IS
    'Without a meaning: connections write into different rows, so that calls of one model need not wait for each other.';
COMMENT ON COLUMN public.usage_days.unpriced_calls IS 'Calls that are missing from cost_usd, for no price is known.';
COMMENT ON COLUMN public.usage_days.estimated_calls IS 'Calls whose tokens the provider did not report.';
ALTER TABLE public.usage_days ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Nobody but the service" ON public.usage_days FOR SELECT TO authenticated USING (false);

CREATE FUNCTION public.add_to_usage_days() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
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
COMMENT ON FUNCTION public.add_to_usage_days() IS 'Keeps the sums true, whoever writes a row.';
CREATE TRIGGER add_to_usage_days AFTER INSERT ON public.llm_usage
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.add_to_usage_days();

REVOKE ALL ON public.usage_days FROM PUBLIC, anon, authenticated, service_role;
REVOKE ALL ON FUNCTION public.add_to_usage_days() FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT ON public.usage_days TO service_role;
