-- What a client has asked for under a key of its own, so that asking again does nothing again.

CREATE TABLE public.idempotency_keys (
    user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    request_hash bytea NOT NULL CHECK (octet_length(request_hash) = 32),
    status integer NOT NULL CHECK (status BETWEEN 200 AND 299),
    resource_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now() CHECK (isfinite(created_at)),
    PRIMARY KEY (user_id, key)
);
COMMENT ON TABLE public.idempotency_keys IS
    'Written in the transaction of the effect, so that there is never one without the other. Kept for a day.';
COMMENT ON COLUMN public.idempotency_keys.request_hash IS 'SHA-256 of method, path and body: the same key with another is refused.';
CREATE INDEX idx_idempotency_keys_created_at ON public.idempotency_keys (created_at);
ALTER TABLE public.idempotency_keys ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Nobody but the service" ON public.idempotency_keys FOR SELECT TO authenticated USING (false);

REVOKE ALL ON public.idempotency_keys FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT, INSERT, DELETE ON public.idempotency_keys TO service_role;
