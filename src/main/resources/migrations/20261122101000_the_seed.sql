-- revision: 20261122101000
-- follows: 20261122100000
-- title: People, readings, messages, subscriptions, the ledger and what models cost

-- up

-- What is made later in public belongs to nobody until it is granted, whatever the server's defaults were.
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM PUBLIC, anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM PUBLIC, anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON FUNCTIONS FROM PUBLIC, anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
-- A database that was upgraded from PostgreSQL 14 still lets everybody make tables and functions here.
REVOKE CREATE ON SCHEMA public FROM PUBLIC, anon, authenticated, service_role;
GRANT USAGE ON SCHEMA public TO anon, authenticated, service_role;

CREATE FUNCTION public.update_updated_at_column() RETURNS trigger
    LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    NEW.updated_at = now();
    RETURN NEW;
END;
$$;

------------------------------------------------------------------------------------------------------------ users

CREATE TABLE public.users (
    id uuid PRIMARY KEY REFERENCES auth.users (id) ON DELETE CASCADE,
    email text NOT NULL,
    tier text NOT NULL DEFAULT 'free' CHECK (tier IN ('free', 'seeker', 'initiate')),
    credits integer NOT NULL DEFAULT 3,
    preferences jsonb DEFAULT '{}',
    created_at timestamptz DEFAULT now(),
    updated_at timestamptz DEFAULT now(),
    CONSTRAINT users_credits_not_negative CHECK (credits >= 0),
    CONSTRAINT users_email_plausible
        CHECK (email = '' OR (length(email) <= 320 AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$')),
    CONSTRAINT users_preferences_bounded
        CHECK (jsonb_typeof(preferences) = 'object' AND octet_length(preferences::text) <= 16384),
    CONSTRAINT users_created_at_finite CHECK (created_at IS NOT NULL AND isfinite(created_at))
);
COMMENT ON TABLE public.users IS 'The profile of a person in auth.users. Credits move by function only.';
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Users can view own profile" ON public.users FOR SELECT TO authenticated
    USING ((SELECT auth.uid()) = id);
CREATE POLICY "Users can update own profile" ON public.users FOR UPDATE TO authenticated
    USING ((SELECT auth.uid()) = id) WITH CHECK ((SELECT auth.uid()) = id);

CREATE TRIGGER update_users_updated_at BEFORE UPDATE ON public.users
    FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();

--------------------------------------------------------------------------------------------------------- readings

CREATE TABLE public.readings (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
    question text NOT NULL,
    spread_type text NOT NULL CHECK (spread_type IN ('single', 'three_card', 'shadow_work', 'celtic_cross')),
    cards jsonb NOT NULL,
    interpretation text NOT NULL,
    created_at timestamptz DEFAULT now(),
    drawn boolean NOT NULL DEFAULT false,
    notice text,
    keep_until timestamptz NOT NULL DEFAULT now() + interval '30 days',
    CONSTRAINT readings_question_bounded CHECK (question ~ '[^[:space:]]' AND length(question) <= 1000),
    CONSTRAINT readings_interpretation_bounded CHECK (length(interpretation) <= 20000),
    CONSTRAINT readings_notice_bounded CHECK (length(notice) <= 1000),
    CONSTRAINT readings_cards_bounded CHECK (jsonb_typeof(cards) = 'array' AND octet_length(cards::text) <= 8192),
    CONSTRAINT readings_created_at_finite CHECK (created_at IS NOT NULL AND isfinite(created_at)),
    CONSTRAINT readings_keep_until_finite CHECK (isfinite(keep_until))
);
COMMENT ON TABLE public.readings IS 'Completed readings only; one on its way is a row of generations.';
COMMENT ON COLUMN public.readings.drawn IS 'Drawn by the service. False: entered by hand, from a deck of one''s own.';
COMMENT ON COLUMN public.readings.keep_until IS 'Fixed when the reading completes, and only ever raised.';
CREATE INDEX idx_readings_user_id ON public.readings (user_id);
CREATE INDEX idx_readings_created_at ON public.readings (created_at DESC);
CREATE INDEX idx_readings_user_id_created_at ON public.readings (user_id, created_at DESC, id);
ALTER TABLE public.readings ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Users can view own readings" ON public.readings FOR SELECT TO authenticated
    USING ((SELECT auth.uid()) = user_id);
CREATE POLICY "Users can create own readings" ON public.readings FOR INSERT TO authenticated
    WITH CHECK ((SELECT auth.uid()) = user_id);
CREATE POLICY "Users can delete own readings" ON public.readings FOR DELETE TO authenticated
    USING ((SELECT auth.uid()) = user_id);

CREATE FUNCTION public.spread_positions(p_spread_type text) RETURNS text[]
    LANGUAGE sql IMMUTABLE SET search_path = '' AS $$
    SELECT CASE p_spread_type
        WHEN 'single' THEN ARRAY['Focus']
        WHEN 'three_card' THEN ARRAY['Past', 'Present', 'Future']
        WHEN 'shadow_work' THEN ARRAY['Persona', 'Shadow', 'Integration']
        WHEN 'celtic_cross' THEN ARRAY['Significator', 'Crossing', 'Foundation', 'Recent Past', 'Crown',
            'Near Future', 'Self', 'Environment', 'Hopes and Fears', 'Outcome']
    END
$$;

CREATE FUNCTION public.check_reading_cards() RETURNS trigger
    LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    positions text[] := public.spread_positions(NEW.spread_type);
    drawn_card jsonb;
    place integer := 0;
    -- A row without the column (a generation) is always the service's own draw.
    is_drawn boolean := coalesce((to_jsonb(NEW) ->> 'drawn')::boolean, true);
BEGIN
    IF jsonb_typeof(NEW.cards) IS DISTINCT FROM 'array' OR jsonb_array_length(NEW.cards) <> cardinality(positions) THEN
        RAISE EXCEPTION 'the spread % holds % cards', NEW.spread_type, cardinality(positions)
            USING ERRCODE = 'check_violation', CONSTRAINT = 'readings_cards_of_the_spread';
    END IF;
    FOR drawn_card IN SELECT value FROM jsonb_array_elements(NEW.cards) LOOP
        place := place + 1;
        IF jsonb_typeof(drawn_card) <> 'object'
            OR jsonb_typeof(drawn_card -> 'reversed') IS DISTINCT FROM 'boolean'
            OR jsonb_typeof(drawn_card -> 'name') IS DISTINCT FROM 'string'
            OR jsonb_typeof(drawn_card -> 'position') IS DISTINCT FROM 'string'
            OR coalesce(drawn_card ->> 'id', '') !~ ('^(major_([0-9]|1[0-9]|2[01])'
                || '|(wands|cups|swords|pentacles)_(ace|two|three|four|five|six|seven|eight|nine|ten'
                || '|page|knight|queen|king))$') THEN
            RAISE EXCEPTION 'card % of the reading is not a card: it wants id, name, position and reversed', place
                USING ERRCODE = 'check_violation', CONSTRAINT = 'readings_cards_known';
        END IF;
        -- By hand one may name the places as one's own deck and school do.
        IF is_drawn AND drawn_card ->> 'position' IS DISTINCT FROM positions[place] THEN
            RAISE EXCEPTION 'card % of the reading does not lie on %', place, positions[place]
                USING ERRCODE = 'check_violation', CONSTRAINT = 'readings_cards_on_their_places';
        END IF;
    END LOOP;
    IF (SELECT count(DISTINCT value ->> 'id') FROM jsonb_array_elements(NEW.cards)) <> cardinality(positions) THEN
        RAISE EXCEPTION 'a card lies in the reading twice'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'readings_cards_once';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER check_reading_cards BEFORE INSERT OR UPDATE OF cards, spread_type, drawn ON public.readings
    FOR EACH ROW EXECUTE FUNCTION public.check_reading_cards();

CREATE FUNCTION public.keep_until_only_rises() RETURNS trigger
    LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    NEW.keep_until = greatest(OLD.keep_until, NEW.keep_until);
    RETURN NEW;
END;
$$;
CREATE TRIGGER keep_until_only_rises BEFORE UPDATE OF keep_until ON public.readings
    FOR EACH ROW EXECUTE FUNCTION public.keep_until_only_rises();

------------------------------------------------------------------------------------------------- reading_messages

CREATE TABLE public.reading_messages (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    reading_id uuid NOT NULL REFERENCES public.readings (id) ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('user', 'assistant')),
    content text NOT NULL,
    created_at timestamptz DEFAULT clock_timestamp(),
    CONSTRAINT reading_messages_content_bounded
        CHECK (content ~ '[^[:space:]]' AND length(content) <= CASE role WHEN 'user' THEN 4000 ELSE 20000 END),
    CONSTRAINT reading_messages_created_at_finite CHECK (created_at IS NOT NULL AND isfinite(created_at))
);
COMMENT ON COLUMN public.reading_messages.created_at IS
    'clock_timestamp(): two messages of one transaction keep their order.';
CREATE INDEX idx_reading_messages_reading_id ON public.reading_messages (reading_id);
CREATE INDEX idx_reading_messages_reading_id_created_at ON public.reading_messages (reading_id, created_at, id);
ALTER TABLE public.reading_messages ENABLE ROW LEVEL SECURITY;

-- The array is computed once a statement; an EXISTS per row took a hundred times as long at a million messages.
CREATE POLICY "Users can view messages for own readings" ON public.reading_messages FOR SELECT TO authenticated
    USING (reading_id = ANY (ARRAY(SELECT r.id FROM public.readings r WHERE r.user_id = (SELECT auth.uid()))));
CREATE POLICY "Users can create messages for own readings" ON public.reading_messages FOR INSERT TO authenticated
    WITH CHECK (role = 'user'
        AND reading_id = ANY (ARRAY(SELECT r.id FROM public.readings r WHERE r.user_id = (SELECT auth.uid()))));

---------------------------------------------------------------------------------------------------- subscriptions

CREATE TABLE public.subscriptions (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
    stripe_customer_id text NOT NULL,
    stripe_subscription_id text,
    status text NOT NULL DEFAULT 'inactive' CHECK (status IN ('active', 'canceled', 'past_due', 'inactive')),
    plan text CHECK (plan IN ('seeker', 'initiate')),
    current_period_end timestamptz,
    created_at timestamptz DEFAULT now(),
    updated_at timestamptz DEFAULT now(),
    stripe_status text,
    CONSTRAINT subscriptions_stripe_customer_id_unique UNIQUE (stripe_customer_id),
    CONSTRAINT subscriptions_stripe_subscription_id_unique UNIQUE (stripe_subscription_id),
    CONSTRAINT subscriptions_current_period_end_finite CHECK (isfinite(current_period_end))
);
COMMENT ON COLUMN public.subscriptions.stripe_status IS 'Stripe''s own word; status is what it means here.';
CREATE UNIQUE INDEX idx_subscriptions_user_id ON public.subscriptions (user_id);
CREATE INDEX idx_subscriptions_stripe_customer_id ON public.subscriptions (stripe_customer_id);
ALTER TABLE public.subscriptions ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Users can view own subscription" ON public.subscriptions FOR SELECT TO authenticated
    USING ((SELECT auth.uid()) = user_id);

CREATE TRIGGER update_subscriptions_updated_at BEFORE UPDATE ON public.subscriptions
    FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();

---------------------------------------------------------------------------------------------- credit_transactions

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

-------------------------------------------------------------------------------------------------------- llm_usage

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
    generation_id uuid,
    estimated boolean NOT NULL DEFAULT false,
    priced boolean NOT NULL DEFAULT true,
    CONSTRAINT llm_usage_not_negative CHECK (
        input_tokens >= 0 AND output_tokens >= 0 AND total_tokens >= 0 AND latency_ms >= 0
        -- NaN is greater than any number to PostgreSQL, and one would make every sum NaN.
        AND cost_usd >= 0 AND cost_usd <> 'NaN'),
    CONSTRAINT llm_usage_total CHECK (total_tokens = input_tokens + output_tokens),
    CONSTRAINT llm_usage_names_bounded CHECK (length(model) <= 200 AND length(provider) <= 50),
    CONSTRAINT llm_usage_created_at_finite CHECK (created_at IS NOT NULL AND isfinite(created_at))
);
COMMENT ON TABLE public.llm_usage IS 'What each model call took: never a word of what was said.';
COMMENT ON COLUMN public.llm_usage.output_tokens IS 'Reasoning tokens included, whatever the provider''s convention.';
COMMENT ON COLUMN public.llm_usage.estimated IS 'The provider reported no counts.';
COMMENT ON COLUMN public.llm_usage.priced IS 'False: no price is known for the model, and cost_usd is no statement.';
CREATE INDEX idx_llm_usage_user_id ON public.llm_usage (user_id);
CREATE INDEX idx_llm_usage_reading_id ON public.llm_usage (reading_id);
CREATE INDEX idx_llm_usage_created_at ON public.llm_usage (created_at DESC);
CREATE INDEX idx_llm_usage_model ON public.llm_usage (model);
CREATE INDEX idx_llm_usage_provider ON public.llm_usage (provider);
ALTER TABLE public.llm_usage ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Disable user access to llm_usage" ON public.llm_usage FOR SELECT TO authenticated USING (false);

