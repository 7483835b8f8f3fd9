-- revision: 20261122143045
-- follows: 20261122102000
-- title: What the law keeps of accounts that are gone
-- loses: on the way back the column public.readings.paid with its values
-- loses: on the way back the rows of public.subscription_archive
-- loses: on the way back the rows of public.credit_transaction_archive

-- up

CREATE TABLE public.subscription_archive (
    id uuid NOT NULL,
    subject uuid NOT NULL,
    stripe_customer_id text NOT NULL,
    stripe_subscription_id text,
    status text NOT NULL,
    stripe_status text,
    plan text,
    current_period_end timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone
);

ALTER TABLE public.subscription_archive ENABLE ROW LEVEL SECURITY;

GRANT SELECT ON TABLE public.subscription_archive TO service_role;

GRANT UPDATE(ended_at) ON TABLE public.subscription_archive TO service_role;

COMMENT ON TABLE public.subscription_archive IS 'Subscriptions of deleted accounts: without them a plan would go on charging, and nobody would know whose it is.';

COMMENT ON COLUMN public.subscription_archive.ended_at IS 'When it was known to have ended at Stripe; until then one with a Stripe id has to be cancelled.';

CREATE TABLE public.credit_transaction_archive (
    id uuid NOT NULL,
    subject uuid NOT NULL,
    amount integer NOT NULL,
    type text NOT NULL,
    description text,
    reference text,
    created_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.credit_transaction_archive ENABLE ROW LEVEL SECURITY;

GRANT SELECT ON TABLE public.credit_transaction_archive TO service_role;

COMMENT ON TABLE public.credit_transaction_archive IS 'Movements of deleted accounts, as they stood in the ledger. Written by the database whoever deletes the account.';

COMMENT ON COLUMN public.credit_transaction_archive.subject IS 'A random id that stands for the person in both archives; nothing leads from it to anybody.';

ALTER TABLE public.readings
    ADD COLUMN paid boolean DEFAULT false NOT NULL;

-- Until now their term alone told the two kinds apart.
UPDATE public.readings SET paid = true WHERE keep_until >= created_at + interval '2 years';

COMMENT ON COLUMN public.readings.paid IS 'A plan or bought credits paid for it: it goes by its owner''s or the operator''s hand, never by the nightly job.';

CREATE OR REPLACE FUNCTION public.archive_account() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

REVOKE ALL ON FUNCTION public.archive_account() FROM PUBLIC;

COMMENT ON FUNCTION public.archive_account() IS 'Copies the ledger and the Stripe ids before the cascade takes them, without e-mail and without the person''s id.';

CREATE OR REPLACE FUNCTION public.purge_credit_transactions(p_before timestamp with time zone) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
DECLARE
    v_person uuid;
    v_total bigint;
    v_rows bigint;
    v_purged bigint := 0;
BEGIN
    IF p_before IS NULL OR p_before > now() - interval '7 years' THEN
        RAISE EXCEPTION 'the ledger is kept for seven years; % is later than that', coalesce(p_before::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    FOR v_person IN SELECT DISTINCT user_id FROM public.credit_transactions WHERE created_at < p_before LOOP
        PERFORM 1 FROM public.users WHERE id = v_person FOR NO KEY UPDATE;
        WITH gone AS (
            DELETE FROM public.credit_transactions WHERE user_id = v_person AND created_at < p_before RETURNING amount)
        SELECT sum(amount), count(*) INTO v_total, v_rows FROM gone;
        -- As old as what it stands for, so that the next purge takes it in as well.
        IF v_total <> 0 THEN
            INSERT INTO public.credit_transactions (user_id, amount, type, description, created_at)
            VALUES (v_person, v_total, CASE WHEN v_total > 0 THEN 'bonus' ELSE 'usage' END, 'Carried forward', p_before);
        END IF;
        v_purged := v_purged + v_rows;
    END LOOP;
    WITH gone AS (DELETE FROM public.credit_transaction_archive WHERE created_at < p_before RETURNING 1)
    SELECT v_purged + count(*) INTO v_purged FROM gone;
    DELETE FROM public.subscription_archive WHERE deleted_at < p_before AND ended_at IS NOT NULL;
    RETURN v_purged;
END;
$$;

REVOKE ALL ON FUNCTION public.purge_credit_transactions(p_before timestamp with time zone) FROM PUBLIC;

COMMENT ON FUNCTION public.purge_credit_transactions(p_before timestamp with time zone) IS 'For the owner: folds movements of more than seven years ago into one row a person, and forgets archived ones.';

CREATE OR REPLACE FUNCTION public.delete_expired_readings(p_limit integer) RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    AS $$
    WITH expired AS (
        SELECT id FROM public.readings WHERE NOT paid AND keep_until < now()
        ORDER BY keep_until LIMIT p_limit FOR UPDATE SKIP LOCKED),
    gone AS (DELETE FROM public.readings r USING expired e WHERE r.id = e.id RETURNING 1)
    SELECT count(*)::integer FROM gone
$$;

REVOKE ALL ON FUNCTION public.delete_expired_readings(p_limit integer) FROM PUBLIC;

GRANT ALL ON FUNCTION public.delete_expired_readings(p_limit integer) TO service_role;

COMMENT ON FUNCTION public.delete_expired_readings(p_limit integer) IS 'Forgets unpaid readings past their day, so many at a time, with all that hangs on them.';

CREATE OR REPLACE FUNCTION public.ledger_is_append_only() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
BEGIN
    -- A person's rows go with the person, when the cascade has already taken the profile. Beyond that a row goes only
    -- when the law no longer asks for it, and then ledger_balances asks for another that carries it forward.
    IF TG_OP = 'DELETE' AND (OLD.created_at < now() - interval '7 years'
        OR NOT EXISTS (SELECT FROM public.users WHERE id = OLD.user_id)) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the ledger is append-only: correct a movement by another one'
        USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE OR REPLACE FUNCTION public.ledger_balances() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
DECLARE
    changed jsonb := coalesce(to_jsonb(NEW), to_jsonb(OLD));
    person uuid := changed ->> CASE TG_TABLE_NAME WHEN 'users' THEN 'id' ELSE 'user_id' END;
    balance bigint;
    total bigint;
BEGIN
    SELECT credits INTO balance FROM public.users WHERE id = person;
    SELECT coalesce(sum(amount), 0) INTO total FROM public.credit_transactions WHERE user_id = person;
    IF balance IS NOT NULL AND balance <> total THEN
        RAISE EXCEPTION 'the ledger of % sums to %, the balance says %; use grant_credits or deduct_credits',
            person, total, balance USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_balances';
    END IF;
    RETURN NULL;
END;
$$;

CREATE INDEX idx_readings_keep_until ON public.readings USING btree (keep_until)
WHERE (NOT paid);

CREATE INDEX idx_credit_transactions_created_at ON public.credit_transactions USING btree (created_at);

CREATE INDEX idx_subscription_archive_open ON public.subscription_archive USING btree (deleted_at)
WHERE ((stripe_subscription_id IS NOT NULL) AND (ended_at IS NULL));

CREATE INDEX idx_subscription_archive_subject ON public.subscription_archive USING btree (subject);

CREATE INDEX idx_credit_transaction_archive_created_at ON public.credit_transaction_archive USING btree (created_at);

CREATE INDEX idx_credit_transaction_archive_subject ON public.credit_transaction_archive USING btree (subject);

ALTER TABLE public.subscription_archive
    ADD CONSTRAINT subscription_archive_pkey PRIMARY KEY (id);

ALTER TABLE public.credit_transaction_archive
    ADD CONSTRAINT credit_transaction_archive_pkey PRIMARY KEY (id);

ALTER TABLE public.credit_transaction_archive
    ADD CONSTRAINT credit_transaction_archive_times_finite CHECK ((isfinite(created_at) AND isfinite(deleted_at)));

ALTER TABLE public.subscription_archive
    ADD CONSTRAINT subscription_archive_times_finite
        CHECK ((isfinite(created_at) AND isfinite(deleted_at) AND isfinite(ended_at)));

CREATE TRIGGER archive_account
    BEFORE DELETE ON public.users
    FOR EACH ROW
    EXECUTE FUNCTION public.archive_account();

DROP TRIGGER ledger_balances ON public.credit_transactions;

CREATE POLICY "Nobody but the service" ON public.subscription_archive
  FOR SELECT
  TO authenticated
  USING (false);

CREATE POLICY "Nobody but the service" ON public.credit_transaction_archive
  FOR SELECT
  TO authenticated
  USING (false);

CREATE CONSTRAINT TRIGGER ledger_balances
    AFTER INSERT OR DELETE ON public.credit_transactions
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW
    EXECUTE FUNCTION public.ledger_balances();

-- undo

DROP POLICY "Nobody but the service" ON public.subscription_archive;

DROP POLICY "Nobody but the service" ON public.credit_transaction_archive;

DROP TRIGGER archive_account ON public.users;

ALTER TABLE public.subscription_archive
    DROP CONSTRAINT subscription_archive_pkey;

ALTER TABLE public.credit_transaction_archive
    DROP CONSTRAINT credit_transaction_archive_pkey;

DROP INDEX public.idx_subscription_archive_open;

DROP INDEX public.idx_subscription_archive_subject;

DROP INDEX public.idx_credit_transaction_archive_created_at;

DROP INDEX public.idx_credit_transaction_archive_subject;

DROP INDEX public.idx_credit_transactions_created_at;

DROP INDEX public.idx_readings_keep_until;

DROP FUNCTION public.archive_account();

DROP FUNCTION public.purge_credit_transactions(p_before timestamp with time zone);

DROP FUNCTION public.delete_expired_readings(p_limit integer);

ALTER TABLE ONLY public.readings
    DROP COLUMN paid;

DROP TABLE public.subscription_archive;

DROP TABLE public.credit_transaction_archive;

CREATE OR REPLACE FUNCTION public.ledger_is_append_only() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
BEGIN
    -- A person's rows go with the person, when the cascade has already taken the profile; nothing else removes one.
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM public.users WHERE id = OLD.user_id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the ledger is append-only: correct a movement by another one'
        USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE OR REPLACE FUNCTION public.ledger_balances() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
DECLARE
    person uuid := CASE TG_TABLE_NAME WHEN 'users' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'user_id' END;
    balance bigint;
    total bigint;
BEGIN
    SELECT credits INTO balance FROM public.users WHERE id = person;
    SELECT coalesce(sum(amount), 0) INTO total FROM public.credit_transactions WHERE user_id = person;
    IF balance IS NOT NULL AND balance <> total THEN
        RAISE EXCEPTION 'the ledger of % sums to %, the balance says %; use grant_credits or deduct_credits',
            person, total, balance USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_balances';
    END IF;
    RETURN NULL;
END;
$$;

DROP TRIGGER ledger_balances ON public.credit_transactions;

CREATE CONSTRAINT TRIGGER ledger_balances
    AFTER INSERT ON public.credit_transactions
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW
    EXECUTE FUNCTION public.ledger_balances();
