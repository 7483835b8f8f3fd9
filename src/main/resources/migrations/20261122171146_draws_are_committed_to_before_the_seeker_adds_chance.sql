-- revision: 20261122171146
-- follows: 20261122170412
-- title: Draws are committed to before the seeker adds chance
-- loses: on the way back the rows of public.draw_roots
-- loses: on the way back the rows of public.draws
-- loses: on the way back the rows of public.draw_openings

-- up

CREATE TABLE public.draw_roots (
    day date NOT NULL,
    previous bytea NOT NULL,
    root bytea NOT NULL,
    entries bytea NOT NULL,
    published_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.draw_roots ENABLE ROW LEVEL SECURITY;

GRANT SELECT,INSERT ON TABLE public.draw_roots TO service_role;

COMMENT ON TABLE public.draw_roots IS 'The published roots (docs/reference/draw.md). They stay when accounts go: a hash leads to nobody.';

COMMENT ON COLUMN public.draw_roots.previous IS 'The root published before, 32 zero bytes before the first.';

COMMENT ON COLUMN public.draw_roots.entries IS 'The last link of each chain that grew that day, in ascending order, 32 bytes each.';

CREATE TABLE public.draws (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    place integer NOT NULL,
    commitment bytea NOT NULL,
    previous bytea NOT NULL,
    link bytea NOT NULL,
    deck_version text NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);

ALTER TABLE public.draws ENABLE ROW LEVEL SECURITY;

GRANT SELECT ON TABLE public.draws TO authenticated;

GRANT SELECT,INSERT ON TABLE public.draws TO service_role;

GRANT UPDATE(used_at) ON TABLE public.draws TO service_role;

COMMENT ON TABLE public.draws IS 'Commitments, each linked to the one before it: docs/reference/draw.md. A row is never changed but for being used.';

COMMENT ON COLUMN public.draws.id IS 'The id of the reading it becomes.';

COMMENT ON COLUMN public.draws.place IS 'Its index in the person''s chain, from 0.';

CREATE TABLE public.draw_openings (
    draw_id uuid NOT NULL,
    server_seed bytea NOT NULL,
    client_seed text,
    spread_type text,
    upright_only boolean
);

ALTER TABLE public.draw_openings ENABLE ROW LEVEL SECURITY;

GRANT SELECT ON TABLE public.draw_openings TO authenticated;

GRANT SELECT,INSERT ON TABLE public.draw_openings TO service_role;

GRANT UPDATE(client_seed) ON TABLE public.draw_openings TO service_role;

GRANT UPDATE(spread_type) ON TABLE public.draw_openings TO service_role;

GRANT UPDATE(upright_only) ON TABLE public.draw_openings TO service_role;

COMMENT ON TABLE public.draw_openings IS 'The secret of a draw until it is used or has expired; its row goes with the reading, and the chain stays whole.';

CREATE OR REPLACE FUNCTION public.forget_draw() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
BEGIN
    -- A generation may go before its reading does; then the receipt stays with the reading.
    DELETE FROM public.draw_openings o
    WHERE o.draw_id = OLD.id AND NOT EXISTS (SELECT FROM public.readings r WHERE r.id = OLD.id);
    RETURN NULL;
END;
$$;

REVOKE ALL ON FUNCTION public.forget_draw() FROM PUBLIC;

COMMENT ON FUNCTION public.forget_draw() IS 'Deleting a reading deletes what its cards could be dealt from once more.';

CREATE OR REPLACE FUNCTION public.draws_stay_as_they_are() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
BEGIN
    IF OLD.used_at IS NOT NULL
        OR (to_jsonb(OLD) - 'used_at') IS DISTINCT FROM (to_jsonb(NEW) - 'used_at') THEN
        RAISE EXCEPTION 'a draw is used once, and nothing else in its row changes'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END;
$$;

REVOKE ALL ON FUNCTION public.draws_stay_as_they_are() FROM PUBLIC;

CREATE INDEX idx_draws_created_at ON public.draws USING btree (created_at);

ALTER TABLE public.draw_roots
    ADD CONSTRAINT draw_roots_day_finite CHECK (isfinite(day));

ALTER TABLE public.draw_roots
    ADD CONSTRAINT draw_roots_published_at_check CHECK (isfinite(published_at));

ALTER TABLE public.draw_roots
    ADD CONSTRAINT draw_roots_previous_check CHECK ((octet_length(previous) = 32));

ALTER TABLE public.draw_roots
    ADD CONSTRAINT draw_roots_root_check CHECK ((octet_length(root) = 32));

ALTER TABLE public.draw_roots
    ADD CONSTRAINT draw_roots_entries_check CHECK (((octet_length(entries) > 0) AND ((octet_length(entries) % 32) = 0)));

ALTER TABLE public.draw_roots
    ADD CONSTRAINT draw_roots_pkey PRIMARY KEY (day);

ALTER TABLE public.draw_roots
    ADD CONSTRAINT draw_roots_previous_key UNIQUE (previous);

ALTER TABLE public.draws
    ADD CONSTRAINT draws_place_check CHECK ((place >= 0));

ALTER TABLE public.draws
    ADD CONSTRAINT draws_commitment_check CHECK ((octet_length(commitment) = 32));

ALTER TABLE public.draws
    ADD CONSTRAINT draws_previous_check CHECK ((octet_length(previous) = 32));

ALTER TABLE public.draws
    ADD CONSTRAINT draws_link_check CHECK ((octet_length(link) = 32));

ALTER TABLE public.draws
    ADD CONSTRAINT draws_deck_version_check CHECK (((length(deck_version) >= 1) AND (length(deck_version) <= 20)));

ALTER TABLE public.draws
    ADD CONSTRAINT draws_times_finite CHECK ((isfinite(created_at) AND isfinite(expires_at) AND ((used_at IS NULL) OR isfinite(used_at))));

ALTER TABLE public.draws
    ADD CONSTRAINT draws_pkey PRIMARY KEY (id);

ALTER TABLE public.draws
    ADD CONSTRAINT draws_place_once UNIQUE (user_id, place);

ALTER TABLE public.draws
    ADD CONSTRAINT draws_follow_once UNIQUE (user_id, previous);

ALTER TABLE public.draws
    ADD CONSTRAINT draws_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE public.draw_openings
    ADD CONSTRAINT draw_openings_server_seed_check CHECK ((octet_length(server_seed) = 32));

ALTER TABLE public.draw_openings
    ADD CONSTRAINT draw_openings_client_seed_check CHECK ((length(client_seed) <= 256));

ALTER TABLE public.draw_openings
    ADD CONSTRAINT draw_openings_spread_type_check CHECK ((spread_type = ANY (ARRAY['single'::text, 'three_card'::text, 'shadow_work'::text, 'celtic_cross'::text])));

ALTER TABLE public.draw_openings
    ADD CONSTRAINT draw_openings_whole CHECK ((((client_seed IS NULL) = (spread_type IS NULL)) AND ((client_seed IS NULL) = (upright_only IS NULL))));

ALTER TABLE public.draw_openings
    ADD CONSTRAINT draw_openings_pkey PRIMARY KEY (draw_id);

ALTER TABLE public.draw_openings
    ADD CONSTRAINT draw_openings_draw_id_fkey FOREIGN KEY (draw_id) REFERENCES public.draws(id) ON DELETE CASCADE;

CREATE TRIGGER forget_draw
    AFTER DELETE ON public.readings
    FOR EACH ROW
    EXECUTE PROCEDURE public.forget_draw();

CREATE TRIGGER forget_draw
    AFTER DELETE ON public.generations
    FOR EACH ROW
    EXECUTE PROCEDURE public.forget_draw();

CREATE TRIGGER draws_stay_as_they_are
    BEFORE UPDATE ON public.draws
    FOR EACH ROW
    EXECUTE PROCEDURE public.draws_stay_as_they_are();

CREATE POLICY "Nobody but the service" ON public.draw_roots
  FOR SELECT
  TO authenticated
  USING (false);

CREATE POLICY "Users can view own draws" ON public.draws
  FOR SELECT
  TO authenticated
  USING ((( SELECT auth.uid() AS uid) = user_id));

CREATE POLICY "Users can view own openings once nothing hangs on them" ON public.draw_openings
  FOR SELECT
  TO authenticated
  USING ((EXISTS ( SELECT
   FROM public.draws d
  WHERE ((d.id = draw_openings.draw_id) AND (d.user_id = ( SELECT auth.uid() AS uid)) AND ((d.used_at IS NOT NULL) OR (d.expires_at <= now()))))));

-- undo

DROP POLICY "Nobody but the service" ON public.draw_roots;

DROP POLICY "Users can view own draws" ON public.draws;

DROP POLICY "Users can view own openings once nothing hangs on them" ON public.draw_openings;

DROP TRIGGER draws_stay_as_they_are ON public.draws;

DROP TRIGGER forget_draw ON public.readings;

DROP TRIGGER forget_draw ON public.generations;

ALTER TABLE public.draw_roots
    DROP CONSTRAINT draw_roots_day_finite;

ALTER TABLE public.draw_roots
    DROP CONSTRAINT draw_roots_published_at_check;

ALTER TABLE public.draw_roots
    DROP CONSTRAINT draw_roots_previous_check;

ALTER TABLE public.draw_roots
    DROP CONSTRAINT draw_roots_root_check;

ALTER TABLE public.draw_roots
    DROP CONSTRAINT draw_roots_entries_check;

ALTER TABLE public.draw_roots
    DROP CONSTRAINT draw_roots_pkey;

ALTER TABLE public.draw_roots
    DROP CONSTRAINT draw_roots_previous_key;

ALTER TABLE public.draws
    DROP CONSTRAINT draws_place_check;

ALTER TABLE public.draws
    DROP CONSTRAINT draws_commitment_check;

ALTER TABLE public.draws
    DROP CONSTRAINT draws_previous_check;

ALTER TABLE public.draws
    DROP CONSTRAINT draws_link_check;

ALTER TABLE public.draws
    DROP CONSTRAINT draws_deck_version_check;

ALTER TABLE public.draws
    DROP CONSTRAINT draws_times_finite;

ALTER TABLE public.draw_openings
    DROP CONSTRAINT draw_openings_draw_id_fkey;

ALTER TABLE public.draws
    DROP CONSTRAINT draws_pkey;

ALTER TABLE public.draws
    DROP CONSTRAINT draws_place_once;

ALTER TABLE public.draws
    DROP CONSTRAINT draws_follow_once;

ALTER TABLE public.draws
    DROP CONSTRAINT draws_user_id_fkey;

ALTER TABLE public.draw_openings
    DROP CONSTRAINT draw_openings_server_seed_check;

ALTER TABLE public.draw_openings
    DROP CONSTRAINT draw_openings_client_seed_check;

ALTER TABLE public.draw_openings
    DROP CONSTRAINT draw_openings_spread_type_check;

ALTER TABLE public.draw_openings
    DROP CONSTRAINT draw_openings_whole;

ALTER TABLE public.draw_openings
    DROP CONSTRAINT draw_openings_pkey;

DROP INDEX public.idx_draws_created_at;

DROP FUNCTION public.forget_draw();

DROP FUNCTION public.draws_stay_as_they_are();

DROP TABLE public.draw_roots;

DROP TABLE public.draws;

DROP TABLE public.draw_openings;