-------------------------------------------------------------------------------------------------------- functions

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

---------------------------------------------------------------------------------------- a person comes into being

CREATE FUNCTION public.write_opening_credits() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    INSERT INTO public.credit_transactions (user_id, amount, type, description, reference)
    VALUES (NEW.id, NEW.credits, 'bonus', 'Opening credits', 'opening:' || NEW.id);
    RETURN NULL;
END;
$$;
CREATE TRIGGER write_opening_credits AFTER INSERT ON public.users
    FOR EACH ROW WHEN (NEW.credits > 0) EXECUTE FUNCTION public.write_opening_credits();

-- Text that would not pass for an address (a phone account has none) leaves the profile without one.
CREATE FUNCTION public.plausible_email(p_email text) RETURNS text
    LANGUAGE sql IMMUTABLE SET search_path = '' AS $$
    SELECT CASE WHEN length(p_email) <= 320 AND p_email ~ '^[^@[:space:]]+@[^@[:space:]]+$' THEN p_email ELSE '' END
$$;

-- Supabase's auth.users grew is_anonymous late: reading the row as JSON works with and without the column.
CREATE FUNCTION public.follow_auth_user() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    is_guest boolean := coalesce((to_jsonb(NEW) ->> 'is_anonymous')::boolean, false);
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO public.users (id, email, credits)
        VALUES (NEW.id, public.plausible_email(NEW.email), CASE WHEN is_guest THEN 0 ELSE 3 END)
        ON CONFLICT (id) DO NOTHING;
        RETURN NULL;
    END IF;
    UPDATE public.users SET email = public.plausible_email(NEW.email)
    WHERE id = NEW.id AND email <> public.plausible_email(NEW.email);
    IF coalesce((to_jsonb(OLD) ->> 'is_anonymous')::boolean, false) AND NOT is_guest THEN
        PERFORM public.grant_credits(NEW.id, 3, 'bonus', 'Opening credits', 'opening:' || NEW.id);
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER alembic_follow_auth_user AFTER INSERT OR UPDATE ON auth.users
    FOR EACH ROW EXECUTE FUNCTION public.follow_auth_user();

