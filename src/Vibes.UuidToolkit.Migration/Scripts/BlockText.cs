using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sources;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>
/// Writes a plan's reviewed script as one statement, a <c>DO</c> block, for tools that are no psql: they know none of its
/// commands, send what they are given as it is, and have a transaction and work of their own around it.
/// </summary>
/// <remarks>
/// The statements are the script's, each executed by itself: PL/pgSQL would read one of its own into them otherwise. What they set
/// for the transaction is put back at the end, since other work may follow in it.
/// </remarks>
public static partial class BlockText
{
    private const string State = Schema.ToolkitSchema;

    /// <summary>Writes <see cref="PlanFolder.MigrateFile"/> as a block.</summary>
    /// <remarks>
    /// It does nothing where the plan is carried out already. The mapping key comes from the session's setting
    /// <c>uuidkit.mapping_key</c>; a database whose tables are empty, such as a new one of a developer, needs none.
    /// </remarks>
    /// <param name="script">The script's text.</param>
    /// <param name="manifest">Its plan.</param>
    /// <param name="hint">How the session gets its mapping key, for who runs the block without one.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <exception cref="DiagnosticException">The script is not one that a plan wrote.</exception>
    public static async Task<string> MigrateAsync(string script, Manifest manifest, string hint, CancellationToken cancellation = default)
    {
        var inForce = $"""
              IF pg_catalog.to_regclass('{State}.migration') IS NOT NULL THEN
                IF EXISTS (SELECT FROM {State}.migration m WHERE m.plan_id = {SqlText.Literal(manifest.PlanId)}) THEN
                  RETURN;
                END IF;
                RAISE EXCEPTION 'Another migration than plan % is in force. Take it back first: uuidkit rollback', {SqlText.Literal(manifest.PlanId)};
              END IF;

            {Key(manifest, hint)}
            """;
        return Write($"What {PlanFolder.MigrateFile} of plan {manifest.PlanId} does, as one statement.", inForce, await StatementsAsync(script, PlanFolder.MigrateFile, cancellation).ConfigureAwait(false), manifest);
    }

    /// <summary>Writes <see cref="PlanFolder.RollbackFile"/> as a block. It does nothing where the migration is taken back already.</summary>
    /// <param name="script">The script's text.</param>
    /// <param name="manifest">Its plan.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <exception cref="DiagnosticException">The script is not one that a plan wrote.</exception>
    public static async Task<string> RollbackAsync(string script, Manifest manifest, CancellationToken cancellation = default)
    {
        var inForce = $"""
              IF pg_catalog.to_regclass('{State}.migration') IS NULL THEN
                RETURN;
              ELSIF NOT EXISTS (SELECT FROM {State}.migration m WHERE m.plan_id = {SqlText.Literal(manifest.PlanId)}) THEN
                RAISE EXCEPTION 'Another migration than plan % is in force. Take it back with: uuidkit rollback', {SqlText.Literal(manifest.PlanId)};
              END IF;
            """;
        return Write($"What {PlanFolder.RollbackFile} of plan {manifest.PlanId} does, as one statement.", inForce, await StatementsAsync(script, PlanFolder.RollbackFile, cancellation).ConfigureAwait(false), manifest);
    }

