-- The text of a reading while it is being written, in the batches in which it was released.

CREATE TABLE public.generation_parts (
    generation_id uuid NOT NULL REFERENCES public.generations (id) ON DELETE CASCADE,
    attempt integer NOT NULL CHECK (attempt >= 1),
    starts_at integer NOT NULL CHECK (starts_at >= 0),
    text text NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
    PRIMARY KEY (generation_id, attempt, starts_at)
);
COMMENT ON TABLE public.generation_parts IS
    'What viewers may read of an unfinished reading; gone when the reading is complete and holds it whole.';
ALTER TABLE public.generation_parts ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Users can view parts of own generations" ON public.generation_parts FOR SELECT TO authenticated
    USING (EXISTS (SELECT FROM public.generations g WHERE g.id = generation_id AND g.user_id = (SELECT auth.uid())));

REVOKE ALL ON public.generation_parts FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT ON public.generation_parts TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.generation_parts TO service_role;
