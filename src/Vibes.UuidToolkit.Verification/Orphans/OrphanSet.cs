using System.Collections.Immutable;
using System.Data;
using System.Text;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Identifiers;

namespace Vibes.UuidToolkit.Verification.Orphans;

/// <summary>All orphans of a database, listed, exported, and on request removed, in one transaction.</summary>
public sealed class OrphanSet
{
    private readonly NpgsqlConnection _connection;
    private readonly Schema _schema;
    private readonly ImmutableArray<OrphanQuery> _queries;
    private readonly IReadOnlyDictionary<uint, string[]> _operators;

    private OrphanSet(NpgsqlConnection connection, Schema schema, IReadOnlyDictionary<uint, string[]> operators, ImmutableArray<OrphanQuery> queries, ImmutableArray<ForeignKeyOrphans> found) =>
        (_connection, _schema, _operators, _queries, Found) = (connection, schema, operators, queries, found);

    /// <summary>The foreign keys that have orphans.</summary>
    public ImmutableArray<ForeignKeyOrphans> Found { get; }

    /// <summary>Finds the orphans.</summary>
    /// <param name="connection">A connection with the pinned session settings; it stays in use.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static async Task<OrphanSet> FindAsync(NpgsqlConnection connection, CancellationToken cancellation = default)
    {
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation);
        var operators = await References.ReadOperatorsAsync(connection, cancellation);
        var (queries, found) = (ImmutableArray.CreateBuilder<OrphanQuery>(), ImmutableArray.CreateBuilder<ForeignKeyOrphans>());
        foreach (var key in schema.Constraints
                     .Where(constraint => constraint is { Kind: ConstraintKind.ForeignKey, ParentOid: 0 } && schema.Relation(constraint.RelationOid).IsTableOrPartitioned)
                     .OrderBy(key => schema.Relation(key.RelationOid).Name).ThenBy(key => key.Name, StringComparer.Ordinal))
        {
            var query = new OrphanQuery(schema, key, operators[key.Oid]);
            await using var command = new NpgsqlCommand(query.Count, connection);
            if (await command.ExecuteScalarAsync(cancellation) is not (long and > 0 and var rows))
                continue;
            var samples = ImmutableArray.CreateBuilder<OrphanSample>();
            await using (var sample = new NpgsqlCommand(query.Sample, connection))
            await using (var reader = await sample.ExecuteReaderAsync(cancellation))
                while (await reader.ReadAsync(cancellation))
                    samples.Add(new(reader.GetString(0), reader.GetInt64(1)));
            queries.Add(query);
            found.Add(new(
                query.From.ToString(), SqlText.Identifier(key.Name), query.Columns, query.To.ToString(), rows, samples.ToImmutable(),
                [.. key.Columns.Select(query.From.Column).Where(column => column.NotNull).Select(column => SqlText.Identifier(column.Name))], key.IsValidated));
        }

