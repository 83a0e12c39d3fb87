using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning.Suggestions;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>Works out what a migration does. A pure function: the schema, the user's decisions and some facts in, the plan out.</summary>
public sealed class Planner
{
    /// <summary>Keys that one message names.</summary>
    private const int Named = 3;

    private readonly Schema _schema;
    private readonly MigrationOptions _options;
    private readonly PlanningFacts _facts;
    private readonly KeySelection _selection;
    private readonly List<Diagnostic> _refusals = [];
    private readonly List<Diagnostic> _notices = [];

    private Planner(Schema schema, MigrationOptions options, PlanningFacts facts, KeySelection selection)
    {
        _schema = schema;
        _options = options;
        _facts = facts;
        _selection = selection;
    }

    /// <summary>Plans the migration.</summary>
    /// <param name="schema">The schema, read for planning.</param>
    /// <param name="options">What the user decided.</param>
    /// <param name="selection">The key classes, as <see cref="KeySelection.Of"/> found them for the same schema and options.</param>
    /// <param name="facts">What was read of the database beyond its schema.</param>
    /// <param name="key">The mapping key; only its fingerprint becomes part of the plan.</param>
    /// <param name="now">The time of planning, UTC.</param>
    public static MigrationPlan Plan(
        Schema schema, MigrationOptions options, KeySelection selection, PlanningFacts facts, MappingKey key, DateTimeOffset now) =>
        new Planner(schema, options, facts, selection).Run(key, now);

    private MigrationPlan Run(MappingKey key, DateTimeOffset now)
    {
        _refusals.AddRange(_selection.Refusals);
        _notices.AddRange(_selection.Notices);
        var slugs = Slugs(_selection.Classes);
        var classes = _selection.Classes.Select(keyClass => Class(keyClass, slugs[keyClass.Name], now)).ToImmutableArray();
        var randomFunction = RandomFunction(out var installsPgcrypto);
        var newId = _schema.MajorVersion >= 18 ? "pg_catalog.uuidv7" : $"{Schema.ToolkitSchema}.uuidv7";
        var columns = Columns(classes, newId + "()").ToImmutableArray();
        var manifest = new Manifest
        {
            PlanId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            CreatedAt = now,
            Database = _schema.DatabaseName,
            ServerVersion = _schema.ServerVersion,
            SchemaSha256 = Fingerprint(_schema),
            MappingKeyFingerprint = key.Fingerprint,
            NewIdFunction = newId,
            RandomFunction = randomFunction,
            InstallsPgcrypto = installsPgcrypto,
            InstallsLookupFunctions = _options.LookupFunctions,
            Classes = classes,
            Columns = columns,
            SerialSequences = [.. SerialSequences(columns)],
            Replaced = [.. Replaced()],
            KeptIds = _selection.KeptIds,
            Constants = _selection.Constants,
        };

        CheckTables(columns);
        foreach (var constant in _selection.Constants)
            if (classes.Single(planned => planned.Name == constant.Class) is var planned && (constant.Id < planned.Minimum || constant.Id > planned.Maximum))
                _refusals.Add(Descriptors.DefinitionFails.At(constant.Text, $"The id is outside of {planned.Minimum} to {planned.Maximum}, which the mapping takes."));
        CheckServer(columns);
        var script = new MigrationScript(_schema, manifest);
        manifest = manifest with { ForeignKeys = [.. ForeignKeys(script)] };
        foreach (var (dependent, on) in script.Dependents.Blockers)
            _refusals.Add(Descriptors.CannotCarry.At(dependent, $"It depends on {on}, which has to be taken down and put back."));
        CheckOwners(script);
        foreach (var failed in _facts.FailedDefinitions)
            _refusals.Add((failed.Object.StartsWith("function ", StringComparison.Ordinal) ? Descriptors.FunctionBody : Descriptors.DefinitionFails).At(failed.Object, Why(failed)));
        NoteTexts();
        if (_facts.NotProbed is { } why && columns.Length > 0)
            _notices.Add(Descriptors.NotProbed.At(_schema.DatabaseName, why));
        _refusals.AddRange(FunctionBodies.Check(_schema, _options, columns, _facts));
        var estimate = Estimates.Of(_schema, script, manifest);
        if (estimate.Locks > _facts.LockCapacity)
            _refusals.Add(Descriptors.TooManyLocks.At(_schema.DatabaseName,
                $"The transaction needs about {estimate.Locks:N0} locks; the server has room for {_facts.LockCapacity:N0}.",
                $"Set max_locks_per_transaction = {Estimates.LocksPerTransaction(estimate.Locks)} and restart the server."));
        NoteKeptIds(columns);
        if (columns.Length > 0)
            _notices.Add(Descriptors.ClientsReconnect.At("clients", "Keys change their type under prepared statements."));

        Acknowledge();
        return new(
            manifest, [.. _refusals], [.. _notices],
            [
                .. columns.GroupBy(column => column.Table).Select(table => (Columns: table.Count(), Relation: _schema.FindRelation(table.Key)!)).OrderBy(table => table.Relation.Name).Select(table =>
                    new PlannedTable(table.Relation.Name, table.Columns, table.Relation.EstimatedRows, table.Relation.TableBytes, table.Relation.IndexBytes)),
            ],
            _selection.Classes, _selection.Excluded, estimate)
        {
            Options = _options,
            Suggestions = new SuggestionFinder(_schema, _selection, classes, _facts, newId + "()").Find(_refusals),
        };
    }

