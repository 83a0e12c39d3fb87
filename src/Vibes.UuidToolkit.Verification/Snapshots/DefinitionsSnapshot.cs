using System.Text;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;

namespace Vibes.UuidToolkit.Verification.Snapshots;

/// <summary>
/// The snapshot <c>definitions</c>: what this server writes of the configuration's new definitions. A comparison takes just that for right, however the author
/// has written it.
/// </summary>
public static class DefinitionsSnapshot
{
    /// <summary>The snapshot's name.</summary>
    public const string Name = "definitions";

    /// <summary>The first line.</summary>
    public static SnapshotHeader Header { get; } = new("definitions", 1);

    /// <summary>
    /// Makes each definition under another name, or on an empty table, reads it and takes it back. Nobody else sees of it, and nobody waits. The connection has a transaction
    /// that may write.
    /// </summary>
    internal static async Task<Snapshot> TakeAsync(NpgsqlConnection connection, KeyConfiguration keys, CancellationToken cancellation)
    {
        var text = new StringBuilder().Append(Header).Append('\n');
        void Write(string title, IEnumerable<string> lines)
        {
            text.Append(title.ReplaceLineEndings(" ")).Append('\n');
            foreach (var line in lines)
                text.Append("  ").Append(line).Append('\n');
        }

        var reader = new DefinitionReader(connection, await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation));
        foreach (var (name, definition) in keys.Definitions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Write(name, await reader.ReadAsync(name, definition, cancellation));
        foreach (var constant in keys.Definitions.Values.SelectMany(definition => IdConstant.In(definition)).Distinct().OrderBy(constant => constant.ToString(), StringComparer.Ordinal))
            Write($"constant {constant}", await reader.ReadAsync(constant, keys, cancellation));
        return new(Name, text.ToString());
    }
}