    private static string Write(string title, string first, ImmutableArray<string> statements, Manifest manifest)
    {
        var settings = statements.Select(statement => LocalSetting().Match(statement)).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        var tables = string.Join(", ", manifest.Columns.Select(column => column.Table).Distinct());
        var block = new StringBuilder();
        block.Append('\n');
        if (settings.Count > 0)
            block.Append($"""
                DECLARE
                  -- What the statements set; it is put back at the end.
                  settings jsonb := (SELECT pg_catalog.jsonb_object_agg(s.name, pg_catalog.current_setting(s.name)) FROM pg_catalog.unnest(ARRAY[{string.Join(", ", settings.Select(SqlText.Literal))}]) s(name));

                """.ReplaceLineEndings("\n"));
        block.Append("BEGIN\n").Append(first.ReplaceLineEndings("\n")).Append('\n');
        foreach (var statement in statements)
            block.Append("\n  EXECUTE ").Append(SqlText.DollarQuoted(statement)).Append(';');
        // Statistics of changed columns are gone. Analyzing, unlike vacuuming, can be part of a transaction.
        block.Append("\n\n  EXECUTE ").Append(SqlText.Literal($"ANALYZE {tables}")).Append(";\n");
        if (settings.Count > 0)
            block.Append("  PERFORM pg_catalog.set_config(s.key, s.value, true) FROM pg_catalog.jsonb_each_text(settings) s;\n");
        block.Append($"  PERFORM pg_catalog.set_config('{MappingSql.KeySetting}', '', true);\nEND\n");
        return $"-- {title}\nDO {SqlText.DollarQuoted(block.ToString())};\n";
    }

    private static string Key(Manifest manifest, string hint)
    {
        var setting = $"COALESCE(pg_catalog.current_setting('{MappingSql.KeySetting}', true), '')";
        var rows = string.Join("\n        OR ", manifest.Columns.Select(column => column.Table).Distinct().Select(table => $"EXISTS (SELECT FROM {table})"));
        // Without rows there is no id to give away or to get wrong, unless a default or a definition names one.
        var empty = !manifest.Constants.IsEmpty || manifest.Columns.Any(column => column.MappedDefault is not null) ? "" :
            $"""

                IF NOT ({rows}) THEN
                  PERFORM pg_catalog.set_config('{MappingSql.KeySetting}', pg_catalog.md5(pg_catalog.random()::text) || pg_catalog.md5(pg_catalog.random()::text), true);
                ELSE
            """;
        var otherwise = empty.Length == 0 ? "" : "\n    END IF;";
        return $"""
              IF {setting} = '' THEN{empty}
                  RAISE EXCEPTION USING MESSAGE = {SqlText.Literal($"The mapping key of plan {manifest.PlanId} is not set.")}, HINT = {SqlText.Literal(hint)};{otherwise}
              ELSIF {setting} !~ '^[0-9A-Fa-f]{"{64}"}$' OR pg_catalog.left(pg_catalog.encode(pg_catalog.sha256(pg_catalog.decode({setting}, 'hex') || 'fingerprint'::bytea), 'hex'), {manifest.MappingKeyFingerprint.Length}) <> {SqlText.Literal(manifest.MappingKeyFingerprint)} THEN
                RAISE EXCEPTION USING MESSAGE = {SqlText.Literal($"The mapping key that is set is not that of plan {manifest.PlanId}, {manifest.MappingKeyFingerprint}.")}, HINT = {SqlText.Literal(hint)};
              END IF;
            """;
    }

    private static async Task<ImmutableArray<string>> StatementsAsync(string script, string file, CancellationToken cancellation)
    {
        // The key is the session's; its file is included once, in the script's head.
        var text = script.ReplaceLineEndings("\n");
        var include = $"\n\\ir {ScriptText.KeyFile}\n";
        if (text.IndexOf(include, StringComparison.Ordinal) is >= 0 and var start)
            text = text.Remove(start, include.Length - 1);
        var statements = ImmutableArray.CreateBuilder<string>();
        var isHead = true;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await foreach (var item in new PsqlScript(stream, file).ReadAsync(cancellation).ConfigureAwait(false))
            if (item is not ScriptStatement { ReadsCopyData: false } statement)
                throw new DiagnosticException(Descriptors.PlanInvalid.At(item.Place, "It is no statement that a plan's script has."));
            // A block is one transaction by itself: what the script's head asks for.
            else if (!(isHead &= statement.Text.Contains(ScriptText.InTransaction, StringComparison.Ordinal)))
                statements.Add(statement.Text);
        return statements.ToImmutable();
    }

    [GeneratedRegex(@"^SET LOCAL ([A-Za-z_]+) = ", RegexOptions.CultureInvariant)]
    private static partial Regex LocalSetting();
}
