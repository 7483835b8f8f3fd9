-- revision: 20261122170248
-- follows: 20261122154105
-- title: Replies are read while they are written
-- loses: on the way back the column public.replies.attempt with its values
-- loses: on the way back the column public.replies.draft with its values

-- up

-- Readings: a batch whose answer was lost comes again, and longer.
GRANT UPDATE ON TABLE public.generation_parts TO service_role;

ALTER TABLE public.replies
    ADD COLUMN attempt integer DEFAULT 1 NOT NULL,
    ADD COLUMN draft text DEFAULT ''::text NOT NULL,
    ADD CONSTRAINT replies_attempt_check CHECK (attempt >= 1),
    ADD CONSTRAINT replies_draft_check CHECK (length(draft) <= 20000),
    ADD CONSTRAINT replies_drafts_awaited CHECK (state = 'awaited' OR draft = '');

COMMENT ON COLUMN public.replies.attempt IS 'How often its text has begun anew.';
COMMENT ON COLUMN public.replies.draft IS 'What viewers may read of it while it is awaited; then the message holds it whole.';

-- undo

ALTER TABLE public.replies
    DROP COLUMN attempt,
    DROP COLUMN draft;

REVOKE UPDATE ON TABLE public.generation_parts FROM service_role;
