-- What each model call took.

CREATE TABLE public.llm_usage (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid REFERENCES public.users (id) ON DELETE SET NULL,
    reading_id uuid REFERENCES public.readings (id) ON DELETE SET NULL,
    model text NOT NULL,
    provider text NOT NULL,
    input_tokens integer NOT NULL,
    output_tokens integer NOT NULL,
    total_tokens integer NOT NULL,
    cost_usd numeric(10, 6) NOT NULL,
    latency_ms integer NOT NULL,
    created_at timestamptz DEFAULT now(),
    generation_id uuid REFERENCES public.generations (id) ON DELETE SET NULL,
    estimated boolean NOT NULL DEFAULT false,
    priced boolean NOT NULL DEFAULT true,
    tier text,
    CONSTRAINT llm_usage_not_negative CHECK (
        input_tokens >= 0 AND output_tokens >= 0 AND total_tokens >= 0 AND latency_ms >= 0
        -- NaN is greater than any number to PostgreSQL, and one would make every sum NaN.
        AND cost_usd >= 0 AND cost_usd <> 'NaN'),
    CONSTRAINT llm_usage_total CHECK (total_tokens = input_tokens + output_tokens),
    CONSTRAINT llm_usage_tier_known CHECK (tier IN ('free', 'seeker', 'initiate', 'guest')),
    CONSTRAINT llm_usage_names_bounded CHECK (length(model) <= 200 AND length(provider) <= 50),
    CONSTRAINT llm_usage_created_at_finite CHECK (created_at IS NOT NULL AND isfinite(created_at))
);
COMMENT ON TABLE public.llm_usage IS 'What each model call took: never a word of what was said.';
COMMENT ON COLUMN public.llm_usage.output_tokens IS 'Reasoning tokens included, whatever the provider''s convention.';
COMMENT ON COLUMN public.llm_usage.estimated IS 'The provider reported no counts.';
COMMENT ON COLUMN public.llm_usage.priced IS 'False: no price is known for the model, and cost_usd is no statement.';
COMMENT ON COLUMN public.llm_usage.tier IS
    'The user''s when the call was begun; where nobody wrote it down, what they have when the row is written counts.';
CREATE INDEX idx_llm_usage_user_id ON public.llm_usage (user_id);
CREATE INDEX idx_llm_usage_user_id_created_at ON public.llm_usage (user_id, created_at);
CREATE INDEX idx_llm_usage_reading_id ON public.llm_usage (reading_id);
CREATE INDEX idx_llm_usage_generation_id ON public.llm_usage (generation_id);
CREATE INDEX idx_llm_usage_created_at ON public.llm_usage (created_at DESC);
CREATE INDEX idx_llm_usage_model ON public.llm_usage (model);
CREATE INDEX idx_llm_usage_provider ON public.llm_usage (provider);
ALTER TABLE public.llm_usage ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Disable user access to llm_usage" ON public.llm_usage FOR SELECT TO authenticated USING (false);

REVOKE ALL ON public.llm_usage FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT ON public.llm_usage TO authenticated;
GRANT SELECT, INSERT, DELETE, UPDATE (reading_id) ON public.llm_usage TO service_role;
