namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>
/// The SQL that reads the catalog: one set-based query for each kind of object, so that the cost does not grow with a
/// round trip per table. Columns that a server version does not have yet are written as what they would hold there.
/// </summary>
/// <param name="version"><c>server_version_num</c></param>
internal sealed partial class CatalogQueries(int version)
{
    /// <summary>Schemas that are the user's own; <c>n</c> is pg_namespace.</summary>
    private const string UserSchema = $"n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', '{Schema.ToolkitSchema}')";

    private const string CollationName = "pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(co.collname)";

    private string Since(int major, string expression, string before) => version >= major * 10000 ? expression : before;

    /// <summary>Name, version, whether <see cref="OtherObjects"/> has any.</summary>
    public string Database => $"SELECT pg_catalog.current_database()::text, pg_catalog.current_setting('server_version_num')::int, {HasOtherObjects}";

    /// <summary>
    /// Comments on users' objects (OIDs from 16384 on) and on schemas, public among them. Read once and not joined to each kind of
    /// object: before the catalog has ever been analyzed, right after a database was loaded, the server would choose loops over all.
    /// </summary>
    public string Comments =>
        """
        SELECT d.classoid, d.objoid, d.objsubid::int2, d.description
        FROM pg_catalog.pg_description d WHERE d.objoid >= 16384 OR d.classoid = 'pg_catalog.pg_namespace'::regclass
        """;

    /// <summary>The objects of extensions.</summary>
    public string Members =>
        """
        SELECT e.classid, e.objid, e.objsubid::int2, x.extname::text
        FROM pg_catalog.pg_depend e JOIN pg_catalog.pg_extension x ON x.oid = e.refobjid
        WHERE e.deptype = 'e' AND e.refclassid = 'pg_catalog.pg_extension'::regclass
        """;

    public string Namespaces =>
        $"""
        SELECT n.oid, n.nspname::text, pg_catalog.pg_get_userbyid(n.nspowner)::text, n.nspacl::text[],
               CASE WHEN n.nspname = 'public' AND n.nspowner = {Since(15, "'pg_database_owner'::pg_catalog.regrole", "10")} THEN v.initprivs::text[] END
        FROM pg_catalog.pg_namespace n
        LEFT JOIN pg_catalog.pg_init_privs v ON v.classoid = 'pg_catalog.pg_namespace'::regclass AND v.objoid = n.oid
        WHERE {UserSchema} ORDER BY n.nspname COLLATE "C"
        """;

    public string Extensions =>
        """
        SELECT x.oid, x.extname::text, n.nspname::text
        FROM pg_catalog.pg_extension x JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace
        WHERE x.extname <> 'plpgsql' ORDER BY x.extname COLLATE "C"
        """;

    public string Types =>
        $"""
        SELECT t.oid, n.nspname::text, t.typname::text, t.typtype,
               CASE t.typtype
                 WHEN 'e' THEN (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(v.enumlabel), ', ' ORDER BY v.enumsortorder) FROM pg_catalog.pg_enum v WHERE v.enumtypid = t.oid)
                 WHEN 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod)
                   || COALESCE((SELECT ' collate ' || {CollationName} FROM pg_catalog.pg_type b, pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
                                WHERE b.oid = t.typbasetype AND co.oid = t.typcollation AND b.typcollation <> t.typcollation), '')
                   || CASE WHEN t.typnotnull THEN ' not null' ELSE '' END
                   || COALESCE(' default ' || t.typdefault, '')
                   || COALESCE((SELECT pg_catalog.string_agg(' constraint ' || pg_catalog.quote_ident(k.conname) || ' ' || pg_catalog.pg_get_constraintdef(k.oid), '' ORDER BY k.conname COLLATE "C")
                                FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), '')
                 WHEN 'r' THEN (SELECT 'subtype ' || pg_catalog.format_type(r.rngsubtype, NULL)
                                  || CASE WHEN o.opcdefault THEN '' ELSE ' operator class ' || pg_catalog.quote_ident(o.opcname) END
                                  || COALESCE((SELECT ' collate ' || {CollationName} FROM pg_catalog.pg_type b, pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
                                               WHERE b.oid = r.rngsubtype AND co.oid = r.rngcollation AND b.typcollation <> r.rngcollation), '')
                                  || CASE WHEN r.rngcanonical <> 0 THEN ' canonical ' || r.rngcanonical ELSE '' END
                                  || CASE WHEN r.rngsubdiff <> 0 THEN ' difference ' || r.rngsubdiff ELSE '' END
                                FROM pg_catalog.pg_range r JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc WHERE r.rngtypid = t.oid)
                 ELSE '' END,
               t.typbasetype, pg_catalog.pg_get_userbyid(t.typowner)::text, t.typacl::text[],
               ARRAY(SELECT k.conname::text FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.oid),
               ARRAY(SELECT k.oid FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.oid)
        FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        WHERE {UserSchema} AND t.typtype IN ('e', 'd', 'r') ORDER BY n.nspname COLLATE "C", t.typname COLLATE "C"
        """;

