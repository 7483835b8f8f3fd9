-- The ledgers of accounts that are gone: tax law keeps them for seven years, without a name.

CREATE TABLE public.credit_transaction_archive (
    id uuid PRIMARY KEY,
    subject uuid NOT NULL,
    amount integer NOT NULL,
    type text NOT NULL,
    description text,
    reference text,
    created_at timestamptz NOT NULL,
    deleted_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT credit_transaction_archive_times_finite CHECK (isfinite(created_at) AND isfinite(deleted_at))
);
COMMENT ON TABLE public.credit_transaction_archive IS
    'Movements of deleted accounts, as they stood in the ledger. Written by the database whoever deletes the account.';
COMMENT ON COLUMN public.credit_transaction_archive.subject IS
    'A random id that stands for the person in both archives; nothing leads from it to anybody.';
CREATE INDEX idx_credit_transaction_archive_subject ON public.credit_transaction_archive (subject);
CREATE INDEX idx_credit_transaction_archive_created_at ON public.credit_transaction_archive (created_at);
ALTER TABLE public.credit_transaction_archive ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Nobody but the service" ON public.credit_transaction_archive FOR SELECT TO authenticated USING (false);

CREATE FUNCTION public.archive_account() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_subject uuid := gen_random_uuid();
BEGIN
    -- A reference may hold the id (opening:…), a reason written by hand the address.
    INSERT INTO public.credit_transaction_archive (id, subject, amount, type, description, reference, created_at)
    SELECT t.id, v_subject, t.amount, t.type,
           replace(CASE WHEN OLD.email = '' THEN t.description
                        ELSE regexp_replace(t.description, '***=' || OLD.email, '(address)', 'gi') END,
               OLD.id::text, v_subject::text),
           replace(t.reference, OLD.id::text, v_subject::text), t.created_at
    FROM public.credit_transactions t WHERE t.user_id = OLD.id;

    INSERT INTO public.subscription_archive (id, subject, stripe_customer_id, stripe_subscription_id, status,
        stripe_status, plan, current_period_end, created_at)
    SELECT s.id, v_subject, s.stripe_customer_id, s.stripe_subscription_id, s.status,
        s.stripe_status, s.plan, s.current_period_end, coalesce(s.created_at, now())
    FROM public.subscriptions s WHERE s.user_id = OLD.id;
    RETURN OLD;
END;
$$;
COMMENT ON FUNCTION public.archive_account() IS
    'Copies the ledger and the Stripe ids before the cascade takes them, without e-mail and without the person''s id.';
CREATE TRIGGER archive_account BEFORE DELETE ON public.users
    FOR EACH ROW EXECUTE FUNCTION public.archive_account();

REVOKE ALL ON public.credit_transaction_archive FROM PUBLIC, anon, authenticated, service_role;
REVOKE ALL ON FUNCTION public.archive_account() FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT ON public.credit_transaction_archive TO service_role;
