-- The ledger, and the only ways in which credits move.

CREATE TABLE public.credit_transactions (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
    amount integer NOT NULL,
    type text NOT NULL CHECK (type IN ('purchase', 'usage', 'refund', 'bonus')),
    description text,
    created_at timestamptz DEFAULT now(),
    reference text,
    CONSTRAINT credit_transactions_sign CHECK (
        CASE type WHEN 'usage' THEN amount < 0 WHEN 'refund' THEN amount <> 0 ELSE amount > 0 END),
    CONSTRAINT credit_transactions_description_bounded CHECK (length(description) <= 500),
    CONSTRAINT credit_transactions_reference_bounded CHECK (length(reference) BETWEEN 1 AND 200),
    CONSTRAINT credit_transactions_created_at_finite CHECK (created_at IS NOT NULL AND isfinite(created_at)),
    CONSTRAINT credit_transactions_reference_unique UNIQUE (type, reference)
);
COMMENT ON TABLE public.credit_transactions IS 'The ledger: append-only; its sum is users.credits after every transaction.';
COMMENT ON COLUMN public.credit_transactions.reference IS
    'What the movement is for, given by the server (reading:…, opening:…, operator:…); exactly once for each type.';
CREATE INDEX idx_credit_transactions_user_id ON public.credit_transactions (user_id);
CREATE INDEX idx_credit_transactions_created_at ON public.credit_transactions (created_at);
CREATE INDEX idx_credit_transactions_user_id_created_at ON public.credit_transactions (user_id, created_at DESC, id);
ALTER TABLE public.credit_transactions ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Users can view own transactions" ON public.credit_transactions FOR SELECT TO authenticated
    USING ((SELECT auth.uid()) = user_id);

CREATE FUNCTION public.ledger_is_append_only() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
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
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON public.credit_transactions
    FOR EACH ROW EXECUTE FUNCTION public.ledger_is_append_only();
CREATE TRIGGER ledger_is_not_truncated BEFORE TRUNCATE ON public.credit_transactions
    FOR EACH STATEMENT EXECUTE FUNCTION public.ledger_is_append_only();

CREATE FUNCTION public.ledger_balances() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
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
CREATE CONSTRAINT TRIGGER ledger_balances AFTER INSERT OR UPDATE OF credits ON public.users
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ledger_balances();
CREATE CONSTRAINT TRIGGER ledger_balances AFTER INSERT OR DELETE ON public.credit_transactions
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ledger_balances();

CREATE FUNCTION public.deduct_credits(p_user_id uuid, p_amount integer, p_description text, p_reference text)
    RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF p_user_id IS NULL OR p_amount IS NULL OR p_amount < 1 THEN
        RAISE EXCEPTION 'deduct_credits takes a person and an amount of at least 1, got %', coalesce(p_amount::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF p_reference IS NOT NULL THEN
        -- The lock comes first, so that a retry that runs beside the first call waits for it and then sees its row.
        PERFORM 1 FROM public.users WHERE id = p_user_id FOR NO KEY UPDATE;
        IF EXISTS (SELECT FROM public.credit_transactions
                   WHERE type = 'usage' AND reference = p_reference AND user_id = p_user_id) THEN
            RETURN true;
        END IF;
    END IF;
    UPDATE public.users SET credits = credits - p_amount WHERE id = p_user_id AND credits >= p_amount;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO public.credit_transactions (user_id, amount, type, description, reference)
    VALUES (p_user_id, -p_amount, 'usage', p_description, p_reference);
    RETURN true;
END;
$$;
COMMENT ON FUNCTION public.deduct_credits(uuid, integer, text, text) IS
    'Takes the amount and writes the ledger, or does neither and answers false. One reference charges once.';

CREATE FUNCTION public.deduct_credits(p_user_id uuid, p_amount integer, p_description text) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    SELECT public.deduct_credits(p_user_id, p_amount, p_description, NULL)
$$;

CREATE FUNCTION public.grant_credits(
    p_user_id uuid, p_amount integer, p_type text, p_description text, p_reference text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF p_user_id IS NULL OR p_amount IS NULL OR p_amount = 0
        OR p_type IS NULL OR p_type NOT IN ('purchase', 'refund', 'bonus') OR (p_type <> 'refund' AND p_amount < 0) THEN
        RAISE EXCEPTION 'grant_credits takes a person, an amount and purchase, refund or bonus, got % of %',
            coalesce(p_amount::text, 'NULL'), coalesce(p_type, 'NULL') USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM 1 FROM public.users WHERE id = p_user_id FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    IF EXISTS (SELECT FROM public.credit_transactions
               WHERE type = p_type AND reference = p_reference AND user_id = p_user_id) THEN
        RETURN true;
    END IF;
    UPDATE public.users SET credits = credits + p_amount WHERE id = p_user_id;
    INSERT INTO public.credit_transactions (user_id, amount, type, description, reference)
    VALUES (p_user_id, p_amount, p_type, p_description, p_reference);
    RETURN true;
END;
$$;
COMMENT ON FUNCTION public.grant_credits(uuid, integer, text, text, text) IS
    'Gives credits, or takes a returned payment back (a negative refund). One reference of a type moves once.';

CREATE FUNCTION public.purge_credit_transactions(p_before timestamptz) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
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
COMMENT ON FUNCTION public.purge_credit_transactions(timestamptz) IS
    'For the owner: folds movements of more than seven years ago into one row a person, and forgets archived ones.';

REVOKE ALL ON public.credit_transactions FROM PUBLIC, anon, authenticated, service_role;

REVOKE ALL ON FUNCTION public.ledger_is_append_only(),
    public.ledger_balances(),
    public.deduct_credits(uuid, integer, text),
    public.deduct_credits(uuid, integer, text, text),
    public.grant_credits(uuid, integer, text, text, text),
    public.purge_credit_transactions(timestamptz)
    FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT ON public.credit_transactions TO authenticated, service_role;
GRANT EXECUTE ON FUNCTION public.deduct_credits(uuid, integer, text),
    public.deduct_credits(uuid, integer, text, text),
    public.grant_credits(uuid, integer, text, text, text) TO service_role;
