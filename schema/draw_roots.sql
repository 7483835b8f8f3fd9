-- One hash for each day over all chains that grew on it.

CREATE TABLE public.draw_roots (
    day date PRIMARY KEY,
    previous bytea NOT NULL UNIQUE CHECK (octet_length(previous) = 32),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    entries bytea NOT NULL CHECK (octet_length(entries) > 0 AND octet_length(entries) % 32 = 0),
    published_at timestamptz NOT NULL DEFAULT now() CHECK (isfinite(published_at)),
    CONSTRAINT draw_roots_day_finite CHECK (isfinite(day))
);
COMMENT ON TABLE public.draw_roots IS
    'The published roots (docs/reference/draw.md). They stay when accounts go: a hash leads to nobody.';
COMMENT ON COLUMN public.draw_roots.previous IS 'The root published before, 32 zero bytes before the first.';
COMMENT ON COLUMN public.draw_roots.entries IS 'The last link of each chain that grew that day, in ascending order, 32 bytes each.';
ALTER TABLE public.draw_roots ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Nobody but the service" ON public.draw_roots FOR SELECT TO authenticated USING (false);

REVOKE ALL ON public.draw_roots FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT, INSERT ON public.draw_roots TO service_role;
