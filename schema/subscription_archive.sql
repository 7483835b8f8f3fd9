-- What Stripe knew of accounts that are gone.

CREATE TABLE public.subscription_archive (
    id uuid PRIMARY KEY,
    subject uuid NOT NULL,
    stripe_customer_id text NOT NULL,
    stripe_subscription_id text,
    status text NOT NULL,
    stripe_status text,
    plan text,
    current_period_end timestamptz,
    created_at timestamptz NOT NULL,
    deleted_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    CONSTRAINT subscription_archive_times_finite
        CHECK (isfinite(created_at) AND isfinite(deleted_at) AND isfinite(ended_at))
);
COMMENT ON TABLE public.subscription_archive IS
    'Subscriptions of deleted accounts: without them a plan would go on charging, and nobody would know whose it is.';
COMMENT ON COLUMN public.subscription_archive.ended_at IS
    'When it was known to have ended at Stripe; until then one with a Stripe id has to be cancelled.';
CREATE INDEX idx_subscription_archive_subject ON public.subscription_archive (subject);
CREATE INDEX idx_subscription_archive_open ON public.subscription_archive (deleted_at)
    WHERE stripe_subscription_id IS NOT NULL AND ended_at IS NULL;
ALTER TABLE public.subscription_archive ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Nobody but the service" ON public.subscription_archive FOR SELECT TO authenticated USING (false);

REVOKE ALL ON public.subscription_archive FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT, UPDATE (ended_at) ON public.subscription_archive TO service_role;
