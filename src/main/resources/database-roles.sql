-- The roles that Supabase has, made where they are missing. Roles belong to the whole server, not to one database, so
-- they are prepared before the migrations and never undone by them.
DO $roles$
DECLARE
    me text := current_user;
    wanted text;
    -- Since 16 whoever makes a role may give it to others, and becomes it only when it is given to them as well.
    may_become text := CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END;
    own_auth boolean := to_regclass('auth.users') IS NULL
        OR obj_description(to_regnamespace('auth'), 'pg_namespace') LIKE 'Alembic:%';
BEGIN
    FOREACH wanted IN ARRAY ARRAY['anon', 'authenticated', 'supabase_auth_admin'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
        END IF;
    END LOOP;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'service_role') THEN
        CREATE ROLE service_role NOLOGIN NOINHERIT BYPASSRLS;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'authenticator') THEN
        CREATE ROLE authenticator NOLOGIN NOINHERIT;
    END IF;
    -- Whoever migrates may try on every role, and the login of the service may become each of them. On Supabase the
    -- grants exist, and the schema auth is not ours to enter.
    FOREACH wanted IN ARRAY ARRAY['anon', 'authenticated', 'service_role', 'supabase_auth_admin'] LOOP
        IF NOT pg_has_role('authenticator', wanted, may_become) AND (own_auth OR wanted <> 'supabase_auth_admin') THEN
            EXECUTE format('GRANT %I TO authenticator', wanted);
        END IF;
        IF NOT pg_has_role(me, wanted, may_become) AND (own_auth OR wanted <> 'supabase_auth_admin') THEN
            EXECUTE format('GRANT %I TO %I', wanted, me);
        END IF;
    END LOOP;
END
$roles$;