    public string Relations(bool sizes) =>
        $"""
        SELECT c.oid, c.reltype, n.nspname::text, c.relname::text, c.relkind, pg_catalog.pg_get_userbyid(c.relowner)::text,
               c.relpersistence = 'u', s.spcname::text, CASE WHEN am.amname <> 'heap' THEN am.amname::text END, c.reloptions::text[] || ARRAY(SELECT 'toast.' || u.option FROM pg_catalog.unnest(x.reloptions) u(option)),
               c.relrowsecurity, c.relforcerowsecurity, c.relreplident,
               CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END,
               CASE WHEN p.partrelid IS NOT NULL THEN pg_catalog.string_to_array(p.partattrs::text, ' ')::int2[] END,
               CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END,
               i.parents, CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END,
               CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END, c.relispopulated,
               c.relacl::text[],
               CASE WHEN c.reltuples > 0 THEN c.reltuples::bigint ELSE 0 END,
               {(sizes ? "CASE WHEN c.relkind IN ('r', 'm') THEN pg_catalog.pg_table_size(c.oid) ELSE 0 END" : "0::bigint")},
               {(sizes ? "CASE WHEN c.relkind IN ('r', 'm') THEN pg_catalog.pg_indexes_size(c.oid) ELSE 0 END" : "0::bigint")},
               CASE WHEN c.relkind = 'f' THEN (SELECT 'server ' || pg_catalog.quote_ident(v.srvname) || {Options("f.ftoptions")}
                                               FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server v ON v.oid = f.ftserver WHERE f.ftrelid = c.oid) END
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_class x ON x.oid = c.reltoastrelid AND x.reloptions IS NOT NULL
        LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
        LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam AND am.amtype = 't'
        LEFT JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = c.oid
        LEFT JOIN (SELECT inhrelid, pg_catalog.array_agg(inhparent ORDER BY inhseqno) AS parents FROM pg_catalog.pg_inherits GROUP BY inhrelid) i ON i.inhrelid = c.oid
        WHERE {UserSchema} AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND c.relpersistence <> 't'
        ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
        """;

    /// <summary>What domains are made of, those of the system too: a domain, its base (which may be a domain again), and an array's elements.</summary>
    public string Domains =>
        """
        SELECT d.oid, b.oid, CASE WHEN b.typcategory = 'A' THEN b.typelem ELSE 0::oid END
        FROM pg_catalog.pg_type d JOIN pg_catalog.pg_type b ON b.oid = d.typbasetype WHERE d.typtype = 'd'
        """;

    /// <summary>
    /// In no order. A default is deparsed without its table: there are no columns in it, and with the table the server would
    /// first build all that it knows of it. What a generated column is computed from does have columns.
    /// </summary>
    public string Columns =>
        $"""
        SELECT a.attrelid, a.attnum, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.atttypid,
               CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE 0::oid END, a.attnotnull,
               CASE WHEN f.oid IS NOT NULL THEN pg_catalog.pg_get_expr(f.adbin, CASE WHEN a.attgenerated = '' THEN 0::oid ELSE a.attrelid END) END,
               a.attidentity, a.attgenerated, {CollationName},
               CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END,
               {Since(14, "CASE WHEN a.attcompression <> '' THEN a.attcompression END", "NULL::\"char\"")},
               CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::int END,
               a.attoptions::text[] || a.attfdwoptions::text[], a.attislocal, a.attinhcount::int, a.attacl::text[], COALESCE(f.oid, 0::oid)
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        LEFT JOIN (pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace) ON co.oid = a.attcollation AND co.oid <> t.typcollation
        LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
        WHERE {UserSchema} AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped
        """;

    /// <summary>In order within their tables. A constraint is in its table's schema.</summary>
    public string Constraints =>
        $"""
        SELECT k.oid, k.conrelid, k.conname, k.contype, pg_catalog.pg_get_constraintdef(k.oid), k.conkey, k.confrelid, k.confkey,
               k.convalidated, k.conparentid, k.conislocal, k.conindid, s.functions, s.states
        FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_namespace n ON n.oid = k.connamespace
        LEFT JOIN (SELECT g.tgconstraint, pg_catalog.array_agg(p.proname::text ORDER BY p.proname) AS functions, pg_catalog.array_agg(g.tgenabled::text ORDER BY p.proname) AS states
                   FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_proc p ON p.oid = g.tgfoid
                   WHERE g.tgisinternal AND g.tgenabled <> 'O' AND g.tgconstraint <> 0 GROUP BY g.tgconstraint) s ON s.tgconstraint = k.oid
        WHERE {UserSchema} AND k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conrelid <> 0
        ORDER BY k.conrelid, k.conname COLLATE "C"
        """;

