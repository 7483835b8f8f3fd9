-- revision: 20261122151729
-- follows: 20261122143045
-- title: Readings are read while they are written
-- loses: on the way back the column public.generations.text_length with its values
-- loses: on the way back the column public.generations.taken_up with its values
-- loses: on the way back the rows of public.idempotency_keys
-- loses: on the way back the rows of public.generation_parts

-- up

CREATE TABLE public.idempotency_keys (
    user_id uuid NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    status integer NOT NULL,
    resource_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.idempotency_keys ENABLE ROW LEVEL SECURITY;

GRANT SELECT,INSERT,DELETE ON TABLE public.idempotency_keys TO service_role;

COMMENT ON TABLE public.idempotency_keys IS 'Written in the transaction of the effect, so that there is never one without the other. Kept for a day.';

COMMENT ON COLUMN public.idempotency_keys.request_hash IS 'SHA-256 of method, path and body: the same key with another is refused.';

CREATE TABLE public.generation_parts (
    generation_id uuid NOT NULL,
    attempt integer NOT NULL,
    starts_at integer NOT NULL,
    text text NOT NULL
);

ALTER TABLE public.generation_parts ENABLE ROW LEVEL SECURITY;

GRANT SELECT ON TABLE public.generation_parts TO authenticated;

GRANT SELECT,INSERT,DELETE ON TABLE public.generation_parts TO service_role;

COMMENT ON TABLE public.generation_parts IS 'What viewers may read of an unfinished reading; gone when the reading is complete and holds it whole.';

ALTER TABLE public.generations
    ADD COLUMN text_length integer DEFAULT 0 NOT NULL;

COMMENT ON COLUMN public.generations.text_length IS 'Characters of this attempt that viewers may see: generation_parts holds them.';

ALTER TABLE public.generations
    ADD COLUMN taken_up integer DEFAULT 1 NOT NULL;

COMMENT ON COLUMN public.generations.taken_up IS 'How often a node has taken it up; too often, and something in it breaks whoever does.';

COMMENT ON COLUMN public.generations.attempt IS 'How often its text has begun anew: whoever wrote an earlier one writes no more.';

CREATE INDEX idx_idempotency_keys_created_at ON public.idempotency_keys USING btree (created_at);

ALTER TABLE public.generations
    ADD CONSTRAINT generations_text_length_check CHECK (((text_length >= 0) AND (text_length <= 20000)));

ALTER TABLE public.generations
    ADD CONSTRAINT generations_taken_up_check CHECK ((taken_up >= 1));

ALTER TABLE public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)));

ALTER TABLE public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_request_hash_check CHECK ((octet_length(request_hash) = 32));

ALTER TABLE public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_status_check CHECK (((status >= 200) AND (status <= 299)));

ALTER TABLE public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_created_at_check CHECK (isfinite(created_at));

ALTER TABLE public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, key);

ALTER TABLE public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE public.generation_parts
    ADD CONSTRAINT generation_parts_attempt_check CHECK ((attempt >= 1));

ALTER TABLE public.generation_parts
    ADD CONSTRAINT generation_parts_starts_at_check CHECK ((starts_at >= 0));

ALTER TABLE public.generation_parts
    ADD CONSTRAINT generation_parts_text_check CHECK (((length(text) >= 1) AND (length(text) <= 20000)));

ALTER TABLE public.generation_parts
    ADD CONSTRAINT generation_parts_pkey PRIMARY KEY (generation_id, attempt, starts_at);

ALTER TABLE public.generation_parts
    ADD CONSTRAINT generation_parts_generation_id_fkey FOREIGN KEY (generation_id) REFERENCES public.generations(id) ON DELETE CASCADE;

CREATE POLICY "Nobody but the service" ON public.idempotency_keys
  FOR SELECT
  TO authenticated
  USING (false);

CREATE POLICY "Users can view parts of own generations" ON public.generation_parts
  FOR SELECT
  TO authenticated
  USING ((EXISTS ( SELECT
   FROM public.generations g
  WHERE ((g.id = generation_parts.generation_id) AND (g.user_id = ( SELECT auth.uid() AS uid))))));

-- undo

DROP POLICY "Nobody but the service" ON public.idempotency_keys;

DROP POLICY "Users can view parts of own generations" ON public.generation_parts;

ALTER TABLE public.idempotency_keys
    DROP CONSTRAINT idempotency_keys_key_check;

ALTER TABLE public.idempotency_keys
    DROP CONSTRAINT idempotency_keys_request_hash_check;

ALTER TABLE public.idempotency_keys
    DROP CONSTRAINT idempotency_keys_status_check;

ALTER TABLE public.idempotency_keys
    DROP CONSTRAINT idempotency_keys_created_at_check;

ALTER TABLE public.idempotency_keys
    DROP CONSTRAINT idempotency_keys_pkey;

ALTER TABLE public.idempotency_keys
    DROP CONSTRAINT idempotency_keys_user_id_fkey;

ALTER TABLE public.generations
    DROP CONSTRAINT generations_text_length_check;

ALTER TABLE public.generations
    DROP CONSTRAINT generations_taken_up_check;

ALTER TABLE public.generation_parts
    DROP CONSTRAINT generation_parts_attempt_check;

ALTER TABLE public.generation_parts
    DROP CONSTRAINT generation_parts_starts_at_check;

ALTER TABLE public.generation_parts
    DROP CONSTRAINT generation_parts_text_check;

ALTER TABLE public.generation_parts
    DROP CONSTRAINT generation_parts_pkey;

ALTER TABLE public.generation_parts
    DROP CONSTRAINT generation_parts_generation_id_fkey;

DROP INDEX public.idx_idempotency_keys_created_at;

ALTER TABLE ONLY public.generations
    DROP COLUMN text_length;

ALTER TABLE ONLY public.generations
    DROP COLUMN taken_up;

DROP TABLE public.idempotency_keys;

DROP TABLE public.generation_parts;

COMMENT ON COLUMN public.generations.attempt IS 'How often somebody has begun to interpret it.';