        return new(connection, schema, operators, queries.ToImmutable(), found.ToImmutable());
    }

    /// <summary>Says why the orphans cannot be removed that way; nothing where they can.</summary>
    public ImmutableArray<Diagnostic> Refusals(OrphanRemoval removal) => removal != OrphanRemoval.SetNull ? [] :
    [
        .. Found.Where(key => !key.NotNull.IsEmpty)
            .Select(key => Descriptors.OrphansNotNullable.At($"{key.Table} {key.ForeignKey}", $"{string.Join(", ", key.NotNull)} cannot be null.")),
    ];

    /// <summary>Exports the orphans, and removes them if that is asked for: the file is there, whole, before anything is committed.</summary>
    /// <param name="file">A script that puts the rows back with psql.</param>
    /// <param name="removal">What becomes of them.</param>
    /// <param name="cancellation">Cancels the run, which then changes nothing.</param>
    /// <returns>How many rows were exported.</returns>
    /// <exception cref="DiagnosticException">The file cannot be written, or the rows cannot be removed. Nothing was changed.</exception>
    public async Task<long> ExportAsync(string file, OrphanRemoval removal, CancellationToken cancellation = default)
    {
        if (Refusals(removal) is [_, ..] refusals)
            throw new DiagnosticException(refusals);
        var half = file + ".tmp";
        try
        {
            await using var transaction = await _connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            // Before anything is read: what is an orphan must still be one when it is removed.
            if (removal != OrphanRemoval.None)
                await ExecuteAsync($"LOCK TABLE {string.Join(", ", _queries.SelectMany(query => (string[])[query.From.ToString(), query.To.ToString()]).Distinct().Order(StringComparer.Ordinal))} IN SHARE ROW EXCLUSIVE MODE", cancellation);
            var exported = 0L;
            await using (var writer = new StreamWriter(half, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
            {
                await writer.WriteLineAsync("-- Orphans. To put the rows back: psql -1 -v ON_ERROR_STOP=1 -f THIS_FILE, with the foreign keys out of the way.");
                await writer.WriteLineAsync("SET client_encoding = 'UTF8';");
                // A row that is an orphan twice is exported once where it is deleted, and as it was where it is changed.
                foreach (var query in _queries)
                {
                    exported += await ExportAsync(query, writer, cancellation);
                    if (removal == OrphanRemoval.Delete)
                        await DeleteAsync(query, cancellation);
                }

                if (removal == OrphanRemoval.SetNull)
                    foreach (var query in _queries)
                        await ExecuteAsync(query.SetNull, cancellation);
            }

            File.Move(half, file, overwrite: true);
            await transaction.CommitAsync(cancellation);
            return exported;
        }
        catch (PostgresException moved) when (moved.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected)
        {
            throw new DiagnosticException(Descriptors.OrphansMoved.At(file, moved.MessageText), moved);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new DiagnosticException(Descriptors.CannotWrite.At(file, error.Message), error);
        }
        finally
        {
            if (File.Exists(half))
                File.Delete(half);
        }
    }

    private async Task<long> ExportAsync(OrphanQuery query, StreamWriter writer, CancellationToken cancellation)
    {
        await writer.WriteLineAsync($"\n-- {query.Key.Name.ReplaceLineEndings(" ")}\n{query.Import}");
        var rows = 0L;
        using (var reader = await _connection.BeginTextExportAsync(query.Export, cancellation))
            while (await reader.ReadLineAsync(cancellation) is { } line)
            {
                await writer.WriteLineAsync(line);
                rows++;
            }

        await writer.WriteLineAsync(@"\.");
        return rows;
    }

    /// <summary>Deletes orphans that nothing refers to: what a foreign key would take along is in no export.</summary>
    private async Task DeleteAsync(OrphanQuery query, CancellationToken cancellation)
    {
        foreach (var other in _schema.Constraints.Where(constraint => constraint is { Kind: ConstraintKind.ForeignKey, ParentOid: 0 } && constraint.ReferencedRelationOid == query.From.Oid))
        {
            var child = _schema.Relation(other.RelationOid);
            var pairs = other.Columns.Select((number, i) => $"t.{SqlText.Identifier(query.From.Column(other.ReferencedColumns[i]).Name)} {_operators[other.Oid][i]} c.{SqlText.Identifier(child.Column(number).Name)}");
            await using var command = new NpgsqlCommand(
                $"SELECT pg_catalog.count(*) FROM {child} c WHERE EXISTS (SELECT FROM {query.From} t WHERE {string.Join(" AND ", pairs)} AND {query.Condition})", _connection);
            if (await command.ExecuteScalarAsync(cancellation) is long and > 0 and var rows)
                throw new DiagnosticException(Descriptors.OrphansReferenced.At($"{query.From} {query.Key.Name}", $"{rows} rows of {child} refer to them by {other.Name}."));
        }

        await ExecuteAsync(query.Delete, cancellation);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
