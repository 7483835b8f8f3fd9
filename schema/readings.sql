-- Completed readings.

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
    paid boolean NOT NULL DEFAULT false,
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
COMMENT ON COLUMN public.readings.paid IS
    'A plan or bought credits paid for it: it goes by its owner''s or the operator''s hand, never by the nightly job.';
CREATE INDEX idx_readings_user_id ON public.readings (user_id);
CREATE INDEX idx_readings_created_at ON public.readings (created_at DESC);
CREATE INDEX idx_readings_user_id_created_at ON public.readings (user_id, created_at DESC, id);
CREATE INDEX idx_readings_keep_until ON public.readings (keep_until) WHERE NOT paid;
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

CREATE FUNCTION public.delete_expired_readings(p_limit integer) RETURNS integer
    LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    WITH expired AS (
        SELECT id FROM public.readings WHERE NOT paid AND keep_until < now()
        ORDER BY keep_until LIMIT p_limit FOR UPDATE SKIP LOCKED),
    gone AS (DELETE FROM public.readings r USING expired e WHERE r.id = e.id RETURNING 1)
    SELECT count(*)::integer FROM gone
$$;
COMMENT ON FUNCTION public.delete_expired_readings(integer) IS
    'Forgets unpaid readings past their day, so many at a time, with all that hangs on them.';

REVOKE ALL ON public.readings FROM PUBLIC, anon, authenticated, service_role;

REVOKE ALL ON FUNCTION public.spread_positions(text),
    public.check_reading_cards(),
    public.keep_until_only_rises(),
    public.delete_expired_readings(integer)
    FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT, DELETE, INSERT (user_id, question, spread_type, cards, interpretation) ON public.readings TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.readings TO service_role;
GRANT EXECUTE ON FUNCTION public.spread_positions(text) TO authenticated, service_role;
GRANT EXECUTE ON FUNCTION public.delete_expired_readings(integer) TO service_role;
