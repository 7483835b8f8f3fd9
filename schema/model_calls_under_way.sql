-- Calls of models that are being made.

CREATE TABLE public.model_calls_under_way (
    id uuid PRIMARY KEY,
    user_id uuid REFERENCES public.users (id) ON DELETE SET NULL,
    tier text NOT NULL,
    generation_id uuid NOT NULL,
    provider text NOT NULL,
    model text NOT NULL,
    input_tokens integer NOT NULL,
    output_tokens integer NOT NULL,
    cost_usd numeric(10, 6) NOT NULL,
    priced boolean NOT NULL,
    begun_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT model_calls_under_way_not_negative
        CHECK (input_tokens >= 0 AND output_tokens >= 0 AND cost_usd >= 0 AND cost_usd <> 'NaN'),
    -- One without an end would hold its money back for ever.
    CONSTRAINT model_calls_under_way_times_finite CHECK (isfinite(begun_at) AND isfinite(expires_at))
);
COMMENT ON TABLE public.model_calls_under_way IS
    'Written before a model is asked, with the most that the call can take; gone when its row in llm_usage is there.';
COMMENT ON COLUMN public.model_calls_under_way.id IS 'The id of the row in llm_usage that it becomes.';
COMMENT ON COLUMN public.model_calls_under_way.generation_id IS 'The reading it is made for; it may be gone meanwhile.';
COMMENT ON COLUMN public.model_calls_under_way.expires_at IS
    'Past this moment whoever made the call is gone: it counts as made, at the most that it can have taken.';
CREATE INDEX idx_model_calls_under_way_user_id ON public.model_calls_under_way (user_id);
CREATE INDEX idx_model_calls_under_way_generation_id ON public.model_calls_under_way (generation_id);
CREATE INDEX idx_model_calls_under_way_expires_at ON public.model_calls_under_way (expires_at);
ALTER TABLE public.model_calls_under_way ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Nobody but the service" ON public.model_calls_under_way FOR SELECT TO authenticated USING (false);

REVOKE ALL ON public.model_calls_under_way FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT, INSERT, DELETE ON public.model_calls_under_way TO service_role;
