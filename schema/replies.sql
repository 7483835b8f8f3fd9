-- Replies in the talk about a reading, from the question until the answer is there or given up.

CREATE TABLE public.replies (
    id uuid PRIMARY KEY,
    reading_id uuid NOT NULL REFERENCES public.readings (id) ON DELETE CASCADE,
    question_id uuid NOT NULL UNIQUE REFERENCES public.reading_messages (id) ON DELETE CASCADE,
    state text NOT NULL DEFAULT 'awaited' CHECK (state IN ('awaited', 'complete', 'failed')),
    lease_until timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    CONSTRAINT replies_finished CHECK ((state = 'awaited') = (finished_at IS NULL)),
    -- A lease without an end would close the talk for ever.
    CONSTRAINT replies_times_finite
        CHECK (isfinite(created_at) AND isfinite(lease_until) AND (finished_at IS NULL OR isfinite(finished_at))),
    attempt integer NOT NULL DEFAULT 1 CHECK (attempt >= 1),
    draft text NOT NULL DEFAULT '' CHECK (length(draft) <= 20000),
    CONSTRAINT replies_drafts_awaited CHECK (state = 'awaited' OR draft = '')
);
COMMENT ON TABLE public.replies IS 'Which questions about a reading got a reply, wait for one, or got none.';
COMMENT ON COLUMN public.replies.id IS 'The id of the message that the reply becomes.';
COMMENT ON COLUMN public.replies.lease_until IS
    'Past this moment an awaited reply has failed: whoever was to give it is gone.';
COMMENT ON COLUMN public.replies.attempt IS 'How often its text has begun anew.';
COMMENT ON COLUMN public.replies.draft IS 'What viewers may read of it while it is awaited; then the message holds it whole.';
CREATE UNIQUE INDEX replies_one_at_a_time ON public.replies (reading_id) WHERE state = 'awaited';
CREATE INDEX idx_replies_reading_id_created_at ON public.replies (reading_id, created_at, id);
ALTER TABLE public.replies ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Users can view replies in own readings" ON public.replies FOR SELECT TO authenticated
    USING (reading_id = ANY (ARRAY(SELECT r.id FROM public.readings r WHERE r.user_id = (SELECT auth.uid()))));

REVOKE ALL ON public.replies FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT ON public.replies TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.replies TO service_role;
