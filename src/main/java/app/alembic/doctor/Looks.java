package app.alembic.doctor;

import java.util.List;

/** What the catalogue can say of the schemas public and alembic; whatever belongs to an extension is left out. */
final class Looks {

    private static final Look ROW_SECURITY = new Look("row level security", """
            SELECT c.oid::regclass::text,
                   CASE WHEN NOT c.relrowsecurity THEN 'hole'
                        WHEN NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) THEN 'warning'
                        ELSE 'good' END,
                   CASE WHEN c.relrowsecurity THEN 'row level security without a policy: closed, but nothing says that it is meant'
                        ELSE 'no row level security: whoever may read one row may read all' END,
                   CASE WHEN c.relrowsecurity
                        THEN format('CREATE POLICY "Nobody" ON %s FOR SELECT TO authenticated USING (false)', c.oid::regclass)
                        ELSE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, and give it a policy', c.oid::regclass) END
            FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                AND NOT EXISTS (SELECT FROM pg_depend d
                                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY 1
            """);

    /** A policy of the service's own roles may say true; one for people may not. */
    private static final Look POLICIES = new Look("policies", """
            SELECT format('policy "%s" on %s', p.polname, p.polrelid::regclass),
                   CASE WHEN says.everything THEN 'hole' WHEN says.nobody_in_particular THEN 'warning' ELSE 'good' END,
                   CASE WHEN says.everything THEN 'it lets everybody at every row'
                        ELSE 'it does not ask who is acting' END,
                   format('ALTER POLICY %I ON %s so that it compares auth.uid() with the row''s owner', p.polname,
                       p.polrelid::regclass)
            FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid,
                LATERAL (SELECT pg_get_expr(p.polqual, p.polrelid) AS shown,
                                pg_get_expr(p.polwithcheck, p.polrelid) AS written) e,
                LATERAL (SELECT 'true' IN (e.shown, e.written) AS everything,
                                concat_ws(' ', e.shown, e.written) NOT LIKE '%auth.uid()%'
                                    AND 'false' NOT IN (coalesce(e.shown, 'false'), coalesce(e.written, 'false'))
                                    AS nobody_in_particular) says
            WHERE c.relnamespace = 'public'::regnamespace AND p.polpermissive
                AND p.polroles && ARRAY[0, to_regrole('anon')::oid, to_regrole('authenticated')::oid]
            ORDER BY 1
            """);

    private static final Look FUNCTIONS = new Look("functions", """
            SELECT p.oid::regprocedure::text, CASE WHEN fixed.is THEN 'good' ELSE 'hole' END,
                   'no fixed search_path: whoever calls it chooses what its names mean',
                   format('ALTER %s %s SET search_path = '''', with every name in its body qualified',
                       CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, p.oid::regprocedure)
            FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang,
                LATERAL (SELECT EXISTS (SELECT FROM unnest(p.proconfig) s (setting)
                                        WHERE s.setting LIKE 'search_path=%' AND s.setting NOT LIKE '%$user%') AS is) fixed
            WHERE (p.pronamespace IN ('public'::regnamespace, to_regnamespace('alembic'))
                    OR p.pronamespace = to_regnamespace('auth')
                        AND obj_description(p.pronamespace, 'pg_namespace') LIKE 'Alembic:%')
                AND p.prokind IN ('f', 'p')
                AND l.lanname NOT IN ('c', 'internal')
                AND NOT EXISTS (SELECT FROM pg_depend d
                                WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
            ORDER BY 1
            """);

    private static final Look VIEWS = new Look("views", """
            SELECT c.oid::regclass::text,
                   CASE WHEN asks.as_the_caller THEN 'good' WHEN asks.openly THEN 'hole' ELSE 'warning' END,
                   'it runs as its owner, past row level security',
                   CASE c.relkind WHEN 'v' THEN format('ALTER VIEW %s SET (security_invoker = true)', c.oid::regclass)
                        ELSE format('REVOKE ALL ON %s FROM PUBLIC, anon, authenticated', c.oid::regclass) END
            FROM pg_class c,
                LATERAL (SELECT c.relkind = 'v' AND coalesce((SELECT o.option_value::boolean
                                 FROM pg_options_to_table(c.reloptions) o
                                 WHERE o.option_name = 'security_invoker'), false)
                             OR c.relkind <> 'v' AND NOT has_table_privilege('anon', c.oid, 'SELECT')
                                 AND NOT has_table_privilege('authenticated', c.oid, 'SELECT') AS as_the_caller,
                                has_any_column_privilege('anon', c.oid, 'SELECT')
                                    OR has_any_column_privilege('authenticated', c.oid, 'SELECT') AS openly) asks
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('v', 'm', 'f')
                AND NOT EXISTS (SELECT FROM pg_depend d
                                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY 1
            """);

