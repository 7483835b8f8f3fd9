-- People with an account, in the shape of Supabase Auth.

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

ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;
CREATE POLICY "The auth service" ON auth.users TO supabase_auth_admin USING (true) WITH CHECK (true);

REVOKE ALL ON auth.users FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.users TO supabase_auth_admin;
