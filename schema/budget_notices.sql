-- Which budgets have turned a call away.

CREATE TABLE public.budget_notices (
    budget text NOT NULL,
    period date NOT NULL,
    told_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (budget, period)
);
COMMENT ON TABLE public.budget_notices IS 'Whoever writes the row tells the operator; so they are told once, by one node.';
COMMENT ON COLUMN public.budget_notices.budget IS 'As its setting: user-day, tier-day.free, service-month.';
COMMENT ON COLUMN public.budget_notices.period IS 'The day (UTC), or the first day of the month.';
ALTER TABLE public.budget_notices ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Nobody but the service" ON public.budget_notices FOR SELECT TO authenticated USING (false);

REVOKE ALL ON public.budget_notices FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT, INSERT ON public.budget_notices TO service_role;
