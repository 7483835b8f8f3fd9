-- What this installation signs with.

CREATE TABLE auth.keys (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    purpose text NOT NULL CHECK (purpose IN ('sign', 'refresh')),
    secret jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX keys_purpose_key ON auth.keys (purpose);
COMMENT ON TABLE auth.keys IS 'Keys as JWK: every node signs and verifies with the same.';

ALTER TABLE auth.keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY "The auth service" ON auth.keys TO supabase_auth_admin USING (true) WITH CHECK (true);

REVOKE ALL ON auth.keys FROM PUBLIC;
GRANT SELECT, INSERT ON auth.keys TO supabase_auth_admin;
