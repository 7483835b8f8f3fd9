-- Where somebody is signed in.

CREATE TABLE auth.sessions (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    aal text NOT NULL DEFAULT 'aal1' CHECK (aal IN ('aal1', 'aal2', 'aal3')),
    amr jsonb NOT NULL DEFAULT '[]',
    refresh_counter bigint NOT NULL DEFAULT 0 CHECK (refresh_counter >= 0),
    cookie_hash bytea,
    user_agent text CHECK (length(user_agent) <= 512),
    ip inet,
    created_at timestamptz NOT NULL DEFAULT now(),
    refreshed_at timestamptz,
    not_after timestamptz
);
CREATE INDEX sessions_user_id_idx ON auth.sessions (user_id);
CREATE UNIQUE INDEX sessions_cookie_hash_key ON auth.sessions (cookie_hash);
COMMENT ON COLUMN auth.sessions.refresh_counter IS
    'Which refresh token of this session is the active one: tokens are an HMAC over session and counter.';
COMMENT ON COLUMN auth.sessions.cookie_hash IS 'SHA-256 of the browser''s session cookie; the cookie itself is not kept.';

ALTER TABLE auth.sessions ENABLE ROW LEVEL SECURITY;
CREATE POLICY "The auth service" ON auth.sessions TO supabase_auth_admin USING (true) WITH CHECK (true);

REVOKE ALL ON auth.sessions FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.sessions TO supabase_auth_admin;