-- Whoever was there before Alembic becomes a person like everybody else.
INSERT INTO public.users (id, email, credits)
SELECT id, public.plausible_email(email),
       CASE WHEN coalesce((to_jsonb(u) ->> 'is_anonymous')::boolean, false) THEN 0 ELSE 3 END
FROM auth.users u;

----------------------------------------------------------------------------------------------------------- rights

REVOKE ALL ON public.users, public.readings, public.reading_messages, public.subscriptions,
    public.credit_transactions, public.llm_usage FROM PUBLIC, anon, authenticated, service_role;
REVOKE ALL ON FUNCTION public.update_updated_at_column(), public.spread_positions(text), public.check_reading_cards(),
    public.keep_until_only_rises(), public.ledger_is_append_only(), public.ledger_balances(),
    public.write_opening_credits(), public.plausible_email(text), public.follow_auth_user(),
    public.deduct_credits(uuid, integer, text), public.deduct_credits(uuid, integer, text, text),
    public.grant_credits(uuid, integer, text, text, text) FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT, UPDATE (preferences) ON public.users TO authenticated;
GRANT SELECT, INSERT, DELETE, UPDATE (id, email, tier, preferences, created_at, updated_at)
    ON public.users TO service_role;

GRANT SELECT, DELETE, INSERT (user_id, question, spread_type, cards, interpretation)
    ON public.readings TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.readings TO service_role;
