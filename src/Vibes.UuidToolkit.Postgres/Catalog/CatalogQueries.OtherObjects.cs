namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <content>What is read as one line each, since nothing but its loss is ever asked of it.</content>
internal sealed partial class CatalogQueries
{
    /// <summary>What an aggregate is made of; <c>p</c> is pg_proc.</summary>
    private const string Aggregate =
        """
        (SELECT pg_catalog.concat_ws(' ', 'calls ' || g.aggtransfn::pg_catalog.regprocedure, 'state ' || pg_catalog.format_type(g.aggtranstype, NULL),
                  CASE WHEN g.aggtransspace <> 0 THEN 'space ' || g.aggtransspace END, CASE WHEN g.aggfinalfn <> 0 THEN 'final ' || g.aggfinalfn::pg_catalog.regprocedure END,
                  CASE WHEN g.aggfinalextra THEN 'final extra' END, CASE WHEN g.aggfinalmodify <> CASE g.aggkind WHEN 'n' THEN 'r'::"char" ELSE 'w' END THEN 'final modifies ' || g.aggfinalmodify::text END,
                  CASE WHEN g.aggcombinefn <> 0 THEN 'combine ' || g.aggcombinefn::pg_catalog.regprocedure END, CASE WHEN g.aggserialfn <> 0 THEN 'serialize ' || g.aggserialfn::pg_catalog.regprocedure END,
                  CASE WHEN g.aggdeserialfn <> 0 THEN 'deserialize ' || g.aggdeserialfn::pg_catalog.regprocedure END, 'begins ' || pg_catalog.quote_literal(g.agginitval),
                  CASE WHEN g.aggmtransfn <> 0 THEN 'moving ' || g.aggmtransfn::pg_catalog.regprocedure || ' back ' || g.aggminvtransfn::pg_catalog.regprocedure || ' state ' || pg_catalog.format_type(g.aggmtranstype, NULL) END,
                  CASE WHEN g.aggmtransspace <> 0 THEN 'moving space ' || g.aggmtransspace END, CASE WHEN g.aggmfinalfn <> 0 THEN 'moving final ' || g.aggmfinalfn::pg_catalog.regprocedure END,
                  CASE WHEN g.aggmfinalextra THEN 'moving final extra' END, 'moving begins ' || pg_catalog.quote_literal(g.aggminitval),
                  CASE WHEN g.aggsortop <> 0 THEN 'sorts ' || g.aggsortop::pg_catalog.regoperator END, CASE g.aggkind WHEN 'o' THEN 'ordered set' WHEN 'h' THEN 'hypothetical set' END,
                  CASE p.proparallel WHEN 's' THEN 'parallel safe' WHEN 'r' THEN 'parallel restricted' END)
         FROM pg_catalog.pg_aggregate g WHERE g.aggfnoid = p.oid)
        """;

    // What initdb made is the server's; a language may have got grants since. The question is cheap, and reading what few databases have is not.
    private const string HasOtherObjects =
        """
        EXISTS (SELECT FROM pg_catalog.pg_cast WHERE oid >= 16384) OR EXISTS (SELECT FROM pg_catalog.pg_collation WHERE oid >= 16384) OR EXISTS (SELECT FROM pg_catalog.pg_conversion WHERE oid >= 16384)
          OR EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid >= 16384) OR EXISTS (SELECT FROM pg_catalog.pg_opfamily WHERE oid >= 16384) OR EXISTS (SELECT FROM pg_catalog.pg_ts_config WHERE oid >= 16384)
          OR EXISTS (SELECT FROM pg_catalog.pg_ts_dict WHERE oid >= 16384) OR EXISTS (SELECT FROM pg_catalog.pg_foreign_data_wrapper) OR EXISTS (SELECT FROM pg_catalog.pg_transform)
          OR EXISTS (SELECT FROM pg_catalog.pg_language WHERE lanispl AND (oid >= 16384 OR lanacl IS NOT NULL)) OR EXISTS (SELECT FROM pg_catalog.pg_opclass WHERE oid >= 16384) OR EXISTS (SELECT FROM pg_catalog.pg_seclabel)
        """;