    /// <summary>What is no error and yet means nothing any more: integers in texts that definitions compare with ids, and in settings that give ids.</summary>
    private void NoteTexts()
    {
        foreach (var compared in _facts.ComparedTexts.GroupBy(compared => compared.Object))
            _notices.Add(Descriptors.TextOfId.At(compared.Key, $"It compares the text of {string.Join(", and that of ", compared.Select(one => $"{one.Id} with {one.With}"))}."));
        var definitions = _facts.FailedDefinitions.Concat(_facts.FailedDefaults).SelectMany(failed => failed.IdFunctions.Values.Append(failed.Working)).OfType<WorkingDefinition>().Select(working => working.Definition)
            .Concat(_options.Definitions.Values);
        var settings = definitions.SelectMany(IdSettings.CastToUuid).Concat(_facts.ComparedTexts.SelectMany(compared => IdSettings.In(compared.With))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (statement, _, value) in _facts.StoredSettings.Where(stored => settings.Contains(stored.Name) && IdSettings.HoldsOthers(stored.Value)))
            _notices.Add(Descriptors.StoredSetting.At(statement, $"It is '{value}'."));
    }

    private void NoteKeptIds(ImmutableArray<PlannedColumn> columns)
    {
        if (_selection.KeptIds.IsEmpty || columns.IsEmpty)
            return;
        foreach (var (oid, count) in _facts.FullTables)
            _refusals.Add(Descriptors.TooManyColumns.At(_schema.Relation(oid).ToString(), string.Create(CultureInfo.InvariantCulture, $"It has had {count:N0} columns.")));
        _notices.Add(Descriptors.KeptColumns.At(_schema.DatabaseName,
            $"Added: {string.Join(", ", _selection.KeptIds.Take(5).Select(kept => $"{kept} {kept.Type}"))}{(_selection.KeptIds.Length > 5 ? $" and {_selection.KeptIds.Length - 5} more" : "")}."));
        foreach (var kept in _selection.KeptIds.Where(kept => kept.Indexes.Any(index => !index.IsUnique)))
            _notices.Add(Descriptors.KeptNotUnique.At(kept.ToString(),
                string.Join(", ", kept.Indexes.Where(index => !index.IsUnique).Select(index => SqlText.Identifier(index.Name)).Take(5))));
        _notices.AddRange(WholeRows.Check(_schema, _options, _selection, _facts));
    }

    private IEnumerable<PlannedForeignKey> ForeignKeys(MigrationScript script)
    {
        var carried = script.Dependents.ForeignKeys.Select(key => key.Address.Oid).ToHashSet();
        return _schema.Constraints.Where(constraint => carried.Contains(constraint.Oid))
            .Select(constraint => new PlannedForeignKey(_schema.Relation(constraint.RelationOid).Name, constraint.Name, constraint.IsValidated))
            .OrderBy(key => key.Table).ThenBy(key => key.Name, StringComparer.Ordinal);
    }

