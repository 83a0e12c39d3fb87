using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Writing;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>
/// The part of a change that <c>dotnet ef database update</c> sees: the model snapshots, and a migration that runs the database's
/// plan. Works on the code as it was before; running it again on changed code finds nothing.
/// </summary>
internal static class EntityFrameworkChange
{
    /// <summary>Works out the change of a project.</summary>
    /// <param name="projectPath">The project's file, which is edited too; null where there is none.</param>
    /// <param name="compilation">Its code before the change.</param>
    /// <param name="options">What changes, and how.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <exception cref="DiagnosticException">The plan cannot be read.</exception>
    public static async Task<EntityFrameworkResult> OfAsync(string? projectPath, Compilation compilation, EntityFrameworkOptions options, CancellationToken cancellation)
    {
        var snapshots = ModelSnapshot.In(compilation, cancellation)
            .Select(snapshot => (Snapshot: snapshot, Model: SnapshotModel.Read(snapshot)))
            .Select(part => (part.Snapshot, part.Model, Ids: SnapshotIds.Of(part.Model, compilation, options.Named)))
            .Where(part => part.Ids.Count > 0).ToList();
        if (snapshots.Count == 0)
            return EntityFrameworkResult.None;
        if (options.PlanFolder is null)
            return new([], [.. snapshots.Select(part => Open(part.Snapshot,
                "No plan of the database was given, so the snapshot is left as it is. Do not use 'dotnet ef migrations add' for this change: the ALTER ... TYPE uuid that Entity Framework writes fails on PostgreSQL. Make a plan with 'uuidkit plan', then give its folder."))]);

        var plan = await ReadAsync(options.PlanFolder, cancellation).ConfigureAwait(false);
        var sequences = AskedSequences(compilation, cancellation);
        var changes = ImmutableArray.CreateBuilder<FileChange>();
        var open = ImmutableArray.CreateBuilder<OpenPlace>();
        var resources = new List<(string Path, string Name)>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (snapshot, model, ids) in snapshots)
        {
            if (!PlannedColumns.Of(model, ids.Keys).Any(plan.Columns.Contains))
            {
                open.Add(Open(snapshot, $"The plan changes no table of {snapshot.Context.Name}, so it is of another database, and the snapshot is left as it is. Plan the context's own database, and run this again with that plan."));
                continue;
            }

            var before = snapshot.Tree.GetText(cancellation);
            var after = ModelSnapshotChange.Of(snapshot, model, ids, options.Literals, sequences, plan.KeptIds);
            // Contexts of one database have a migration each. The first that runs does the work, and the others find it done.
            var migration = MigrationClass.Next(snapshot, compilation, names, options.Time.GetUtcNow(), cancellation);
            names.Add(migration.Name);
            changes.Add(new(snapshot.Tree.FilePath, before, after));
            changes.Add(new(migration.ClassPath, null, SourceText.From(migration.Class(), before.Encoding ?? FileText.Utf8)));
            changes.Add(new(migration.DesignerPath, null, migration.Designer(after)));
            foreach (var (file, text) in plan.Scripts)
            {
                var path = Path.Combine(migration.ScriptFolder, file);
                changes.Add(new(path, null, SourceText.From(text, FileText.Utf8)));
                resources.Add((Path.GetRelativePath(Path.GetDirectoryName(projectPath) ?? migration.Folder, path), migration.ResourceOf(file)));
            }

            open.AddRange(Disagreements(snapshot, model, ids, plan.Columns));
        }

        if (projectPath is not null && resources.Count > 0)
        {
            var project = await TextAsync(projectPath, cancellation).ConfigureAwait(false);
            changes.Add(new(projectPath, project, ProjectFile.Embed(project, resources)));
        }

        return new(changes.ToImmutable(), open.ToImmutable());
    }

    private static async Task<(IReadOnlySet<(string Table, string Column)> Columns, ImmutableArray<KeptId> KeptIds, IReadOnlyList<(string File, string Text)> Scripts)> ReadAsync(string folder, CancellationToken cancellation)
    {
        var manifest = PlanFolder.ReadManifest(folder);
        async Task<string> Script(string file)
        {
            var path = Path.Combine(PlanFolder.Of(folder), file);
            try
            {
                return await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new DiagnosticException(Descriptors.PlanInvalid.At(path, error.Message), error);
            }
        }

        return (
            manifest.Columns.Select(column => (PlannedColumns.Table(column.Table.Schema, column.Table.Name), column.Column)).ToHashSet(),
            manifest.KeptIds,
            [
                (PlanFolder.MigrateFile, await BlockText.MigrateAsync(await Script(PlanFolder.MigrateFile).ConfigureAwait(false), manifest, MigrationClass.KeyHint, cancellation).ConfigureAwait(false)),
                (PlanFolder.RollbackFile, await BlockText.RollbackAsync(await Script(PlanFolder.RollbackFile).ConfigureAwait(false), manifest, cancellation).ConfigureAwait(false)),
            ]);
    }

    /// <summary>The sequences that the code configures by name, outside of snapshots and migrations.</summary>
    private static HashSet<string> AskedSequences(Compilation compilation, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText(cancellation).ToString();
            if (!text.Contains("HasSequence", StringComparison.Ordinal) || text.Contains(": ModelSnapshot", StringComparison.Ordinal) || text.Contains("BuildTargetModel", StringComparison.Ordinal))
                continue;
            var semantics = compilation.GetSemanticModel(tree);
            foreach (var call in tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>())
                if (SnapshotCall.NameOf(call) == "HasSequence" && call.ArgumentList.Arguments.Count > 0)
                    foreach (var argument in call.ArgumentList.Arguments)
                        if (semantics.GetConstantValue(argument.Expression, cancellation) is { HasValue: true, Value: string name })
                            names.Add(name);
        }

        return names;
    }

    /// <summary>Columns that the plan and the code would leave of different types.</summary>
    private static IEnumerable<OpenPlace> Disagreements(
        ModelSnapshot snapshot, SnapshotModel model, Dictionary<SnapshotProperty, Entity> ids, IReadOnlySet<(string Table, string Column)> planned)
    {
        foreach (var property in model.Entities.SelectMany(entity => entity.Properties).Where(property => property.IntegerType is not null))
            if (PlannedColumns.Of(model, property) is { } column && planned.Contains(column) != ids.ContainsKey(property))
                yield return Open(snapshot, property, ids.TryGetValue(property, out var entity) ? entity.Name : null, ids.ContainsKey(property)
                    ? $"It becomes a UUID in the code, and the plan leaves {column.Table}.{column.Column} an integer. Plan again with this column as a reference, or exclude the entity here."
                    : $"The plan changes {column.Table}.{column.Column} to uuid, and in the code it is no id that changes. Exclude the column in uuidkit.json and plan again, or change the property by hand.");
    }

    private static OpenPlace Open(ModelSnapshot snapshot, string why) => Open(snapshot.Class.Identifier.GetLocation(), snapshot.Class.Identifier.ValueText, null, why);

    private static OpenPlace Open(ModelSnapshot snapshot, SnapshotProperty property, string? entity, string why) =>
        Open(property.Calls[0].GetLocation(), property.ToString(), entity, why);

    private static OpenPlace Open(Location location, string code, string? entity, string why) => new(entity, Locations.Of(location), code, why);

    private static async Task<SourceText> TextAsync(string path, CancellationToken cancellation)
    {
        try
        {
            using var stream = new MemoryStream(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false));
            return SourceText.From(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.CannotWrite.At(path, error.Message), error);
        }
    }
}