    private static final Look TRIGGERS_AND_CHECKS = new Look("triggers and checks in force", """
            SELECT format('trigger %s on %s', t.tgname, t.tgrelid::regclass),
                   CASE WHEN t.tgenabled IN ('O', 'A') THEN 'good' ELSE 'hole' END, 'it is switched off',
                   format('ALTER TABLE %s ENABLE TRIGGER %I', t.tgrelid::regclass, t.tgname)
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE c.relnamespace = 'public'::regnamespace AND (NOT t.tgisinternal OR t.tgenabled NOT IN ('O', 'A'))
            UNION ALL
            SELECT format('constraint %s of %s', o.conname, o.conrelid::regclass),
                   CASE WHEN o.convalidated THEN 'good' ELSE 'warning' END, 'older rows were never held against it',
                   format('ALTER TABLE %s VALIDATE CONSTRAINT %I', o.conrelid::regclass, o.conname)
            FROM pg_constraint o
            WHERE o.connamespace = 'public'::regnamespace AND o.contype IN ('c', 'f')
            ORDER BY 1
            """);

    private static final Look ROLES = new Look("roles", """
            SELECT 'role ' || r.rolname, CASE WHEN may.too_much THEN 'hole' ELSE 'good' END,
                   'it is a superuser, passes row level security, makes roles or databases, or replicates',
                   format('ALTER ROLE %I NOSUPERUSER %sNOCREATEROLE NOCREATEDB NOREPLICATION', r.rolname,
                       CASE r.rolname WHEN 'service_role' THEN '' ELSE 'NOBYPASSRLS ' END)
            FROM pg_roles r,
                LATERAL (SELECT r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication
                             OR r.rolbypassrls AND r.rolname <> 'service_role' AS too_much) may
            WHERE r.rolname IN ('anon', 'authenticated', 'service_role')
            UNION ALL
            SELECT format('role %s within %s', m.member::regrole, m.roleid::regrole), 'hole', 'it inherits what that role may',
                   format('REVOKE %s FROM %s', m.roleid::regrole, m.member::regrole)
            FROM pg_auth_members m
            WHERE m.member IN (to_regrole('anon'), to_regrole('authenticated'))
            UNION ALL
            SELECT format('what role %s may make', r.name),
                   CASE WHEN has_schema_privilege(r.name, 'public', 'CREATE')
                            OR has_database_privilege(r.name, current_database(), 'CREATE') THEN 'hole' ELSE 'good' END,
                   'it may make objects in the schema public, or schemas',
                   format('REVOKE CREATE ON SCHEMA public FROM PUBLIC, %1$s; REVOKE CREATE ON DATABASE %2$I FROM PUBLIC, %1$s',
                       r.name, current_database())
            FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) r (name)
            """);

    private static final Look HISTORY = new Look("migrations' history", """
            SELECT format('schema alembic and role %s', r.name),
                   CASE WHEN has_schema_privilege(r.name, 'alembic', 'USAGE')
                            OR has_schema_privilege(r.name, 'alembic', 'CREATE') THEN 'hole' ELSE 'good' END,
                   'it may enter the schema of the migrations'' history',
                   format('REVOKE ALL ON SCHEMA alembic FROM PUBLIC, %s', r.name)
            FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) r (name)
            WHERE to_regnamespace('alembic') IS NOT NULL
            UNION ALL
            SELECT format('%s and role %s', c.oid::regclass, r.name),
                   CASE WHEN has_any_column_privilege(r.name, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
                            OR has_table_privilege(r.name, c.oid, 'DELETE, TRUNCATE, TRIGGER') THEN 'hole' ELSE 'good' END,
                   'it has rights on the migrations'' history, whose stored SQL the owner runs',
                   format('REVOKE ALL ON %s FROM PUBLIC, %s', c.oid::regclass, r.name)
            FROM pg_class c, unnest(ARRAY['anon', 'authenticated', 'service_role']) r (name)
            WHERE c.relnamespace = to_regnamespace('alembic') AND c.relkind IN ('r', 'p', 'v', 'm')
            """);

