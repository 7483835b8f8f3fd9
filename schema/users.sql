-- The profile of a person, and how it comes into being.

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

REVOKE ALL ON public.users FROM PUBLIC, anon, authenticated, service_role;

REVOKE ALL ON FUNCTION public.write_opening_credits(),
    public.plausible_email(text),
    public.follow_auth_user()
    FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT, UPDATE (preferences) ON public.users TO authenticated;
GRANT SELECT, INSERT, DELETE, UPDATE (id, email, tier, preferences, created_at, updated_at) ON public.users TO service_role;