    /// <summary>
    /// In order within their tables. An index is in its table's schema. Definitions are asked for when all is in order (OFFSET keeps
    /// that apart), table by table: what the server has loaded of a table is then still at hand. Only expressions have statistics targets.
    /// </summary>
    public string Indexes =>
        $"""
        SELECT o.indexrelid, o.indrelid, o.nspname, o.relname, CASE WHEN o.constraint_oid = 0 THEN pg_catalog.pg_get_indexdef(o.indexrelid) ELSE '' END, o.constraint_oid,
               o.indkey, o.indisunique, o.is_plain, o.indisclustered, o.indisreplident, o.indisvalid, o.spcname, o.parent, o.reloptions, o.targets
        FROM (SELECT x.indexrelid, x.indrelid, n.nspname, i.relname, COALESCE(k.oid, 0::oid) AS constraint_oid,
                     x.indkey, x.indisunique, x.indpred IS NULL AND x.indexprs IS NULL AS is_plain,
                     x.indisclustered, x.indisreplident, x.indisvalid, s.spcname, COALESCE(h.inhparent, 0::oid) AS parent, i.reloptions::text[],
                     CASE WHEN x.indexprs IS NOT NULL THEN
                       ARRAY(SELECT COALESCE(a.attstattarget::int, -1) FROM pg_catalog.pg_attribute a WHERE a.attrelid = x.indexrelid ORDER BY a.attnum) END AS targets
              FROM pg_catalog.pg_index x
              JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
              LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = x.indexrelid AND k.conrelid = x.indrelid AND k.contype IN ('p', 'u', 'x')
              LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = i.reltablespace
              LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = x.indexrelid
              WHERE {UserSchema} AND i.relpersistence <> 't'
              ORDER BY x.indrelid, i.relname COLLATE "C" OFFSET 0) o
        """;

    public string Sequences =>
        $"""
        SELECT c.oid, n.nspname::text, c.relname::text, pg_catalog.pg_get_userbyid(c.relowner)::text, pg_catalog.format_type(s.seqtypid, NULL),
               s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
               COALESCE(o.refobjid, 0::oid), COALESCE(o.refobjsubid, 0)::int2, COALESCE(o.deptype = 'i', false), c.relpersistence = 'u',
               c.relacl::text[]
        FROM pg_catalog.pg_sequence s
        JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_depend o ON o.classid = 'pg_catalog.pg_class'::regclass AND o.objid = c.oid AND o.objsubid = 0
          AND o.refclassid = 'pg_catalog.pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype IN ('a', 'i')
        WHERE {UserSchema} AND c.relpersistence <> 't'
        ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
        """;

    public string Triggers =>
        $"""
        SELECT g.oid, g.tgrelid, g.tgname::text, pg_catalog.pg_get_triggerdef(g.oid, false), g.tgenabled, g.tgfoid,
               {Since(13, "g.tgparentid", "COALESCE((SELECT q.refobjid FROM pg_catalog.pg_depend q WHERE q.classid = 'pg_catalog.pg_trigger'::regclass AND q.objid = g.oid AND q.refclassid = 'pg_catalog.pg_trigger'::regclass AND q.deptype = 'P' LIMIT 1), 0::oid)")}
        FROM pg_catalog.pg_trigger g
        JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE {UserSchema} AND NOT g.tgisinternal AND c.relpersistence <> 't'
        ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", g.tgname COLLATE "C"
        """;

    public string Rules =>
        $"""
        SELECT r.oid, r.ev_class, r.rulename::text, pg_catalog.pg_get_ruledef(r.oid), r.ev_enabled
        FROM pg_catalog.pg_rewrite r
        JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE {UserSchema} AND r.rulename <> '_RETURN'
        ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", r.rulename COLLATE "C"
        """;

    public string Policies =>
        $"""
        SELECT p.oid, p.polrelid, p.polname::text, p.polpermissive,
               CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
               ARRAY(SELECT r.rolname::text FROM pg_catalog.unnest(p.polroles) WITH ORDINALITY u(oid, position) JOIN pg_catalog.pg_roles r ON r.oid = u.oid ORDER BY u.position),
               pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
        FROM pg_catalog.pg_policy p
        JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE {UserSchema}
        ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", p.polname COLLATE "C"
        """;

