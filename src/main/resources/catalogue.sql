-- A schema as PostgreSQL sees it, a line for each fact: what is there, and who may do what with it.
SELECT line FROM (
    SELECT format('table %s%s%s', c.oid::regclass,
        CASE WHEN c.relrowsecurity THEN ' with row security' ELSE '' END,
        CASE WHEN c.relforcerowsecurity THEN ' for its owner too' ELSE '' END) AS line
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'auth', 'alembic')
    UNION ALL
    SELECT format('view %s%s as %s', c.oid::regclass, c.reloptions, pg_get_viewdef(c.oid))
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('v', 'm') AND n.nspname IN ('public', 'auth', 'alembic')
    UNION ALL
    SELECT format('comment on %s %s: %s', i.type, i.identity, d.description)
    FROM pg_description d, LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
    WHERE i.schema IN ('public', 'auth', 'alembic') OR (i.type = 'schema' AND i.name IN ('public', 'auth', 'alembic'))
    UNION ALL
    SELECT format('default privileges %s%s to %s', coalesce(n.nspname || ' ', ''), d.defaclobjtype, r)
    FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace,
        LATERAL (SELECT format('%s %s', CASE a.grantee WHEN 0 THEN 'public' ELSE a.grantee::regrole::text END,
                               a.privilege_type) AS r
                 FROM aclexplode(d.defaclacl) a WHERE a.grantee <> d.defaclrole) given
    WHERE d.defaclrole = current_user::regrole
    UNION ALL
    SELECT format('table %s column %s %s%s%s%s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
        coalesce(CASE WHEN a.attgenerated = '' THEN ' default ' ELSE ' generated ' END
            || pg_get_expr(d.adbin, d.adrelid), ''),
        CASE a.attidentity WHEN 'a' THEN ' identity always' WHEN 'd' THEN ' identity' ELSE '' END)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'auth', 'alembic') AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT format('table %s constraint %s %s', conrelid::regclass, conname, pg_get_constraintdef(o.oid))
    FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace
    WHERE n.nspname IN ('public', 'auth', 'alembic') AND contype <> 'n' AND contype <> 't'
    UNION ALL
    SELECT format('table %s index %s', i.indrelid::regclass, pg_get_indexdef(i.indexrelid))
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'auth', 'alembic')
    UNION ALL
    SELECT format('table %s policy %s%s for %s to %s using %s check %s', polrelid::regclass, polname,
        CASE WHEN polpermissive THEN '' ELSE ', restrictive,' END, polcmd,
        polroles::regrole[], pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'auth', 'alembic')
    UNION ALL
    SELECT format('table %s trigger %s%s', tgrelid::regclass, pg_get_triggerdef(t.oid),
        CASE tgenabled WHEN 'O' THEN '' ELSE ' enabled ' || tgenabled::text END)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT tgisinternal AND n.nspname IN ('public', 'auth', 'alembic')
    UNION ALL
    SELECT format('table %s grant %s to %s', c.oid::regclass, r.privilege_type,
        CASE r.grantee WHEN 0 THEN 'public' ELSE r.grantee::regrole::text END)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, LATERAL aclexplode(c.relacl) r
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname IN ('public', 'auth', 'alembic') AND r.grantee <> c.relowner
    UNION ALL
    SELECT format('table %s grant %s (%s) to %s', c.oid::regclass, r.privilege_type, a.attname,
        r.grantee::regrole)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
        LATERAL aclexplode(a.attacl) r
    WHERE n.nspname IN ('public', 'auth', 'alembic')
    UNION ALL
    SELECT format('function %s%s(%s) returns %s %s%s%s settings %s body %s',
        CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END, p.proname,
        pg_get_function_arguments(p.oid), pg_get_function_result(p.oid),
        CASE provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END,
        CASE WHEN proisstrict THEN ' strict' ELSE '' END,
        CASE WHEN prosecdef THEN ' as its owner' ELSE '' END, coalesce(proconfig::text, '{}'),
        left(md5(coalesce(p.prosrc, '') || coalesce(pg_get_function_sqlbody(p.oid), '')), 8))
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('public', 'auth', 'alembic')
    UNION ALL
    SELECT format('function %s grant %s to %s', p.oid::regprocedure, r.privilege_type,
        CASE r.grantee WHEN 0 THEN 'public' ELSE r.grantee::regrole::text END)
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,
        LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) r
    WHERE n.nspname IN ('public', 'auth', 'alembic') AND r.grantee <> p.proowner
    UNION ALL
    SELECT format('schema %s grant %s to %s', n.nspname, r.privilege_type,
        CASE r.grantee WHEN 0 THEN 'public' ELSE r.grantee::regrole::text END)
    FROM pg_namespace n, LATERAL aclexplode(n.nspacl) r
    WHERE n.nspname IN ('public', 'auth', 'alembic') AND r.grantee <> n.nspowner
) catalogue ORDER BY line COLLATE "C"
