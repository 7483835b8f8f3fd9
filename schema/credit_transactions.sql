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
CREATE INDEX idx_credit_transactions_user_id_created_at ON public.credit_transactions (user_id, created_at DESC, id);
ALTER TABLE public.credit_transactions ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Users can view own transactions" ON public.credit_transactions FOR SELECT TO authenticated
    USING ((SELECT auth.uid()) = user_id);

CREATE FUNCTION public.ledger_is_append_only() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    -- A person's rows go with the person, when the cascade has already taken the profile; nothing else removes one.
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM public.users WHERE id = OLD.user_id) THEN
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
CREATE CONSTRAINT TRIGGER ledger_balances AFTER INSERT OR UPDATE OF credits ON public.users
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ledger_balances();
CREATE CONSTRAINT TRIGGER ledger_balances AFTER INSERT ON public.credit_transactions
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

REVOKE ALL ON public.credit_transactions FROM PUBLIC, anon, authenticated, service_role;

REVOKE ALL ON FUNCTION public.ledger_is_append_only(),
    public.ledger_balances(),
    public.deduct_credits(uuid, integer, text),
    public.deduct_credits(uuid, integer, text, text),
    public.grant_credits(uuid, integer, text, text, text)
    FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT ON public.credit_transactions TO authenticated, service_role;
GRANT EXECUTE ON FUNCTION public.deduct_credits(uuid, integer, text),
    public.deduct_credits(uuid, integer, text, text),
    public.grant_credits(uuid, integer, text, text, text) TO service_role;