    /// <summary>
    /// Class, OID, kind, name, definition, owner, access list. The values of options that hold secrets are left out, and those of user
    /// mappings, which only their users may read, altogether.
    /// </summary>
    public string OtherObjects =>
        $"""
        SELECT o.classid, o.oid, o.kind, o.name, o.definition, o.owner, o.acl::text[] FROM (
          SELECT 'pg_catalog.pg_cast'::regclass::oid AS classid, c.oid, 'cast' AS kind, pg_catalog.format('(%s AS %s)', pg_catalog.format_type(c.castsource, NULL), pg_catalog.format_type(c.casttarget, NULL)) AS name,
                 CASE c.castmethod WHEN 'f' THEN 'by ' || c.castfunc::pg_catalog.regprocedure WHEN 'i' THEN 'by text' ELSE 'as it is' END
                   || CASE c.castcontext WHEN 'a' THEN ', on assignment' WHEN 'i' THEN ', implicit' ELSE '' END AS definition, NULL::text AS owner, NULL::aclitem[] AS acl
          FROM pg_catalog.pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_cast'::regclass AND e.objid = c.oid AND e.deptype = 'i')
          UNION ALL
          SELECT 'pg_catalog.pg_collation'::regclass, co.oid, 'collation', {Name("co.collname")},
                 'provider ' || co.collprovider::text || ' locale ' || COALESCE({Since(17, "co.colllocale", Since(15, "co.colliculocale", "NULL"))}::text, CASE WHEN co.collctype = co.collcollate THEN co.collcollate::text ELSE co.collcollate || ' ' || co.collctype END)
                   || CASE WHEN co.collisdeterministic THEN '' ELSE ' not deterministic' END || COALESCE({Since(16, "' rules ' || pg_catalog.quote_literal(co.collicurules)", "NULL")}, ''),
                 pg_catalog.pg_get_userbyid(co.collowner), NULL
          FROM pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace n ON n.oid = co.collnamespace WHERE {UserSchema}
          UNION ALL
          SELECT 'pg_catalog.pg_conversion'::regclass, cv.oid, 'conversion', {Name("cv.conname")},
                 pg_catalog.concat_ws(' ', 'from', pg_catalog.pg_encoding_to_char(cv.conforencoding), 'to', pg_catalog.pg_encoding_to_char(cv.contoencoding), 'by', cv.conproc, CASE WHEN cv.condefault THEN 'default' END),
                 pg_catalog.pg_get_userbyid(cv.conowner), NULL
          FROM pg_catalog.pg_conversion cv JOIN pg_catalog.pg_namespace n ON n.oid = cv.connamespace WHERE {UserSchema}
          UNION ALL
          SELECT 'pg_catalog.pg_operator'::regclass, op.oid, 'operator', op.oid::pg_catalog.regoperator::text,
                 pg_catalog.concat_ws(' ', 'by ' || op.oprcode, CASE WHEN op.oprcom <> 0 THEN 'commutator ' || op.oprcom::pg_catalog.regoperator END, CASE WHEN op.oprnegate <> 0 THEN 'negator ' || op.oprnegate::pg_catalog.regoperator END,
                   CASE WHEN op.oprrest <> 0 THEN 'restrict ' || op.oprrest END, CASE WHEN op.oprjoin <> 0 THEN 'join ' || op.oprjoin END, CASE WHEN op.oprcanhash THEN 'hashes' END, CASE WHEN op.oprcanmerge THEN 'merges' END),
                 pg_catalog.pg_get_userbyid(op.oprowner), NULL
          FROM pg_catalog.pg_operator op JOIN pg_catalog.pg_namespace n ON n.oid = op.oprnamespace WHERE {UserSchema}
          UNION ALL
          SELECT 'pg_catalog.pg_opfamily'::regclass, f.oid, 'operator family', {Name("f.opfname")} || ' using ' || m.amname,
                 '(' || COALESCE((SELECT pg_catalog.string_agg('operator ' || a.amopstrategy || ' ' || a.amopopr::pg_catalog.regoperator || CASE WHEN a.amopsortfamily <> 0 THEN ' sorts' ELSE '' END, ', ' ORDER BY a.amopstrategy, a.amopopr::pg_catalog.regoperator::text COLLATE "C")
                                  FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid), '')
                   || COALESCE((SELECT '; ' || pg_catalog.string_agg('function ' || a.amprocnum || ' ' || a.amproc::pg_catalog.regprocedure, ', ' ORDER BY a.amprocnum, a.amproc::pg_catalog.regprocedure::text COLLATE "C")
                                FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid), '') || ')',
                 pg_catalog.pg_get_userbyid(f.opfowner), NULL
          FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod WHERE {UserSchema}
          UNION ALL
          SELECT 'pg_catalog.pg_opclass'::regclass, oc.oid, 'operator class', {Name("oc.opcname")} || ' using ' || m.amname,
                 'for ' || pg_catalog.format_type(oc.opcintype, NULL) || ' family ' || pg_catalog.quote_ident(fn.nspname) || '.' || pg_catalog.quote_ident(f.opfname)
                   || CASE WHEN oc.opcdefault THEN ' default' ELSE '' END || CASE WHEN oc.opckeytype <> 0 THEN ' storage ' || pg_catalog.format_type(oc.opckeytype, NULL) ELSE '' END,
                 pg_catalog.pg_get_userbyid(oc.opcowner), NULL
          FROM pg_catalog.pg_opclass oc JOIN pg_catalog.pg_namespace n ON n.oid = oc.opcnamespace JOIN pg_catalog.pg_am m ON m.oid = oc.opcmethod
          JOIN pg_catalog.pg_opfamily f ON f.oid = oc.opcfamily JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace WHERE {UserSchema}
          UNION ALL
          SELECT 'pg_catalog.pg_ts_config'::regclass, g.oid, 'text search configuration', {Name("g.cfgname")},
                 'parser ' || pg_catalog.quote_ident(pn.nspname) || '.' || pg_catalog.quote_ident(ps.prsname)
                   || COALESCE((SELECT pg_catalog.string_agg(' ' || k.alias || ' (' || k.dictionaries || ')', '' ORDER BY k.alias COLLATE "C")
                                FROM (SELECT t.alias, pg_catalog.string_agg(d.mapdict::pg_catalog.regdictionary::text, ', ' ORDER BY d.mapseqno) AS dictionaries
                                      FROM pg_catalog.pg_ts_config_map d JOIN pg_catalog.ts_token_type(g.cfgparser) t ON t.tokid = d.maptokentype WHERE d.mapcfg = g.oid GROUP BY t.alias) k), ''),
                 pg_catalog.pg_get_userbyid(g.cfgowner), NULL
          FROM pg_catalog.pg_ts_config g JOIN pg_catalog.pg_namespace n ON n.oid = g.cfgnamespace
          JOIN pg_catalog.pg_ts_parser ps ON ps.oid = g.cfgparser JOIN pg_catalog.pg_namespace pn ON pn.oid = ps.prsnamespace WHERE {UserSchema}
          UNION ALL
          SELECT 'pg_catalog.pg_ts_dict'::regclass, d.oid, 'text search dictionary', {Name("d.dictname")},
                 'template ' || pg_catalog.quote_ident(tn.nspname) || '.' || pg_catalog.quote_ident(t.tmplname) || COALESCE(' (' || d.dictinitoption || ')', ''), pg_catalog.pg_get_userbyid(d.dictowner), NULL
          FROM pg_catalog.pg_ts_dict d JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace
          JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace WHERE {UserSchema}
          UNION ALL
          SELECT 'pg_catalog.pg_foreign_data_wrapper'::regclass, w.oid, 'foreign data wrapper', pg_catalog.quote_ident(w.fdwname),
                 CASE WHEN w.fdwhandler <> 0 THEN 'handler ' || w.fdwhandler::pg_catalog.regproc ELSE 'no handler' END || CASE WHEN w.fdwvalidator <> 0 THEN ' validator ' || w.fdwvalidator::pg_catalog.regproc ELSE '' END || {Options("w.fdwoptions")},
                 pg_catalog.pg_get_userbyid(w.fdwowner), w.fdwacl
          FROM pg_catalog.pg_foreign_data_wrapper w
          UNION ALL
          SELECT 'pg_catalog.pg_foreign_server'::regclass, v.oid, 'foreign server', pg_catalog.quote_ident(v.srvname),
                 'wrapper ' || pg_catalog.quote_ident(w.fdwname) || COALESCE(' type ' || pg_catalog.quote_literal(v.srvtype), '') || COALESCE(' version ' || pg_catalog.quote_literal(v.srvversion), '') || {Options("v.srvoptions")},
                 pg_catalog.pg_get_userbyid(v.srvowner), v.srvacl
          FROM pg_catalog.pg_foreign_server v JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = v.srvfdw
          UNION ALL
          SELECT 'pg_catalog.pg_user_mapping'::regclass, u.umid, 'user mapping', pg_catalog.quote_ident(u.usename) || ' on ' || pg_catalog.quote_ident(u.srvname), '', NULL, NULL
          FROM pg_catalog.pg_user_mappings u
          UNION ALL
          SELECT 'pg_catalog.pg_language'::regclass, l.oid, 'language', pg_catalog.quote_ident(l.lanname),
                 CASE WHEN l.lanpltrusted THEN 'trusted ' ELSE '' END || pg_catalog.concat_ws(' ', 'by ' || l.lanplcallfoid::pg_catalog.regproc, CASE WHEN l.laninline <> 0 THEN 'inline ' || l.laninline::pg_catalog.regproc END,
                   CASE WHEN l.lanvalidator <> 0 THEN 'validator ' || l.lanvalidator::pg_catalog.regproc END), pg_catalog.pg_get_userbyid(l.lanowner), l.lanacl
          FROM pg_catalog.pg_language l WHERE l.lanispl
          UNION ALL
          SELECT 'pg_catalog.pg_transform'::regclass, r.oid, 'transform', 'for ' || pg_catalog.format_type(r.trftype, NULL) || ' language ' || pg_catalog.quote_ident(l.lanname),
                 pg_catalog.concat_ws(' ', CASE WHEN r.trffromsql <> 0 THEN 'from ' || r.trffromsql::pg_catalog.regproc END, CASE WHEN r.trftosql <> 0 THEN 'to ' || r.trftosql::pg_catalog.regproc END), NULL, NULL
          FROM pg_catalog.pg_transform r JOIN pg_catalog.pg_language l ON l.oid = r.trflang
          UNION ALL
          SELECT 'pg_catalog.pg_seclabel'::regclass, 0, 'security label', 'of ' || pg_catalog.quote_ident(b.provider) || ' on ' || w.type || ' ' || w.identity, pg_catalog.quote_literal(b.label), NULL, NULL
          FROM pg_catalog.pg_seclabel b CROSS JOIN pg_catalog.pg_identify_object(b.classoid, b.objoid, b.objsubid) w WHERE b.classoid <> 'pg_catalog.pg_largeobject'::regclass
        ) o ORDER BY o.kind, o.name COLLATE "C", o.definition COLLATE "C"
        """;

    /// <summary>A qualified name; <c>n</c> is pg_namespace.</summary>
    private static string Name(string column) => $"pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident({column})";

    /// <summary>The options of a foreign object, with a space before; nothing where there are none.</summary>
    private static string Options(string column) =>
        $"""
        COALESCE((SELECT ' options (' || pg_catalog.string_agg(pg_catalog.quote_ident(z.option_name) || ' ' || CASE WHEN z.option_name ~* 'passw|secret|token' THEN 'secret' ELSE pg_catalog.quote_literal(z.option_value) END, ', ' ORDER BY z.option_name COLLATE "C") || ')'
                  FROM pg_catalog.pg_options_to_table({column}) z), '')
        """;
}