    /// <summary>SHA-256 of the schema's text, in hexadecimal.</summary>
    public static string Fingerprint(Schema schema) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SchemaText.Render(schema))));

    private PlannedClass Class(KeyClass keyClass, string slug, DateTimeOffset now)
    {
        var root = _schema.Relation(keyClass.Root.RelationOid);
        var rootColumn = root.Column(keyClass.Root.Number);
        var (kind, existing) = _selection.Mappings.TryGetValue(keyClass.Name, out var chosen) ? (chosen.Kind, chosen.Column) : (_options.Mapping, null);
        if (kind == MappingKind.Existing)
            CheckExisting(root, existing);

        // All ids of integer and smallint fit below the cut-over, whatever is inserted until then.
        long minimum = int.MinValue, maximum = int.MaxValue;
        var cutOver = (_options.CutOver ?? now).ToUnixTimeMilliseconds();
        foreach (var column in keyClass.Columns)
            if (_facts.Ranges.TryGetValue(column, out var range))
            {
                // Room for as many ids again before the script runs.
                minimum = Math.Min(minimum, range.Minimum < int.MinValue ? Double(range.Minimum) : minimum);
                maximum = Math.Max(maximum, range.Maximum > int.MaxValue / 2 ? Double(range.Maximum) : maximum);
            }

        var @base = cutOver - 1 - maximum;
        if (kind == MappingKind.Ordered && (maximum >= cutOver || @base + minimum < 0))
        {
            _notices.Add(Descriptors.OrderedOverflow.At(keyClass.Name, $"Its ids reach from {minimum / 2} to {maximum / 2}."));
            kind = MappingKind.Derived;
        }

        return kind == MappingKind.Ordered
            ? new(keyClass.Name, slug, kind, @base, minimum, maximum, root.Name, rootColumn.Name, rootColumn.Type)
            : new(keyClass.Name, slug, kind, 0, long.MinValue, long.MaxValue, root.Name, rootColumn.Name, rootColumn.Type, existing);
    }

    private static long Double(long value) => value is > long.MaxValue / 2 or < long.MinValue / 2 ? value : value * 2;

    private void CheckExisting(Relation root, string? existing)
    {
        var column = existing is null ? null : root.FindColumn(existing);
        var unique = column is not null && _schema.IndexesOf(root.Oid).Any(index => index is { IsUnique: true, IsPlain: true, IsValid: true, Columns: [var only] } && only == column.Number);
        if (column is null || !column.IsUuid || !column.NotNull || !unique)
            _refusals.Add(Descriptors.ExistingColumn.At($"{root}.{SqlText.Identifier(existing ?? "?")}",
                column is null ? "There is no such column." : !column.IsUuid ? $"It is of type {column.Type}." : !column.NotNull ? "It may be null." : "It is not unique."));
    }

    private IEnumerable<PlannedColumn> Columns(ImmutableArray<PlannedClass> classes, string newId)
    {
        var identities = _schema.Sequences.Where(sequence => sequence.IsIdentity)
            .ToDictionary(sequence => new KeyColumn(sequence.OwnerRelationOid, sequence.OwnerColumn));
        var planned = new Dictionary<KeyColumn, PlannedColumn>();
        foreach (var (keyClass, plannedClass) in _selection.Classes.Zip(classes))
            foreach (var address in keyClass.Columns)
            {
                var relation = _schema.Relation(address.RelationOid);
                var column = relation.Column(address.Number);
                var role = keyClass.Keys.Contains(address) ? ColumnRole.Key : ColumnRole.Reference;
                var (newDefault, mapped) = Default(relation, column, role, newId);
                var identity = column.Identity == IdentityKind.None || !identities.TryGetValue(address, out var sequence)
                    ? null
                    : new PlannedIdentity(column.Identity == IdentityKind.Always, sequence);
                planned[address] = new(relation.Name, column.Name, role, plannedClass.Name, column.Type, column.Default, newDefault, mapped, identity);
                if (column.BaseTypeOid != column.TypeOid)
                    _notices.Add(Descriptors.DomainLost.At($"{relation}.{SqlText.Identifier(column.Name)}", $"Its domain is {column.Type}."));
            }

        foreach (var (address, target) in _selection.Arrays)
        {
            var relation = _schema.Relation(address.RelationOid);
            var column = relation.Column(address.Number);
            var (newDefault, _) = column.Default is null ? (null, null) : ArrayDefault(relation, column);
            planned[address] = new(relation.Name, column.Name, ColumnRole.Array, target, column.Type, column.Default, newDefault);
        }

        foreach (var (address, polymorphism) in _selection.Polymorphic)
        {
            var relation = _schema.Relation(address.RelationOid);
            var column = relation.Column(address.Number);
            planned[address] = new(relation.Name, column.Name, ColumnRole.Polymorphic, null, column.Type, column.Default,
                Default(relation, column, ColumnRole.Polymorphic, newId).Default, Polymorphic: polymorphism);
        }

        return planned.Values.OrderBy(column => column.Table).ThenBy(column => column.Column, StringComparer.Ordinal);
    }

    private (string? Default, long? Mapped) Default(Relation relation, Column column, ColumnRole role, string newId)
    {
        var name = $"{relation}.{SqlText.Identifier(column.Name)}";
        if (_options.Definitions.TryGetValue(name, out var definition))
            return (definition.Trim() is "" ? null : definition, null);
        if (column.Identity != IdentityKind.None || DefaultExpression.IsNextValue(column.Default))
        {
            // What is of its class by inheritance alone makes ids of its own.
            if (role == ColumnRole.Reference && IsForeignKey(relation, column))
                _notices.Add(Descriptors.SequenceOnReference.At(name, $"Its default is {column.Default ?? "an identity"}."));
            return (newId, null);
        }

        if (column.Default is null || DefaultExpression.IsNull(column.Default))
            return (null, null);
        if (role != ColumnRole.Polymorphic && DefaultExpression.Constant(column.Default) is { } constant)
            return (null, constant);
        if (_facts.WorkingDefaults.Contains(new(relation.Oid, column.Number)))
            return (column.Default, null);
        // A generated column has its own refusal.
        if (column.Generated is null)
            _refusals.Add(Descriptors.DefaultExpression.At(name, $"Its default is {column.Default}.{(_facts.FailedDefaults.FirstOrDefault(failed => failed.Object == name) is { } failed ? Help(failed) : "")}"));
        return (null, null);
    }

    private bool IsForeignKey(Relation relation, Column column) =>
        _schema.ConstraintsOf(relation.Oid).Any(constraint => constraint.Kind == ConstraintKind.ForeignKey && constraint.Columns.Contains(column.Number));

    private (string?, long?) ArrayDefault(Relation relation, Column column)
    {
        var name = $"{relation}.{SqlText.Identifier(column.Name)}";
        if (_options.Definitions.TryGetValue(name, out var definition))
            return (definition.Trim() is "" ? null : definition, null);
        if (_facts.WorkingDefaults.Contains(new(relation.Oid, column.Number)))
            return (column.Default, null);
        if (column.Default!.StartsWith("'{}'", StringComparison.Ordinal) || column.Default.StartsWith("ARRAY[]", StringComparison.Ordinal))
            return ("'{}'::uuid[]", null);
        _refusals.Add(Descriptors.DefaultExpression.At(name, $"Its default is {column.Default}."));
        return (null, null);
    }

    private IEnumerable<SerialSequence> SerialSequences(ImmutableArray<PlannedColumn> columns)
    {
        var changing = columns.Select(column => (column.Table, column.Column)).ToHashSet();
        return from sequence in _schema.Sequences
               where sequence is { IsIdentity: false, OwnerRelationOid: not 0 }
               let owner = _schema.FindRelation(sequence.OwnerRelationOid)
               where owner is not null
               let column = owner.Column(sequence.OwnerColumn).Name
               where changing.Contains((owner.Name, column))
               select new SerialSequence(sequence.Name, owner.Name, column);
    }

    private IEnumerable<ReplacedDefinition> Replaced()
    {
        var definitions = DefinitionNames.Of(_schema);
        foreach (var (name, replacement) in _options.Definitions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            if (definitions.TryGetValue(name, out var original))
            {
                _notices.Add(Descriptors.DefinitionReplaced.At(name, IdConstant.In(replacement) is [_, ..] ids
                    ? $"It is made anew with the configured definition, with UUIDs for {IdConstant.Told(ids)} in it."
                    : "It is made anew with the configured definition."));
                yield return new(name, original, replacement, Overloads(name));
            }

        ImmutableArray<string> Overloads(string name)
        {
            var names = new ObjectName(_schema);
            return _schema.Functions.FirstOrDefault(function => names.Of(function) == name) is { } replaced
                ? [.. _schema.Functions.Where(function => function.Name == replaced.Name && function != replaced).Select(names.Of)]
                : [];
        }
    }

    private string RandomFunction(out bool installsPgcrypto)
    {
        installsPgcrypto = false;
        if (_schema.MajorVersion >= 13)
            return "pg_catalog.gen_random_uuid";
        if (_facts.PgcryptoSchema is { } schema)
            return $"{schema}.gen_random_uuid";
        installsPgcrypto = _facts.CanInstallPgcrypto;
        if (!installsPgcrypto)
            _refusals.Add(Descriptors.NoRandomFunction.At(_schema.DatabaseName, "pgcrypto is neither installed nor available to this role."));
        return $"{Schema.ToolkitSchema}.gen_random_uuid";
    }

    private void CheckTables(ImmutableArray<PlannedColumn> columns)
    {
        var changing = columns.Select(column => _schema.FindRelation(column.Table)!)
            .Zip(columns, (relation, column) => (relation, column: relation.FindColumn(column.Column)!, planned: column)).ToList();
        var addresses = changing.Select(change => new KeyColumn(change.relation.Oid, change.column.Number)).ToHashSet();
        var rowTypes = changing.Select(change => change.relation).Distinct().ToDictionary(relation => relation.RowTypeOid);
        foreach (var relation in changing.Select(change => change.relation).Distinct())
        {
            if (relation.Kind == RelationKind.ForeignTable)
                _refusals.Add(Descriptors.ForeignTable.At(relation.ToString(), "It has a column of a key class that changes."));
            if (relation.OfType is not null)
                _refusals.Add(Descriptors.TypedTable.At(relation.ToString(), $"It is declared OF {relation.OfType}."));
        }

        foreach (var (relation, column, _) in changing)
        {
            var name = $"{relation}.{SqlText.Identifier(column.Name)}";
            if (IsPartitionKey(relation, column))
                _refusals.Add(Descriptors.PartitionKey.At(name, $"The table is partitioned by {relation.PartitionKey}."));
            if (column.InheritCount > 1)
                _refusals.Add(Descriptors.MultipleInheritance.At(name, $"It comes from {string.Join(", ", relation.Parents.Select(_schema.Relation))}."));
        }

        foreach (var column in _facts.OwnNotNulls.Where(column => _schema.Relation(column.RelationOid).Column(column.Number).InheritCount == 1))
            _refusals.Add(Descriptors.OwnNotNull.At(Name(column), "Its not-null constraint is not named like that of the table it inherits from."));
        foreach (var generated in GeneratedColumns(addresses).Distinct())
            _refusals.Add(Descriptors.GeneratedColumn.At($"{generated.Relation}.{SqlText.Identifier(generated.Column.Name)}", $"It is {generated.Column.Default}."));
        foreach (var relation in _schema.Relations.Where(relation => relation.Kind is not (RelationKind.View or RelationKind.MaterializedView)))
            foreach (var column in relation.Columns)
                if (rowTypes.TryGetValue(column.BaseTypeOid, out var stored) || rowTypes.TryGetValue(column.ElementTypeOid, out stored))
                    _refusals.Add(Descriptors.RowTypeStored.At($"{relation}.{SqlText.Identifier(column.Name)}", $"It stores rows of {stored}."));
        foreach (var key in _schema.Constraints.Where(constraint => constraint is { Kind: ConstraintKind.ForeignKey, IsValidated: false, ParentOid: 0 }
                     && constraint.Columns.Any(number => addresses.Contains(new(constraint.RelationOid, number)))))
            _notices.Add(Descriptors.Orphans.At($"{_schema.Relation(key.RelationOid)}.{SqlText.Identifier(key.Name)}", "Existing rows were never checked against it."));
    }

    /// <summary>Each column of a partition key, in its expressions too, depends on the table itself.</summary>
    private bool IsPartitionKey(Relation relation, Column column) =>
        relation.PartitionKey is not null && _schema.Dependencies.Any(dependency => dependency is { Kind: 'i', Dependent.Catalog: CatalogOids.Relation, Referenced: { Catalog: CatalogOids.Relation, SubId: 0 } }
            && dependency.Dependent.Oid == relation.Oid && dependency.Dependent.SubId == column.Number && dependency.Referenced.Oid == relation.Oid);

    /// <summary>Up to version 14 the generated column itself depends on the others, from 15 on its expression does.</summary>
    private IEnumerable<(Relation Relation, Column Column)> GeneratedColumns(HashSet<KeyColumn> addresses)
    {
        var byDefault = _schema.Relations.SelectMany(relation => relation.Columns.Select(column => (relation, column)))
            .Where(pair => pair.column.Generated is not null).ToDictionary(pair => pair.column.DefaultOid);
        if (byDefault.Count == 0)
            yield break;
        foreach (var dependency in _schema.Dependencies)
        {
            if (dependency.Referenced.Catalog != CatalogOids.Relation || !addresses.Contains(new(dependency.Referenced.Oid, dependency.Referenced.SubId)))
                continue;
            if (dependency.Dependent.Catalog == CatalogOids.Default && byDefault.TryGetValue(dependency.Dependent.Oid, out var generated))
                yield return generated;
            else if (dependency.Dependent is { Catalog: CatalogOids.Relation, SubId: not 0 }
                     && _schema.FindRelation(dependency.Dependent.Oid) is { } relation
                     && relation.Columns.FirstOrDefault(column => column.Number == dependency.Dependent.SubId) is { Generated: not null } column)
                yield return (relation, column);
        }
    }

    private void CheckServer(ImmutableArray<PlannedColumn> columns)
    {
        if (columns.IsEmpty)
            return;
        if (_facts.InForce is { } migration)
            _refusals.Add(Descriptors.MigrationInForce.At(_schema.DatabaseName, $"It is {migration}."));
        else if (_facts.HasToolkitSchema)
            _refusals.Add(Descriptors.SchemaTaken.At(Schema.ToolkitSchema, "It was not made by a migration that this database knows of."));
        foreach (var trigger in _schema.EventTriggers.Where(trigger => trigger.Enabled != 'D' && trigger.Event != "login"))
            _refusals.Add(Descriptors.EventTrigger.At($"event trigger {SqlText.Identifier(trigger.Name)}", $"It calls {trigger.Function} on {trigger.Event}."));
        foreach (var name in _facts.PreparedTransactions)
            _refusals.Add(Descriptors.PreparedTransactions.At(name, "The prepared transaction has neither been committed nor rolled back."));
        foreach (var name in _facts.LogicalSlots)
            _refusals.Add(Descriptors.LogicalSlots.At(name, "The slot decodes this database's changes."));
        foreach (var (column, kind) in _facts.UnlistedKinds)
            _refusals.Add(Descriptors.UnlistedKind.At(Name(column), $"There are rows of kind '{kind}'."));
        foreach (var candidate in _facts.ReferenceCandidates)
            _notices.Add(Descriptors.UndeclaredReference.At(Name(candidate.From), How(candidate),
                $"If it is one, add to \"{(_schema.Relation(candidate.From.RelationOid).Column(candidate.From.Number).IsIntegerArray ? "arrays" : "references")}\": {{ \"column\": \"{PlainName(candidate.From)}\", \"to\": \"{PlainName(candidate.To)}\" }}."));
        foreach (var candidate in _facts.PolymorphicCandidates)
            _notices.Add(Descriptors.PolymorphicPair.At(Name(candidate.Column), How(candidate)));
        foreach (var (relation, id) in UnexplainedIds())
            _notices.Add(Descriptors.UnexplainedId.At($"{relation}.{SqlText.Identifier(id.Name)}", $"It is named like an id, and of type {id.Type}."));
        foreach (var (column, keys) in _facts.ArraysOfKeys)
            _notices.Add(Descriptors.UnexplainedId.At(Name(column), $"All its values are values of {string.Join(", ", keys.Take(Named).Select(Name))}{(keys.Length > Named ? $" and {keys.Length - Named} other keys" : "")}."));
        foreach (var (column, key) in _facts.DocumentKeys)
            _notices.Add(Descriptors.DocumentColumn.At(Name(column), $"Its documents have a key \"{key}\" with numbers."));
    }

    /// <summary>Integer columns <c>x_id</c> and arrays <c>x_ids</c> that neither a key nor a foreign key nor the configuration explains, and that no other message tells of.</summary>
    private IEnumerable<(Relation Relation, Column Id)> UnexplainedIds()
    {
        var explained = _selection.Classes.Concat(_selection.Excluded).SelectMany(keyClass => keyClass.Columns).Concat(_selection.Polymorphic.Select(pair => pair.Column))
            .Concat(_selection.Arrays.Select(array => array.Column)).Concat(_facts.ArraysOfKeys.Select(array => array.Column)).Concat(_facts.ReferenceCandidates.Select(candidate => candidate.From))
            .Concat(_facts.PolymorphicCandidates.Select(candidate => candidate.Column))
            .Concat(_schema.Constraints.Where(constraint => constraint.Kind is ConstraintKind.ForeignKey or ConstraintKind.PrimaryKey)
                .SelectMany(constraint => constraint.Columns, (constraint, number) => new KeyColumn(constraint.RelationOid, number))).ToHashSet();
        return from relation in _schema.Relations
               where relation.IsTableOrPartitioned && relation.Extension is null && relation.PartitionBound is null
               from id in relation.Columns
               where (id.IsInteger && IsNamedForId(id.Name) || id.IsIntegerArray && IsNamedForId(id.Name.TrimEnd('s'))) && !explained.Contains(new(relation.Oid, id.Number))
               select (relation, id);
    }

    private static bool IsNamedForId(string name) => name.EndsWith("_id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal);

    private void CheckOwners(MigrationScript script)
    {
        if (_facts.IsSuperuser)
            return;
        var owners = script.Tables.Select(table => (Object: table.ToString(), table.Owner))
            .Concat(script.Dependents.Objects.Where(dependent => dependent.Address.Catalog == CatalogOids.Relation)
                .Select(dependent => _schema.FindRelation(dependent.Address.Oid)).OfType<Relation>().Select(view => (view.ToString(), view.Owner)))
            .Concat(script.Dependents.Objects.Where(dependent => dependent.Address.Catalog == CatalogOids.Function)
                .Select(dependent => _schema.Functions.First(function => function.Oid == dependent.Address.Oid)).Select(function => (function.Signature, function.Owner)));
        if (!_facts.CanCreateSchema && script.Tables.Any())
            _refusals.Add(Descriptors.NotOwner.At(_schema.DatabaseName, $"{SqlText.Identifier(_facts.Role)} may not create the schema {Schema.ToolkitSchema} in it.", $"GRANT CREATE ON DATABASE to {SqlText.Identifier(_facts.Role)}."));
        foreach (var (name, owner) in owners.Where(pair => !_facts.MemberOf.Contains(pair.Owner)))
            _refusals.Add(Descriptors.NotOwner.At(name, $"It belongs to {SqlText.Identifier(owner)}, of which {SqlText.Identifier(_facts.Role)} is no member."));
    }

    private string How(ReferenceCandidate candidate)
    {
        var values = candidate.Orphans == 0
            ? $"All its values are values of {Name(candidate.To)}"
            : string.Create(CultureInfo.InvariantCulture, $"Its values are values of {Name(candidate.To)}, except in {candidate.Orphans:N0} of {candidate.Sample:N0} rows");
        return candidate.Others.IsEmpty ? $"{values}." : $"{values}, and of {string.Join(" and of ", candidate.Others.Select(Name))}.";
    }

    private string How(PolymorphicCandidate candidate)
    {
        var beside = $"Beside it stands {SqlText.Identifier(candidate.TypeColumn)}";
        return candidate.Kinds.IsEmpty ? $"{beside}." : $"{beside}, with {string.Join(", ", candidate.Kinds.Select(Kind))}.";

        string Kind(PolymorphicKind kind) => kind switch
        {
            { Name: null } => string.Create(CultureInfo.InvariantCulture, $"NULL in {kind.Rows:N0} rows"),
            { To: null } => $"'{kind.Name}'",
            { To: { } to, Orphans: 0 } => $"'{kind.Name}' (all ids are in {_schema.Relation(to.RelationOid)})",
            { To: { } to } => string.Create(CultureInfo.InvariantCulture, $"'{kind.Name}' (ids of {kind.Orphans:N0} of {kind.Rows:N0} rows are not in {_schema.Relation(to.RelationOid)})"),
        };
    }

    private string Why(FailedDefinition failed) => $"Tried against uuids, it fails: {failed.Error}.{Help(failed)}";

    /// <summary>What would help, and what follows from it.</summary>
    private string Help(FailedDefinition failed)
    {
        var help = failed switch
        {
            { References: [_, ..] references, Working: not { NeedsPerson: false } } when _facts.PolymorphicCandidates.FirstOrDefault(candidate => references.Any(reference => reference.From == candidate.Column)) is { } several =>
                $" It works once {string.Join(" and ", references.Select(reference => Name(reference.From)))} {(references.Length == 1 ? "gives" : "give")} uuids too. Beside it stands {SqlText.Identifier(several.TypeColumn)}: where that says whose ids they are, list both under \"polymorphic\".",
            { References: [_, ..] references, Working: not { NeedsPerson: false } } =>
                $" It works once {string.Join(" and ", references.Select(reference => $"{Name(reference.From)} is a reference{(reference.To is { } key ? $" to {Name(key)}" : "")}"))}.",
            { IdFunctions.Count: > 0, Working: var own } =>
                $" {WorkingDefinition.Told($"It works once {string.Join(" and ", failed.IdFunctions.Keys)} {(failed.IdFunctions.Count == 1 ? "gives" : "give")} a uuid,", [.. failed.IdFunctions.Values.Append(own).OfType<WorkingDefinition>()])}",
            { Working: { NeedsPerson: false } working } => $" {working}",
            { IsOfOldIds: true } => " It works while no column keeps old ids.",
            { Working: null, Functions: [_, ..] } => $" It works with uuids in the head of {string.Join(" and ", failed.Functions)}.",
            { Classes.Length: > 3 and var many } => $" It works while {many} key classes stay integers.",
            { Classes: [_, ..] } => $" It works while {string.Join(" and ", failed.Classes)} {(failed.Classes.Length == 1 ? "stays an integer" : "stay integers")}.",
            _ => "",
        };
        if (failed is { Working: { NeedsPerson: true } seen, IdFunctions.Count: 0 })
            help += $" {seen}";
        return help;
    }

    private void Acknowledge()
    {
        var passed = _refusals.Where(refusal => Acknowledgeable.Contains(refusal.Descriptor)
            && _options.Acknowledge.Any(entry => entry == refusal.Code || entry == $"{refusal.Code} {refusal.Subject}")).ToList();
        foreach (var refusal in passed)
        {
            _refusals.Remove(refusal);
            _notices.Add(Descriptors.Acknowledged.At(refusal.Subject, $"{refusal.Code}: {refusal.Message}"));
        }
    }

    /// <summary>The refusals that are a matter of judgement, not of what PostgreSQL can do.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Acknowledgeable { get; } =
        [Descriptors.FunctionBody, Descriptors.EventTrigger, Descriptors.LogicalSlots];

    private string Name(KeyColumn column) => $"{_schema.Relation(column.RelationOid)}.{SqlText.Identifier(_schema.Relation(column.RelationOid).Column(column.Number).Name)}";

    private string PlainName(KeyColumn column)
    {
        var relation = _schema.Relation(column.RelationOid);
        return $"{relation.Name.Schema}.{relation.Name.Name}.{relation.Column(column.Number).Name}";
    }

    /// <summary>Short, readable and unique names for the classes' SQL objects.</summary>
    private static Dictionary<string, string> Slugs(ImmutableArray<KeyClass> classes)
    {
        var slugs = new Dictionary<string, string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var keyClass in classes)
        {
            var table = keyClass.Name.Split('.') is [_, var name, _] ? name : keyClass.Name;
            // PostgreSQL cuts identifiers at 63 bytes; the longest prefix and suffix take 20 of them.
            var stem = new string([.. table.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_').Take(40)]);
            var slug = stem;
            for (var n = 2; !taken.Add(slug); n++)
                slug = $"{stem}_{n}";
            slugs[keyClass.Name] = slug;
        }

        return slugs;
    }
}
