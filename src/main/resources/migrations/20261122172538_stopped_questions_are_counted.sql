-- revision: 20261122172538
-- follows: 20261122171146
-- title: Stopped questions are counted
-- loses: on the way back the rows of public.stopped_questions

-- up

CREATE TABLE public.stopped_questions (
    day date NOT NULL CHECK (isfinite(day)),
    peril text NOT NULL CHECK (peril IN ('medical_emergency', 'immediate_danger', 'self_harm', 'harm_to_others')),
    questions bigint NOT NULL CHECK (questions > 0),
    PRIMARY KEY (day, peril)
);

COMMENT ON TABLE public.stopped_questions IS 'How many questions were stopped on a day (UTC), and why. Whose they were is not known.';

ALTER TABLE public.stopped_questions ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Nobody but the service" ON public.stopped_questions FOR SELECT TO authenticated USING (false);

REVOKE ALL ON public.stopped_questions FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT, INSERT, UPDATE ON public.stopped_questions TO service_role;

-- undo

DROP TABLE public.stopped_questions;
