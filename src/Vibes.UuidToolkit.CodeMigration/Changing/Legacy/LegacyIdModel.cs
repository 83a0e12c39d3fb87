using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Migration.Planning;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Legacy;

/// <summary>
/// The file that tells Entity Framework of the columns with old ids. By tables and not by types, so that no class gets a member for it: what is serialized,
/// mapped and compared stays the same, and the tables of libraries, as those of ASP.NET Core Identity, are among them.
/// </summary>
internal static class LegacyIdModel
{
    /// <summary>The method that a context calls.</summary>
    public const string Method = "HasLegacyIds";

    private const string Name = "LegacyIdModel.cs";

    private const string Text =
        """
        #nullable enable

        using System;
        using System.Collections.Generic;
        using Microsoft.EntityFrameworkCore;

        /// <summary>
        /// The integers that ids were: a property LegacyId of each entity, null for rows made since. A query asks for it with
        /// EF.Property&lt;int?&gt;(journal, "LegacyId"); a class that declares a property of that name and type has it as its own.
        /// When nobody needs them any more, delete this file and its calls, and let a migration drop the columns.
        /// </summary>
        internal static class LegacyIdModel
        {
            // The columns are indexed by the migration that made them.
            private static readonly Dictionary<string, (string Column, Type Type)> Columns = new()
            {
            };

            /// <summary>Maps the columns. The last call of OnModelCreating, when the names of the tables are known.</summary>
            public static ModelBuilder HasLegacyIds(this ModelBuilder model)
            {
                foreach (var entity in model.Model.GetEntityTypes())
                    if (entity.BaseType is null && !entity.IsOwned() && entity.GetTableName() is { } table && Columns.TryGetValue($"{entity.GetSchema() ?? "public"}.{table}", out var kept))
                        (entity.FindProperty("LegacyId") ?? entity.AddProperty("LegacyId", kept.Type)).SetColumnName(kept.Column);
                return model;
            }
        }

        """;

    /// <summary>The project's solution with the file, or with those columns in it that an earlier change did not need.</summary>
    /// <param name="project">The context's project.</param>
    /// <param name="columns">The columns, by their tables' names.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static Task<Solution> AddAsync(Project project, IEnumerable<KeyValuePair<string, KeptId>> columns, CancellationToken cancellation) =>
        AddedFile.PutAsync(project, Name, before => With(before, columns), cancellation);

    /// <summary>The file's text with some columns.</summary>
    /// <param name="before">What it is now; null where there is none.</param>
    /// <param name="columns">The columns, by their tables' names.</param>
    internal static SourceText With(SourceText? before, IEnumerable<KeyValuePair<string, KeptId>> columns) => AddedFile.WithEntries(
        before ?? SourceText.From(Text.ReplaceLineEndings("\n")),
        columns.Select(kept => (kept.Key, $"({SymbolDisplay.FormatLiteral(kept.Value.Column, quote: true)}, typeof({LegacyProperty.TypeOf(kept.Value)}))")));
}