GRANT EXECUTE ON FUNCTION public.spread_positions(text) TO authenticated, service_role;

GRANT SELECT, INSERT (reading_id, role, content) ON public.reading_messages TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.reading_messages TO service_role;

GRANT SELECT ON public.subscriptions TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.subscriptions TO service_role;

GRANT SELECT ON public.credit_transactions TO authenticated, service_role;

GRANT SELECT ON public.llm_usage TO authenticated;
GRANT SELECT, INSERT, DELETE, UPDATE (reading_id) ON public.llm_usage TO service_role;

GRANT EXECUTE ON FUNCTION public.deduct_credits(uuid, integer, text),
    public.deduct_credits(uuid, integer, text, text),
    public.grant_credits(uuid, integer, text, text, text) TO service_role;

-- undo

-- The default privileges stay closed: what they were before is not known, and open is the wrong guess.
-- With the function goes its trigger on auth.users, whose owner alone could drop it: on Supabase that is not us.
DROP FUNCTION public.follow_auth_user() CASCADE;
DROP TABLE public.llm_usage;
DROP TABLE public.credit_transactions;
DROP TABLE public.subscriptions;
DROP TABLE public.reading_messages;
DROP TABLE public.readings;
DROP TABLE public.users;
DROP FUNCTION public.plausible_email(text);
DROP FUNCTION public.write_opening_credits();
DROP FUNCTION public.grant_credits(uuid, integer, text, text, text);
DROP FUNCTION public.deduct_credits(uuid, integer, text);
DROP FUNCTION public.deduct_credits(uuid, integer, text, text);
DROP FUNCTION public.ledger_balances();
DROP FUNCTION public.ledger_is_append_only();
DROP FUNCTION public.keep_until_only_rises();
DROP FUNCTION public.check_reading_cards();
DROP FUNCTION public.spread_positions(text);
DROP FUNCTION public.update_updated_at_column();
