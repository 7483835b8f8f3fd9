-- revision: 20261122154105
-- follows: 20261122151729
-- title: Questions about a reading are answered
-- loses: on the way back the rows of public.replies

-- up

CREATE TABLE public.replies (
    id uuid NOT NULL,
    reading_id uuid NOT NULL,
    question_id uuid NOT NULL,
    state text DEFAULT 'awaited'::text NOT NULL,
    lease_until timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished_at timestamp with time zone
);

ALTER TABLE public.replies ENABLE ROW LEVEL SECURITY;

GRANT SELECT ON TABLE public.replies TO authenticated;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.replies TO service_role;

COMMENT ON TABLE public.replies IS 'Which questions about a reading got a reply, wait for one, or got none.';

COMMENT ON COLUMN public.replies.id IS 'The id of the message that the reply becomes.';

COMMENT ON COLUMN public.replies.lease_until IS 'Past this moment an awaited reply has failed: whoever was to give it is gone.';

CREATE UNIQUE INDEX replies_one_at_a_time ON public.replies USING btree (reading_id)
WHERE (state = 'awaited'::text);

CREATE INDEX idx_replies_reading_id_created_at ON public.replies USING btree (reading_id, created_at, id);

ALTER TABLE public.replies
    ADD CONSTRAINT replies_state_check CHECK ((state = ANY (ARRAY['awaited'::text, 'complete'::text, 'failed'::text])));

ALTER TABLE public.replies
    ADD CONSTRAINT replies_finished CHECK (((state = 'awaited'::text) = (finished_at IS NULL)));

ALTER TABLE public.replies
    ADD CONSTRAINT replies_times_finite CHECK ((isfinite(created_at) AND isfinite(lease_until) AND ((finished_at IS NULL) OR isfinite(finished_at))));

ALTER TABLE public.replies
    ADD CONSTRAINT replies_pkey PRIMARY KEY (id);

ALTER TABLE public.replies
    ADD CONSTRAINT replies_question_id_key UNIQUE (question_id);

ALTER TABLE public.replies
    ADD CONSTRAINT replies_reading_id_fkey FOREIGN KEY (reading_id) REFERENCES public.readings(id) ON DELETE CASCADE;

ALTER TABLE public.replies
    ADD CONSTRAINT replies_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.reading_messages(id) ON DELETE CASCADE;

CREATE POLICY "Users can view replies in own readings" ON public.replies
  FOR SELECT
  TO authenticated
  USING ((reading_id = ANY (ARRAY( SELECT r.id
   FROM public.readings r
  WHERE (r.user_id = ( SELECT auth.uid() AS uid))))));

-- undo

DROP POLICY "Users can view replies in own readings" ON public.replies;

ALTER TABLE public.replies
    DROP CONSTRAINT replies_state_check;

ALTER TABLE public.replies
    DROP CONSTRAINT replies_finished;

ALTER TABLE public.replies
    DROP CONSTRAINT replies_times_finite;

ALTER TABLE public.replies
    DROP CONSTRAINT replies_pkey;

ALTER TABLE public.replies
    DROP CONSTRAINT replies_question_id_key;

ALTER TABLE public.replies
    DROP CONSTRAINT replies_reading_id_fkey;

ALTER TABLE public.replies
    DROP CONSTRAINT replies_question_id_fkey;

DROP INDEX public.replies_one_at_a_time;

DROP INDEX public.idx_replies_reading_id_created_at;

DROP TABLE public.replies;
