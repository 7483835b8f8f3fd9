-- What opens a commitment: the seeds, and what else decides over the cards.

CREATE TABLE public.draw_openings (
    draw_id uuid PRIMARY KEY REFERENCES public.draws (id) ON DELETE CASCADE,
    server_seed bytea NOT NULL CHECK (octet_length(server_seed) = 32),
    client_seed text CHECK (length(client_seed) <= 256),
    spread_type text CHECK (spread_type IN ('single', 'three_card', 'shadow_work', 'celtic_cross')),
    upright_only boolean,
    CONSTRAINT draw_openings_whole CHECK (
        (client_seed IS NULL) = (spread_type IS NULL) AND (client_seed IS NULL) = (upright_only IS NULL))
);
COMMENT ON TABLE public.draw_openings IS
    'The secret of a draw until it is used or has expired; its row goes with the reading, and the chain stays whole.';
ALTER TABLE public.draw_openings ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Users can view own openings once nothing hangs on them" ON public.draw_openings FOR SELECT TO authenticated
    USING (EXISTS (SELECT FROM public.draws d WHERE d.id = draw_id AND d.user_id = (SELECT auth.uid())
        AND (d.used_at IS NOT NULL OR d.expires_at <= now())));

CREATE FUNCTION public.forget_draw() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    -- A generation may go before its reading does; then the receipt stays with the reading.
    DELETE FROM public.draw_openings o
    WHERE o.draw_id = OLD.id AND NOT EXISTS (SELECT FROM public.readings r WHERE r.id = OLD.id);
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION public.forget_draw() IS
    'Deleting a reading deletes what its cards could be dealt from once more.';
CREATE TRIGGER forget_draw AFTER DELETE ON public.readings
    FOR EACH ROW EXECUTE FUNCTION public.forget_draw();
CREATE TRIGGER forget_draw AFTER DELETE ON public.generations
    FOR EACH ROW EXECUTE FUNCTION public.forget_draw();

REVOKE ALL ON public.draw_openings FROM PUBLIC, anon, authenticated, service_role;

REVOKE ALL ON FUNCTION public.forget_draw()
    FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT ON public.draw_openings TO authenticated;
GRANT SELECT, INSERT, UPDATE (client_seed, spread_type, upright_only) ON public.draw_openings TO service_role;
