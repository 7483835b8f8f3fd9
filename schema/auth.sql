-- The schema auth with what tells who acts. Where Supabase keeps the accounts it is theirs, and none of this is made.

CREATE SCHEMA auth;
COMMENT ON SCHEMA auth IS 'Alembic: accounts, sessions and keys. Absent where Supabase keeps its own.';

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
GRANT USAGE ON SCHEMA auth TO anon, authenticated, service_role, supabase_auth_admin;
REVOKE ALL ON FUNCTION auth.uid(), auth.role(), auth.jwt() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.uid(), auth.role(), auth.jwt() TO anon, authenticated, service_role, supabase_auth_admin;
