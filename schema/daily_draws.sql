-- How often somebody drew.

CREATE TABLE public.daily_draws (
    user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
    day date NOT NULL,
    draws integer NOT NULL CHECK (draws > 0),
    PRIMARY KEY (user_id, day),
    CONSTRAINT daily_draws_day_finite CHECK (isfinite(day))
);
COMMENT ON TABLE public.daily_draws IS
    'How often somebody drew on a day (UTC): fair use is counted here, for readings can be deleted.';
ALTER TABLE public.daily_draws ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Nobody but the service" ON public.daily_draws FOR SELECT TO authenticated USING (false);

REVOKE ALL ON public.daily_draws FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT, INSERT, UPDATE, DELETE ON public.daily_draws TO service_role;
