-- The roles of a Supabase server, as its superuser supabase_admin finds them on the first day. The owner that a project
-- is given is postgres: no superuser, but one who may make roles and databases and goes past row level security.
CREATE ROLE postgres LOGIN CREATEROLE CREATEDB BYPASSRLS REPLICATION PASSWORD 'of the project';
CREATE ROLE anon NOLOGIN NOINHERIT;
CREATE ROLE authenticated NOLOGIN NOINHERIT;
CREATE ROLE service_role NOLOGIN NOINHERIT BYPASSRLS;
CREATE ROLE authenticator LOGIN NOINHERIT PASSWORD 'known to PostgREST alone';
CREATE ROLE supabase_auth_admin LOGIN NOINHERIT CREATEROLE PASSWORD 'known to GoTrue alone';
CREATE ROLE dashboard_user NOLOGIN CREATEROLE CREATEDB REPLICATION;
GRANT anon, authenticated, service_role TO authenticator;
-- Without ADMIN OPTION: the owner may become each of them, and give them to nobody.
GRANT anon, authenticated, service_role TO postgres;
GRANT pg_monitor, pg_read_all_data, pg_signal_backend TO postgres;
ALTER ROLE anon SET statement_timeout = '3s';
ALTER ROLE authenticated SET statement_timeout = '8s';
ALTER ROLE supabase_auth_admin SET search_path = 'auth';
