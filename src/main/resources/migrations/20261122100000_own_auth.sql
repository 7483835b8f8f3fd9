-- revision: 20261122100000
-- follows: base
-- title: Accounts of our own, in the shapes of Supabase Auth
-- where: own auth

-- up

CREATE SCHEMA auth;
COMMENT ON SCHEMA auth IS 'Alembic: accounts, sessions and keys. Absent where Supabase keeps its own.';

CREATE TABLE auth.users (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    aud text NOT NULL DEFAULT 'authenticated',
    role text NOT NULL DEFAULT 'authenticated',
    email text,
    encrypted_password text,
    email_confirmed_at timestamptz,
    phone text,
    last_sign_in_at timestamptz,
    raw_app_meta_data jsonb NOT NULL DEFAULT '{"provider": "email", "providers": ["email"]}',
    raw_user_meta_data jsonb NOT NULL DEFAULT '{}',
    is_anonymous boolean NOT NULL DEFAULT false,
    banned_until timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT users_email_lower_case CHECK (email = lower(email)),
    CONSTRAINT users_user_meta_data_bounded CHECK (octet_length(raw_user_meta_data::text) <= 65536)
);
CREATE UNIQUE INDEX users_email_key ON auth.users (email);
COMMENT ON COLUMN auth.users.encrypted_password IS
    'An encoder id in braces and its hash; without an id plain bcrypt, as Supabase Auth stores it.';

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

CREATE TABLE auth.keys (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    purpose text NOT NULL CHECK (purpose IN ('sign', 'refresh')),
    secret jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX keys_purpose_key ON auth.keys (purpose);
COMMENT ON TABLE auth.keys IS 'Keys as JWK: every node signs and verifies with the same.';

ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY "The auth service" ON auth.users TO supabase_auth_admin USING (true) WITH CHECK (true);
CREATE POLICY "The auth service" ON auth.sessions TO supabase_auth_admin USING (true) WITH CHECK (true);
CREATE POLICY "The auth service" ON auth.keys TO supabase_auth_admin USING (true) WITH CHECK (true);

CREATE FUNCTION auth.uid() RETURNS uuid
    LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
$$;
COMMENT ON FUNCTION auth.uid() IS
    'The acting person. After a transaction the setting is an empty string, not NULL: hence nullif.';

CREATE FUNCTION auth.role() RETURNS text
    LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
$$;

CREATE FUNCTION auth.jwt() RETURNS jsonb
    LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT nullif(current_setting('request.jwt.claims', true), '')::jsonb
$$;

REVOKE ALL ON SCHEMA auth FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA auth FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA auth FROM PUBLIC;
GRANT USAGE ON SCHEMA auth TO anon, authenticated, service_role, supabase_auth_admin;
GRANT EXECUTE ON FUNCTION auth.uid(), auth.role(), auth.jwt() TO anon, authenticated, service_role, supabase_auth_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.users, auth.sessions TO supabase_auth_admin;
GRANT SELECT, INSERT ON auth.keys TO supabase_auth_admin;

-- undo

DROP TABLE auth.keys;
DROP TABLE auth.sessions;
DROP TABLE auth.users;
DROP FUNCTION auth.jwt();
DROP FUNCTION auth.role();
DROP FUNCTION auth.uid();
DROP SCHEMA auth;
