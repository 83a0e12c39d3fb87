using System.Collections.Immutable;
using Npgsql;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>How much of the catalog is read.</summary>
public enum CatalogDetail
{
    /// <summary>What a schema declares: enough for its text.</summary>
    Declarations,

    /// <summary>Sizes on disk and dependencies between objects as well: what planning needs.</summary>
    Planning,
}

/// <summary>Reads a whole database's schema in one round trip of set-based queries.</summary>
public static class CatalogReader
{
    /// <summary>Reads the schema that the connection's current transaction sees.</summary>
    /// <param name="connection">An open connection whose <c>search_path</c> is empty, so that every name in a definition is qualified.</param>
    /// <param name="detail">How much is read.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <exception cref="InvalidOperationException">The <c>search_path</c> is not empty.</exception>
    /// <exception cref="NpgsqlException">The server failed or the connection broke.</exception>
    public static async Task<Schema> ReadAsync(
        NpgsqlConnection connection, CatalogDetail detail = CatalogDetail.Declarations, CancellationToken cancellation = default)
    {
        var planning = detail == CatalogDetail.Planning;
        var version = connection.PostgreSqlVersion;
        var queries = new CatalogQueries(version.Major * 10000 + version.Minor);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in (string[])
                 [
                     "SELECT pg_catalog.current_setting('search_path')", queries.Database, queries.Comments, queries.Members, queries.Namespaces, queries.Extensions,
                     queries.Types, queries.Domains, queries.Columns, queries.Relations(planning), queries.Constraints, queries.Indexes,
                     queries.Sequences, queries.Triggers, queries.Rules, queries.Policies, queries.Statistics, queries.Functions,
                     queries.PublishedTables, queries.Publications, queries.EventTriggers, queries.DefaultPrivileges,
                 ])
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        if (planning)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(queries.Dependencies));

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var results = new Results(reader, cancellation);

        var searchPath = (await results.Rows(row => row.GetString(0), first: true)).Single();
        if (searchPath is not ("" or "\"\""))
            throw new InvalidOperationException($"The catalog is read with an empty search_path; it is '{searchPath}'.");

        var database = (await results.Rows(row => (Name: row.GetString(0), Version: row.GetInt32(1), HasOtherObjects: row.GetBoolean(2)))).Single();
        var comments = await results.Texts();
        var members = await results.Texts();
        string? Comment(uint catalog, uint oid, short subId = 0) => comments.GetValueOrDefault(new(catalog, oid, subId));
        string? Extension(uint catalog, uint oid) => members.GetValueOrDefault(new(catalog, oid));

        var namespaces = await results.Rows(row =>
            new Namespace(row.GetFieldValue<uint>(0), row.GetString(1), row.GetString(2), Acl(row, 3), Comment(CatalogOids.Namespace, row.GetFieldValue<uint>(0)), Acl(row, 4)));
        var extensions = await results.Rows(row => new Extension(row.GetFieldValue<uint>(0), row.GetString(1), row.GetString(2), Comment(CatalogOids.Extension, row.GetFieldValue<uint>(0))));
        var types = await results.Rows(row => new DataType(
            row.GetFieldValue<uint>(0), new(row.GetString(1), row.GetString(2)), row.GetChar(3), Text(row, 4) ?? "", row.GetFieldValue<uint>(5),
            row.GetString(6), Acl(row, 7), Comment(CatalogOids.Type, row.GetFieldValue<uint>(0)), Extension(CatalogOids.Type, row.GetFieldValue<uint>(0)))
        {
            ConstraintComments = [.. Array<string>(row, 8).Zip(Array<uint>(row, 9), (name, oid) => (name, Comment(CatalogOids.Constraint, oid)!)).Where(pair => pair.Item2 is not null)],
        });
        var domains = (await results.Rows(row => new Domain(row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1), row.GetFieldValue<uint>(2)))).ToDictionary(domain => domain.Oid);
        var columns = (await results.Rows(row => (Relation: row.GetFieldValue<uint>(0), Column: ReadColumn(row, domains, Comment(CatalogOids.Relation, row.GetFieldValue<uint>(0), row.GetInt16(1))))))
            .ToLookup(pair => pair.Relation, pair => pair.Column);
        var relations = await results.Rows(row => ReadRelation(row, columns, Comment(CatalogOids.Relation, row.GetFieldValue<uint>(0)), Extension(CatalogOids.Relation, row.GetFieldValue<uint>(0))));
        var places = relations.Select((relation, place) => (relation.Oid, place)).ToDictionary(pair => pair.Oid, pair => pair.place);
        var constraints = await results.Rows(row => ReadConstraint(row, Comment(CatalogOids.Constraint, row.GetFieldValue<uint>(0))));
        var indexes = await results.Rows(row => ReadIndex(row, Comment(CatalogOids.Relation, row.GetFieldValue<uint>(0))));

        var schema = new Schema
        {
            DatabaseName = database.Name,
            ServerVersion = database.Version,
            Namespaces = namespaces,
            Extensions = extensions,
            Types = types,
            Relations = relations,
            // They come in order within their tables; the tables' order is known only here.
            Constraints = [.. constraints.OrderBy(constraint => places[constraint.RelationOid])],
            Indexes = [.. indexes.OrderBy(index => places[index.RelationOid])],
            Sequences = await results.Rows(row => ReadSequence(row, Comment(CatalogOids.Relation, row.GetFieldValue<uint>(0)), Extension(CatalogOids.Relation, row.GetFieldValue<uint>(0)))),
            Triggers = await results.Rows(row => new Trigger(
                row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1), row.GetString(2), row.GetString(3), row.GetChar(4),
                row.GetFieldValue<uint>(5), row.GetFieldValue<uint>(6), Comment(CatalogOids.Trigger, row.GetFieldValue<uint>(0)))),
            Rules = await results.Rows(row => new Rule(
                row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1), row.GetString(2), row.GetString(3), row.GetChar(4), Comment(CatalogOids.Rule, row.GetFieldValue<uint>(0)))),
            Policies = await results.Rows(row => new Policy(
                row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1), row.GetString(2), row.GetBoolean(3), row.GetString(4),
                Array<string>(row, 5), Text(row, 6), Text(row, 7), Comment(CatalogOids.Policy, row.GetFieldValue<uint>(0)))),
            Statistics = await results.Rows(row => new ExtendedStatistics(
                row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1), row.GetString(2), row.GetString(3),
                row.IsDBNull(4) ? null : row.GetInt32(4), Comment(CatalogOids.Statistics, row.GetFieldValue<uint>(0)), new(row.GetString(5), row.GetString(6)))),
            Functions = await results.Rows(row => ReadFunction(row, Comment(CatalogOids.Function, row.GetFieldValue<uint>(0)))),
            Publications = await ReadPublications(results, oid => Comment(CatalogOids.Publication, oid)),
            EventTriggers = await results.Rows(row => new EventTrigger(
                row.GetFieldValue<uint>(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetChar(4), Array<string>(row, 5), row.GetString(6), Comment(CatalogOids.EventTrigger, row.GetFieldValue<uint>(0)))),
            DefaultPrivileges = await results.Rows(row => new DefaultPrivileges(row.GetString(0), Text(row, 1), row.GetChar(2), Acl(row, 3) ?? [])),
            Dependencies = planning
                ? await results.Rows(row => new Dependency(
                    new(row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1), row.GetInt16(2)),
                    new(row.GetFieldValue<uint>(3), row.GetFieldValue<uint>(4), row.GetInt16(5)), row.GetChar(6)))
                : [],
        };
        if (!database.HasOtherObjects)
            return schema;
        await reader.DisposeAsync();
        await using var command = new NpgsqlCommand(queries.OtherObjects, connection);
        await using var others = await command.ExecuteReaderAsync(cancellation);
        return schema with
        {
            OtherObjects = await new Results(others, cancellation).Rows(row => new OtherObject(
                row.GetString(2), row.GetString(3), row.GetString(4), Text(row, 5), Acl(row, 6),
                Comment(row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1)), Extension(row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1))), first: true),
        };
    }

    private static Column ReadColumn(NpgsqlDataReader row, Dictionary<uint, Domain> domains, string? comment)
    {
        var type = row.GetFieldValue<uint>(4);
        var (baseType, element) = (type, row.GetFieldValue<uint>(5));
        while (domains.TryGetValue(baseType, out var domain))
            (baseType, element) = (domain.BaseOid, domain.ElementOid);
        return new()
        {
            Number = row.GetInt16(1),
            Name = row.GetString(2),
            Type = row.GetString(3),
            TypeOid = type,
            BaseTypeOid = baseType,
            ElementTypeOid = element,
            NotNull = row.GetBoolean(6),
            Default = Text(row, 7),
            Identity = Letter(row, 8) switch { 'a' => IdentityKind.Always, 'd' => IdentityKind.ByDefault, _ => IdentityKind.None },
            Generated = Letter(row, 9),
            Collation = Text(row, 10),
            Storage = Letter(row, 11),
            Compression = Letter(row, 12),
            StatisticsTarget = row.IsDBNull(13) ? null : row.GetInt32(13),
            Options = Array<string>(row, 14),
            IsLocal = row.GetBoolean(15),
            InheritCount = row.GetInt32(16),
            Acl = Acl(row, 17),
            Comment = comment,
            DefaultOid = row.GetFieldValue<uint>(18),
        };
    }

    private static Relation ReadRelation(NpgsqlDataReader row, ILookup<uint, Column> columns, string? comment, string? extension)
    {
        var oid = row.GetFieldValue<uint>(0);
        return new()
        {
            Oid = oid,
            RowTypeOid = row.GetFieldValue<uint>(1),
            Name = new(row.GetString(2), row.GetString(3)),
            Kind = row.GetChar(4) switch
            {
                'r' => RelationKind.Table,
                'p' => RelationKind.PartitionedTable,
                'v' => RelationKind.View,
                'm' => RelationKind.MaterializedView,
                'f' => RelationKind.ForeignTable,
                _ => RelationKind.CompositeType,
            },
            Owner = row.GetString(5),
            Columns = [.. columns[oid].OrderBy(column => column.Number)],
            IsUnlogged = row.GetBoolean(6),
            Tablespace = Text(row, 7),
            AccessMethod = Text(row, 8),
            Options = Array<string>(row, 9),
            RowSecurity = row.GetBoolean(10),
            ForceRowSecurity = row.GetBoolean(11),
            ReplicaIdentity = row.GetChar(12),
            PartitionKey = Text(row, 13),
            PartitionColumns = Array<short>(row, 14),
            PartitionBound = Text(row, 15),
            Parents = Array<uint>(row, 16),
            OfType = Text(row, 17),
            Definition = Text(row, 18),
            IsPopulated = row.GetBoolean(19),
            Acl = Acl(row, 20),
            Comment = comment,
            Extension = extension,
            EstimatedRows = row.GetInt64(21),
            TableBytes = row.GetInt64(22),
            IndexBytes = row.GetInt64(23),
            Foreign = Text(row, 24),
        };
    }

    private static Constraint ReadConstraint(NpgsqlDataReader row, string? comment) => new()
    {
        Oid = row.GetFieldValue<uint>(0),
        RelationOid = row.GetFieldValue<uint>(1),
        Name = row.GetString(2),
        Kind = row.GetChar(3) switch
        {
            'p' => ConstraintKind.PrimaryKey,
            'u' => ConstraintKind.Unique,
            'f' => ConstraintKind.ForeignKey,
            'c' => ConstraintKind.Check,
            _ => ConstraintKind.Exclusion,
        },
        Definition = row.GetString(4),
        Columns = Array<short>(row, 5),
        ReferencedRelationOid = row.GetFieldValue<uint>(6),
        ReferencedColumns = Array<short>(row, 7),
        IsValidated = row.GetBoolean(8),
        ParentOid = row.GetFieldValue<uint>(9),
        IsLocal = row.GetBoolean(10),
        IndexOid = row.GetFieldValue<uint>(11),
        Comment = comment,
        TriggerStates = [.. Array<string>(row, 12).Zip(Array<string>(row, 13), (function, state) => new KeyTriggerState(function, state[0]))],
    };

    private static TableIndex ReadIndex(NpgsqlDataReader row, string? comment) => new()
    {
        Oid = row.GetFieldValue<uint>(0),
        RelationOid = row.GetFieldValue<uint>(1),
        Name = new(row.GetString(2), row.GetString(3)),
        Definition = row.GetString(4),
        ConstraintOid = row.GetFieldValue<uint>(5),
        Columns = Array<short>(row, 6),
        IsUnique = row.GetBoolean(7),
        IsPlain = row.GetBoolean(8),
        IsClustered = row.GetBoolean(9),
        IsReplicaIdentity = row.GetBoolean(10),
        IsValid = row.GetBoolean(11),
        Tablespace = Text(row, 12),
        StatisticsTargets = [.. Array<int>(row, 15).Select((target, position) => ((short)(position + 1), target)).Where(pair => pair.target >= 0)],
        ParentOid = row.GetFieldValue<uint>(13),
        Comment = comment,
        Options = Array<string>(row, 14),
    };

    private static Sequence ReadSequence(NpgsqlDataReader row, string? comment, string? extension) => new()
    {
        Oid = row.GetFieldValue<uint>(0),
        Name = new(row.GetString(1), row.GetString(2)),
        Owner = row.GetString(3),
        Type = row.GetString(4),
        Start = row.GetInt64(5),
        Increment = row.GetInt64(6),
        Minimum = row.GetInt64(7),
        Maximum = row.GetInt64(8),
        Cache = row.GetInt64(9),
        Cycle = row.GetBoolean(10),
        OwnerRelationOid = row.GetFieldValue<uint>(11),
        OwnerColumn = row.GetInt16(12),
        IsIdentity = row.GetBoolean(13),
        IsUnlogged = row.GetBoolean(14),
        Acl = Acl(row, 15),
        Comment = comment,
        Extension = extension,
    };

    private static Function ReadFunction(NpgsqlDataReader row, string? comment) => new()
    {
        Oid = row.GetFieldValue<uint>(0),
        Name = new(row.GetString(1), row.GetString(2)),
        Arguments = row.GetString(3),
        Kind = row.GetChar(4),
        Definition = Text(row, 5),
        Language = row.GetString(6),
        Source = row.GetString(7),
        HasParsedBody = row.GetBoolean(8),
        ArgumentTypes = Array<uint>(row, 9),
        ReturnType = row.GetFieldValue<uint>(10),
        Owner = row.GetString(11),
        Acl = Acl(row, 12),
        Comment = comment,
        Aggregate = Text(row, 13),
    };

    private static async Task<ImmutableArray<Publication>> ReadPublications(Results results, Func<uint, string?> comment)
    {
        var tables = (await results.Rows(row => (
                Publication: row.GetFieldValue<uint>(0),
                Table: new PublishedTable(row.GetFieldValue<uint>(1), row.GetFieldValue<uint>(2), row.IsDBNull(3) ? null : Array<string>(row, 3), Text(row, 4)))))
            .ToLookup(pair => pair.Publication, pair => pair.Table);
        return await results.Rows(row => new Publication(
            row.GetFieldValue<uint>(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.GetString(4), Array<string>(row, 5),
            [.. tables[row.GetFieldValue<uint>(0)]], comment(row.GetFieldValue<uint>(0))));
    }

    private static string? Text(NpgsqlDataReader row, int field) => row.IsDBNull(field) ? null : row.GetString(field);

    // "char" columns hold a zero byte where they mean "none".
    private static char? Letter(NpgsqlDataReader row, int field) =>
        row.IsDBNull(field) || row.GetChar(field) == '\0' ? null : row.GetChar(field);

    private static ImmutableArray<T> Array<T>(NpgsqlDataReader row, int field) =>
        row.IsDBNull(field) ? [] : ImmutableArray.Create(row.GetFieldValue<T[]>(field));

    private static ImmutableArray<AclItem>? Acl(NpgsqlDataReader row, int field) =>
        row.IsDBNull(field) ? null : [.. row.GetFieldValue<string[]>(field).Select(AclItem.Parse)];

    /// <summary>A domain: its type, what that is made of, and the elements of that where it is an array.</summary>
    private sealed record Domain(uint Oid, uint BaseOid, uint ElementOid);

    /// <summary>The result sets of the batch, one after the other.</summary>
    private sealed class Results(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        public async Task<ImmutableArray<T>> Rows<T>(Func<NpgsqlDataReader, T> read, bool first = false)
        {
            if (!first && !await reader.NextResultAsync(cancellation))
                throw new InvalidOperationException("The batch has fewer result sets than were asked for.");
            var rows = ImmutableArray.CreateBuilder<T>();
            while (await reader.ReadAsync(cancellation))
                rows.Add(read(reader));
            return rows.ToImmutable();
        }

        /// <summary>What is said of objects, by their address.</summary>
        public async Task<Dictionary<ObjectAddress, string>> Texts() =>
            (await Rows(row => (Address: new ObjectAddress(row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1), row.GetInt16(2)), Text: row.GetString(3))))
            .ToDictionary(pair => pair.Address, pair => pair.Text);
    }
}