    public string Statistics =>
        $"""
        SELECT s.oid, s.stxrelid, pg_catalog.pg_get_statisticsobjdef(s.oid), pg_catalog.pg_get_userbyid(s.stxowner)::text,
               {Since(13, "CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget::int END", "NULL::int")}, sn.nspname::text, s.stxname::text
        FROM pg_catalog.pg_statistic_ext s
        JOIN pg_catalog.pg_namespace sn ON sn.oid = s.stxnamespace
        JOIN pg_catalog.pg_class c ON c.oid = s.stxrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE {UserSchema}
        ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", s.stxname COLLATE "C"
        """;

    public string Functions =>
        $"""
        SELECT p.oid, n.nspname::text, p.proname::text, pg_catalog.pg_get_function_identity_arguments(p.oid), p.prokind,
               CASE WHEN p.prokind <> 'a' THEN pg_catalog.pg_get_functiondef(p.oid) END, l.lanname::text, p.prosrc,
               {Since(14, "p.prosqlbody IS NOT NULL", "false")}, COALESCE(p.proallargtypes, p.proargtypes::oid[]), p.prorettype,
               pg_catalog.pg_get_userbyid(p.proowner)::text, p.proacl::text[],
               CASE WHEN p.prokind = 'a' THEN {Aggregate} END
        FROM pg_catalog.pg_proc p
        JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        JOIN pg_catalog.pg_language l ON l.oid = p.prolang
        WHERE {UserSchema} AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_proc'::regclass AND e.objid = p.oid AND e.deptype IN ('e', 'i'))
        ORDER BY n.nspname COLLATE "C", p.proname COLLATE "C", pg_catalog.pg_get_function_identity_arguments(p.oid) COLLATE "C"
        """;

    public string Publications =>
        $"""
        SELECT p.oid, p.pubname::text, pg_catalog.pg_get_userbyid(p.pubowner)::text, p.puballtables,
               pg_catalog.concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                 CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END
                 {Since(13, ", CASE WHEN p.pubviaroot THEN 'publish_via_partition_root' END", "")}),
               {Since(15, "ARRAY(SELECT n.nspname::text FROM pg_catalog.pg_publication_namespace q JOIN pg_catalog.pg_namespace n ON n.oid = q.pnnspid WHERE q.pnpubid = p.oid ORDER BY n.nspname COLLATE \"C\")", "NULL::text[]")}
        FROM pg_catalog.pg_publication p ORDER BY p.pubname COLLATE "C"
        """;

    public string PublishedTables =>
        $"""
        SELECT r.prpubid, r.oid, r.prrelid,
               {Since(15, "CASE WHEN r.prattrs IS NOT NULL THEN ARRAY(SELECT a.attname::text FROM pg_catalog.unnest(r.prattrs) u(number) JOIN pg_catalog.pg_attribute a ON a.attrelid = r.prrelid AND a.attnum = u.number ORDER BY a.attnum) END", "NULL::text[]")},
               {Since(15, "pg_catalog.pg_get_expr(r.prqual, r.prrelid)", "NULL::text")}
        FROM pg_catalog.pg_publication_rel r
        JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE {UserSchema}
        ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
        """;

    public string EventTriggers =>
        """
        SELECT t.oid, t.evtname::text, t.evtevent::text, t.evtfoid::pg_catalog.regproc::text, t.evtenabled, t.evttags::text[],
               pg_catalog.pg_get_userbyid(t.evtowner)::text
        FROM pg_catalog.pg_event_trigger t
        WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_event_trigger'::regclass AND e.objid = t.oid AND e.deptype = 'e')
        ORDER BY t.evtname COLLATE "C"
        """;

    public string DefaultPrivileges =>
        """
        SELECT pg_catalog.pg_get_userbyid(a.defaclrole)::text, n.nspname::text, a.defaclobjtype, a.defaclacl::text[]
        FROM pg_catalog.pg_default_acl a LEFT JOIN pg_catalog.pg_namespace n ON n.oid = a.defaclnamespace
        ORDER BY pg_catalog.pg_get_userbyid(a.defaclrole) COLLATE "C", n.nspname COLLATE "C", a.defaclobjtype
        """;

    /// <summary>Only between users' objects (OIDs from 16384 on); the system's own are never in the way.</summary>
    public string Dependencies =>
        """
        SELECT classid, objid, objsubid::int2, refclassid, refobjid, refobjsubid::int2, deptype
        FROM pg_catalog.pg_depend WHERE objid >= 16384 AND refobjid >= 16384 AND deptype <> 'e'
        """;
}