    /** Where the accounts are ours; Supabase looks after its own. */
    private static final Look ACCOUNTS = new Look("accounts", """
            SELECT format('%s and role %s', c.oid::regclass, r.name),
                   CASE WHEN has_any_column_privilege(r.name, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
                            OR has_table_privilege(r.name, c.oid, 'DELETE, TRUNCATE, TRIGGER') THEN 'hole' ELSE 'good' END,
                   'it has rights on accounts, sessions or keys',
                   format('REVOKE ALL ON %s FROM PUBLIC, %s', c.oid::regclass, r.name)
            FROM pg_class c, unnest(ARRAY['anon', 'authenticated', 'service_role']) r (name)
            WHERE c.relnamespace = to_regnamespace('auth') AND c.relkind IN ('r', 'p', 'v', 'm')
                AND obj_description(c.relnamespace, 'pg_namespace') LIKE 'Alembic:%'
            UNION ALL
            SELECT c.oid::regclass::text, CASE WHEN c.relrowsecurity THEN 'good' ELSE 'hole' END, 'no row level security',
                   format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', c.oid::regclass)
            FROM pg_class c
            WHERE c.relnamespace = to_regnamespace('auth') AND c.relkind IN ('r', 'p')
                AND obj_description(c.relnamespace, 'pg_namespace') LIKE 'Alembic:%'
            ORDER BY 1
            """);

    /** Of roles that this login can change; the rest belongs to the provider. Functions are open to all unless said. */
    private static final Look DEFAULTS = new Look("rights on what is made later", """
            SELECT format('%s made by %s%s', kinds.title, d.owner::regrole,
                       CASE WHEN d.space = 0 THEN '' ELSE ' in ' || d.space::regnamespace END),
                   CASE WHEN open_to.names IS NULL THEN 'good' ELSE 'hole' END,
                   'open from the beginning to ' || open_to.names,
                   format('ALTER DEFAULT PRIVILEGES FOR ROLE %s%s REVOKE ALL ON %s FROM %s', d.owner::regrole,
                       CASE WHEN d.space = 0 THEN '' ELSE ' IN SCHEMA ' || d.space::regnamespace END, kinds.title,
                       open_to.names)
            FROM (SELECT defaclrole, defaclnamespace, defaclobjtype, defaclacl FROM pg_default_acl
                  WHERE defaclnamespace IN (0, 'public'::regnamespace) AND pg_has_role(defaclrole, 'MEMBER')
                  UNION ALL
                  SELECT o.relowner, 0::oid, 'f'::"char", acldefault('f', o.relowner) FROM pg_class o
                  WHERE o.oid = to_regclass('public.users')
                      AND NOT EXISTS (SELECT FROM pg_default_acl x WHERE x.defaclrole = o.relowner
                                          AND x.defaclnamespace = 0 AND x.defaclobjtype = 'f')
                 ) d (owner, space, kind, rights)
                JOIN (VALUES ('r'::"char", 'TABLES'), ('S', 'SEQUENCES'), ('f', 'FUNCTIONS')) kinds (kind, title)
                    ON kinds.kind = d.kind,
                LATERAL (SELECT string_agg(DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
                             ', ') AS names
                         FROM aclexplode(d.rights) a
                         WHERE a.grantee IN (0, to_regrole('anon'), to_regrole('authenticated'))) open_to
            ORDER BY 1
            """);

    /** Cheap enough for every start: none looks at a row of a person. */
    static final List<Look> ALL =
            List.of(ROW_SECURITY, POLICIES, FUNCTIONS, VIEWS, TRIGGERS_AND_CHECKS, ROLES, HISTORY, ACCOUNTS, DEFAULTS);

    private Looks() {}
}
