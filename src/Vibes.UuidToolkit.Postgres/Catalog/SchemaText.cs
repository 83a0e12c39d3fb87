using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>
/// A schema as canonical text: sorted, one object a line under its table, nothing that differs between two databases which
/// declare the same (no OIDs, no positions, no sizes), and the same on every supported server version. Only what differs
/// from PostgreSQL's default is written. The bodies of views and functions follow on lines of their own that start with <c>|</c>.
/// </summary>
public static partial class SchemaText
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first line of every text; a reader checks it.</summary>
    public const string Header = "# uuidkit schema 1";

    /// <summary>Writes the schema.</summary>
    /// <returns>Lines that end in LF, the last one too.</returns>
    public static string Render(Schema schema)
    {
        var text = new Writer();
        string Sql(string sql) => DeparsedSql.Normalize(sql, schema.MajorVersion);
        text.Line(0, Header);
        foreach (var extension in schema.Extensions)
        {
            text.Line(0, $"extension {SqlText.Identifier(extension.Name)} in {SqlText.Identifier(extension.Schema)}");
            // What the toolkit's own comes with is for nobody to keep.
            text.Comment(1, extension.Schema == Schema.ToolkitSchema ? null : extension.Comment);
        }

        foreach (var space in schema.Namespaces)
        {
            text.Line(0, $"schema {SqlText.Identifier(space.Name)}{(space.InitialAcl is null ? $" owner {SqlText.Identifier(space.Owner)}" : "")}");
            text.Comment(1, space.Comment);
            if (space.InitialAcl is { } initial)
                text.GrantsBeyond(1, space.Acl ?? [], initial, "UC", space.Owner);
            else
                text.Grants(1, space.Acl, "UC", space.Owner);
        }

        foreach (var privileges in schema.DefaultPrivileges)
        {
            text.Line(0, $"default privileges of {SqlText.Identifier(privileges.Role)} on {DefaultPrivilegesOn(privileges)}");
            text.Grants(1, privileges.Acl, privileges.ObjectType switch { 'r' => AllOnTables(schema), 'S' => "rwU", 'f' => "X", 'n' => "UC", _ => "U" });
        }

        foreach (var type in schema.Types.Where(type => type.Extension is null))
        {
            text.Line(0, $"{type.Kind switch { 'e' => "enum", 'd' => "domain", _ => "range" }} {type.Name} {(type.Kind == 'd' ? Sql(type.Definition) : type.Definition)} owner {SqlText.Identifier(type.Owner)}");
            text.Comment(1, type.Comment);
            foreach (var (name, comment) in type.ConstraintComments.OrderBy(pair => pair.Name, StringComparer.Ordinal))
            {
                text.Line(1, $"constraint {SqlText.Identifier(name)}");
                text.Comment(2, comment);
            }

            text.Grants(1, type.Acl, "U", type.Owner, publicByDefault: true);
        }

        foreach (var sequence in schema.Sequences.Where(sequence => sequence.Extension is null && !sequence.IsIdentity))
            WriteSequence(text, 0, schema, sequence);

        var parts = new Parts(schema);
        foreach (var relation in schema.Relations.Where(relation => relation.Extension is null))
            WriteRelation(text, parts, relation);

        foreach (var function in schema.Functions.Where(function => function.Extension is null))
            WriteFunction(text, function, schema.MajorVersion);
        foreach (var publication in schema.Publications)
            WritePublication(text, schema, publication);
        foreach (var trigger in schema.EventTriggers)
        {
            text.Line(0, $"event trigger {SqlText.Identifier(trigger.Name)} on {trigger.Event} {string.Join(", ", trigger.Tags)} executes {trigger.Function} owner {SqlText.Identifier(trigger.Owner)}{State(trigger.Enabled)}");
            text.Comment(1, trigger.Comment);
        }

        // What an extension made is its own; what was granted on it is not.
        foreach (var other in schema.OtherObjects.Where(other => other.Extension is null || other.Acl is not null))
        {
            text.Line(0, other.Extension is not null ? $"{other.Kind} {other.Name}"
                : $"{other.Kind} {other.Name}{(other.Definition.Length > 0 ? " " + other.Definition : "")}{(other.Owner is { } owner ? $" owner {SqlText.Identifier(owner)}" : "")}");
            text.Comment(1, other.Extension is null ? other.Comment : null);
            text.Grants(1, other.Acl, "U", other.Owner, publicByDefault: other.Kind == "language");
        }

        return text.ToString();
    }

    private static void WriteRelation(Writer text, Parts parts, Relation relation)
    {
        var schema = parts.Schema;
        string Sql(string sql) => parts.Sql(sql);
        text.Line(0, KindWord(relation) + " " + relation.Name
            + (relation.PartitionBound is { } bound ? $" partition of {schema.Relation(relation.Parents[0])} {Sql(bound)}" : ""));
        text.Line(1, $"owner {SqlText.Identifier(relation.Owner)}");
        if (relation.PartitionBound is null && !relation.Parents.IsEmpty)
            text.Line(1, "inherits " + string.Join(", ", relation.Parents.Select(schema.Relation)));
        if (relation.PartitionKey is not null)
            text.Line(1, $"partition by {Sql(relation.PartitionKey)}");
        if (relation.OfType is not null)
            text.Line(1, $"of type {relation.OfType}");
        if (relation.IsUnlogged)
            text.Line(1, "unlogged");
        if (relation.Tablespace is not null)
            text.Line(1, $"tablespace {SqlText.Identifier(relation.Tablespace)}");
        if (relation.AccessMethod is not null)
            text.Line(1, $"access method {SqlText.Identifier(relation.AccessMethod)}");
        if (relation.Foreign is not null)
            text.Line(1, relation.Foreign);
        if (!relation.Options.IsEmpty)
            text.Line(1, $"options {string.Join(", ", relation.Options.Order(StringComparer.Ordinal))}");
        if (relation.RowSecurity)
            text.Line(1, relation.ForceRowSecurity ? "row security forced" : "row security");
        else if (relation.ForceRowSecurity)
            text.Line(1, "row security off, forced");
        if (relation is { Kind: RelationKind.MaterializedView, IsPopulated: false })
            text.Line(1, "not populated");
        if (relation.ReplicaIdentity is 'n' or 'f')
            text.Line(1, $"replica identity {(relation.ReplicaIdentity == 'n' ? "nothing" : "full")}");
        text.Comment(1, relation.Comment);

        var isView = relation.Kind is RelationKind.View or RelationKind.MaterializedView;
        foreach (var column in relation.Columns)
            WriteColumn(text, parts, relation, column, isView);
        if (relation.Definition is not null)
            text.Body(1, Sql(ViewDefinition.Normalize(relation.Definition, schema.MajorVersion)));

        foreach (var constraint in schema.ConstraintsOf(relation.Oid)
                     .Where(constraint => constraint.ParentOid == 0 && (constraint.Kind != ConstraintKind.Check || constraint.IsLocal))
                     .OrderBy(constraint => constraint.Kind).ThenBy(constraint => constraint.Name, StringComparer.Ordinal))
        {
            text.Line(1, $"constraint {SqlText.Identifier(constraint.Name)} {Sql(constraint.Definition)}");
            text.Comment(2, constraint.Comment);
            if (constraint.Kind == ConstraintKind.ForeignKey)
                foreach (var state in constraint.TriggerStates)
                    text.Line(2, $"trigger {state.Function}{State(state.State)}");
        }

        foreach (var index in schema.IndexesOf(relation.Oid).OrderBy(index => index.Name.Name, StringComparer.Ordinal))
            WriteIndex(text, parts, index);
        foreach (var statistics in parts.Statistics[relation.Oid])
        {
            text.Line(1, $"statistics {Sql(statistics.Definition)} owner {SqlText.Identifier(statistics.Owner)}{(statistics.Target is { } target ? $" target {target}" : "")}");
            text.Comment(2, statistics.Comment);
        }

        foreach (var trigger in parts.Triggers[relation.Oid])
        {
            // A partition's copy is made with its parent's; it is written only where it was set apart.
            if (trigger.ParentOid != 0)
            {
                if (parts.TriggerStates.TryGetValue(trigger.ParentOid, out var state) && state != trigger.Enabled)
                    text.Line(1, $"trigger {SqlText.Identifier(trigger.Name)}{(trigger.Enabled == 'O' ? " enabled" : State(trigger.Enabled))}");
                continue;
            }

            text.Line(1, $"trigger {SqlText.Identifier(trigger.Name)} {Sql(trigger.Definition)}{State(trigger.Enabled)}");
            text.Comment(2, trigger.Comment);
        }

        foreach (var rule in parts.Rules[relation.Oid])
        {
            text.Line(1, $"rule {SqlText.Identifier(rule.Name)}{State(rule.Enabled)}");
            text.Body(2, Sql(rule.Definition));
            text.Comment(2, rule.Comment);
        }

        foreach (var policy in parts.Policies[relation.Oid])
        {
            text.Line(1, $"policy {SqlText.Identifier(policy.Name)} {(policy.IsPermissive ? "permissive" : "restrictive")} for {policy.Command} to "
                + (policy.Roles.IsEmpty ? "PUBLIC" : string.Join(", ", policy.Roles.Select(SqlText.Identifier)))
                + (policy.Using is null ? "" : $" using ({Sql(policy.Using)})") + (policy.WithCheck is null ? "" : $" with check ({Sql(policy.WithCheck)})"));
            text.Comment(2, policy.Comment);
        }

        text.Grants(1, relation.Acl, AllOnTables(schema), relation.Owner);
    }

    private static void WriteColumn(Writer text, Parts parts, Relation relation, Column column, bool isView)
    {
        // A view's column has its type from the query, which is written already.
        var line = new StringBuilder("column ").Append(SqlText.Identifier(column.Name));
        if (!isView)
            line.Append(' ').Append(column.Type);
        if (column.Collation is not null)
            line.Append(" collate ").Append(column.Collation);
        if (column.NotNull)
            line.Append(" not null");
        if (column.Identity != IdentityKind.None)
            line.Append(column.Identity == IdentityKind.Always ? " generated always as identity" : " generated by default as identity");
        if (column.Generated is { } generated)
            line.Append(" generated always as (").Append(parts.Sql(column.Default!)).Append(generated == 's' ? ") stored" : ") virtual");
        else if (column.Default is not null)
            line.Append(" default ").Append(parts.Sql(column.Default));
        if (column.Storage is { } storage)
            line.Append(" storage ").Append(storage switch { 'p' => "plain", 'e' => "external", 'm' => "main", _ => "extended" });
        if (column.Compression is { } compression)
            line.Append(" compression ").Append(compression == 'l' ? "lz4" : "pglz");
        if (column.StatisticsTarget is { } target)
            line.Append(" statistics ").Append(target);
        if (!column.Options.IsEmpty)
            line.Append(" options ").AppendJoin(", ", column.Options);
        if (!column.IsLocal)
            line.Append(" inherited");
        text.Line(1, line.ToString());
        text.Comment(2, column.Comment);
        text.Grants(2, column.Acl, "arwx");
        if (column.Identity != IdentityKind.None
            && parts.Identities[relation.Oid].FirstOrDefault(sequence => sequence.OwnerColumn == column.Number) is { } sequence)
            WriteSequence(text, 2, parts.Schema, sequence);
    }

    private static void WriteSequence(Writer text, int depth, Schema schema, Sequence sequence)
    {
        var owner = sequence is { OwnerRelationOid: not 0, IsIdentity: false } && schema.FindRelation(sequence.OwnerRelationOid) is { } relation
            ? $" owned by {relation}.{SqlText.Identifier(relation.Column(sequence.OwnerColumn).Name)}"
            : "";
        text.Line(depth, $"sequence {sequence.Name} {sequence.Type} start {sequence.Start} increment {sequence.Increment} minvalue {sequence.Minimum} maxvalue {sequence.Maximum}"
            + $" cache {sequence.Cache}{(sequence.Cycle ? " cycle" : "")}{(sequence.IsUnlogged ? " unlogged" : "")} owner {SqlText.Identifier(sequence.Owner)}{owner}");
        text.Comment(depth + 1, sequence.Comment);
        text.Grants(depth + 1, sequence.Acl, "rwU", sequence.Owner);
    }

    private static void WriteIndex(Writer text, Parts parts, TableIndex index)
    {
        var marks = (index.IsClustered ? " clustered" : "") + (index.IsReplicaIdentity ? " replica identity" : "") + (index.IsValid ? "" : " invalid")
            + (index.Tablespace is null ? "" : $" tablespace {SqlText.Identifier(index.Tablespace)}");
        // A constraint's index is made with it; it is written only for what was added to it by hand. A part of a partitioned
        // table's index is an index of its own, and may have been there before.
        if (index.ConstraintOid == 0 || index.ParentOid != 0)
            text.Line(1, $"index {index.Name}{(parts.Indexes.TryGetValue(index.ParentOid, out var whole) ? $" part of {whole.Name}" : "")} {parts.Sql(index.Definition)}{marks}");
        else if (marks.Length > 0 || index.Comment is not null || !index.StatisticsTargets.IsEmpty)
            text.Line(1, $"index {index.Name}{marks}");
        else
            return;
        foreach (var (position, target) in index.StatisticsTargets)
            text.Line(2, $"column {position} statistics {target}");
        text.Comment(2, index.Comment);
    }

    private static void WriteFunction(Writer text, Function function, int majorVersion)
    {
        string Sql(string sql) => function.Kind == 'p' ? DeparsedSql.WithoutInMode(sql) : sql;
        text.Line(0, $"{function.KindSql.ToLowerInvariant()} {Sql(function.Signature)} owner {SqlText.Identifier(function.Owner)}");
        if (function.Definition is not null)
            text.Body(1, Sql(DeparsedSql.Normalize(function.Definition, majorVersion)));
        if (function.Aggregate is not null)
            text.Line(1, function.Aggregate);
        text.Comment(1, function.Comment);
        text.Grants(1, function.Acl, "X", function.Owner, publicByDefault: true);
    }

    private static void WritePublication(Writer text, Schema schema, Publication publication)
    {
        text.Line(0, $"publication {SqlText.Identifier(publication.Name)}{(publication.AllTables ? " for all tables" : "")} publishes {publication.Options} owner {SqlText.Identifier(publication.Owner)}");
        text.Comment(1, publication.Comment);
        foreach (var name in publication.Schemas)
            text.Line(1, $"schema {SqlText.Identifier(name)}");
        foreach (var table in publication.Tables.OrderBy(table => schema.Relation(table.RelationOid).Name))
            text.Line(1, $"table {schema.Relation(table.RelationOid)}"
                + (table.Columns is { } columns ? $" ({string.Join(", ", columns.Select(SqlText.Identifier))})" : "")
                + (table.Where is null ? "" : $" where {DeparsedSql.Normalize(table.Where, schema.MajorVersion)}"));
    }

    private static string KindWord(Relation relation) => relation.Kind switch
    {
        RelationKind.View => "view",
        RelationKind.MaterializedView => "materialized view",
        RelationKind.ForeignTable => "foreign table",
        RelationKind.CompositeType => "composite type",
        RelationKind.PartitionedTable => "partitioned table",
        _ => "table",
    };

    /// <summary>Version 17 adds MAINTAIN: who had all has it too.</summary>
    private static string AllOnTables(Schema schema) => schema.MajorVersion >= 17 ? "arwdDxtm" : "arwdDxt";

    private static string DefaultPrivilegesOn(DefaultPrivileges privileges) =>
        (privileges.ObjectType switch { 'r' => "tables", 'S' => "sequences", 'f' => "functions", 'T' => "types", _ => "schemas" })
        + (privileges.Schema is null ? "" : $" in {SqlText.Identifier(privileges.Schema)}");

    private static string State(char enabled) => enabled switch { 'D' => " disabled", 'R' => " on replica", 'A' => " always", _ => "" };

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Quoting);

    /// <summary>The parts of tables, found by table.</summary>
    private sealed class Parts(Schema schema)
    {
        public Schema Schema { get; } = schema;

        /// <summary>SQL as every version could have written it.</summary>
        public string Sql(string sql) => DeparsedSql.Normalize(sql, Schema.MajorVersion);

        public Dictionary<uint, TableIndex> Indexes { get; } = schema.Indexes.ToDictionary(index => index.Oid);

        public ILookup<uint, Sequence> Identities { get; } = schema.Sequences.Where(sequence => sequence.IsIdentity).ToLookup(sequence => sequence.OwnerRelationOid);

        public ILookup<uint, Trigger> Triggers { get; } = schema.Triggers.ToLookup(trigger => trigger.RelationOid);

        public Dictionary<uint, char> TriggerStates { get; } = schema.Triggers.ToDictionary(trigger => trigger.Oid, trigger => trigger.Enabled);

        public ILookup<uint, Rule> Rules { get; } = schema.Rules.ToLookup(rule => rule.RelationOid);

        public ILookup<uint, Policy> Policies { get; } = schema.Policies.ToLookup(policy => policy.RelationOid);

        public ILookup<uint, ExtendedStatistics> Statistics { get; } = schema.Statistics.ToLookup(statistics => statistics.RelationOid);
    }

    private sealed partial class Writer
    {
        private readonly StringBuilder _text = new();

        /// <summary>PostgreSQL writes a CASE on several lines, wherever it stands; what a text holds is kept, on one line.</summary>
        public void Line(int depth, string line) => _text.Append(' ', depth * 2)
            .Append(line.Contains('\n', StringComparison.Ordinal) ? LineBreaks().Replace(line, part => part.ValueSpan[^1] is '\'' or '"' ? part.Value.Replace("\n", "\\n", StringComparison.Ordinal) : " ") : line).Append('\n');

        public void Body(int depth, string body)
        {
            foreach (var line in body.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
                Line(depth, "| " + line);
        }

        public void Comment(int depth, string? comment)
        {
            if (comment is not null)
                Line(depth, $"comment {Quoted(comment)}");
        }

        /// <param name="depth">The indentation.</param>
        /// <param name="acl">The list; null writes nothing.</param>
        /// <param name="all">The letters that together are ALL.</param>
        /// <param name="owner">The object's owner. A list that says no more than that the owner may do all is PostgreSQL's default and not written; null where there is no default.</param>
        /// <param name="publicByDefault">Whether PUBLIC may use such an object by default.</param>
        public void Grants(int depth, ImmutableArray<AclItem>? acl, string all, string? owner = null, bool publicByDefault = false)
        {
            if (acl is not { } items || (owner is not null && IsDefault(items, all, owner, publicByDefault)))
                return;
            if (items.IsEmpty)
                Line(depth, "grant nothing");
            foreach (var line in GrantLines(items, all))
                Line(depth, line);
        }

        /// <summary>What was granted and revoked beyond a first list, whose owner differs between versions and is not named.</summary>
        public void GrantsBeyond(int depth, ImmutableArray<AclItem> items, ImmutableArray<AclItem> initial, string all, string owner)
        {
            var by = $" by {SqlText.Identifier(owner)}";
            var (now, first) = (GrantLines(items, all).ToList(), GrantLines(initial, all).ToList());
            foreach (var line in now.Except(first).Concat(first.Except(now).Select(line => "without " + line)))
                Line(depth, line.Replace(by, "", StringComparison.Ordinal));
        }

        private static IEnumerable<string> GrantLines(ImmutableArray<AclItem> items, string all) =>
            items.SelectMany(item => new[] { false, true }.Select(grantable => GrantLine(item, grantable, all))).OfType<string>().Order(StringComparer.Ordinal);

        private static bool IsDefault(ImmutableArray<AclItem> items, string all, string owner, bool publicByDefault)
        {
            bool Everything(AclItem item) => all.All(item.Letters(grantable: false).Contains) && item.Letters(grantable: true).IsEmpty;
            return items.Length == (publicByDefault ? 2 : 1)
                && items.Any(item => item.Grantee == owner && Everything(item))
                && (!publicByDefault || items.Any(item => item.Grantee.Length == 0 && Everything(item)));
        }

        private static string? GrantLine(AclItem item, bool grantable, string all)
        {
            var letters = item.Letters(grantable).Order().ToArray();
            if (letters.Length == 0)
                return null;
            var privileges = all.All(letters.Contains) ? "ALL" : string.Join(", ", letters.Select(Privilege.Name));
            return $"grant {privileges} to {item.GranteeSql} by {SqlText.Identifier(item.Grantor)}{(grantable ? " with grant option" : "")}";
        }

        public override string ToString() => _text.ToString();

        /// <summary>A text or a name, or a line's end with the next one's indentation.</summary>
        [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|\n\s*""")]
        private static partial Regex LineBreaks();
    }
}
