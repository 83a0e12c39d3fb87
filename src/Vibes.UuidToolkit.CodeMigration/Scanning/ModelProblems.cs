using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>What is to be told of a solution's entities besides its places.</summary>
internal static class ModelProblems
{
    // More names than that nobody reads.
    private const int Named = 5;

    /// <summary>That no entity is known, the keys that packages declare, and what the settings say of columns that there are not.</summary>
    public static IEnumerable<Diagnostic> Of(EntityModel entities, ScanOptions options)
    {
        if (entities.IsEmpty && entities.Excluded.IsEmpty)
            yield return Descriptors.NoEntityKnown.At("the solution", "No project has a context, an entity with attributes, or a statement that reads a table's rows, and no schema was given.");
        foreach (var package in entities.FixedKeys.GroupBy(key => key.Library, key => key.Key, StringComparer.Ordinal))
            yield return Descriptors.KeyOfPackage.At(package.Key, $"{string.Join(", ", package.Take(Named))}{(package.Count() > Named ? $" and {package.Count() - Named} more" : "")} stay integers.");
        foreach (var reference in entities.UnknownReferences.Where(reference => !options.References.Contains(reference)))
            yield return Descriptors.ReferenceUnknown.At(reference, DeclaredReference.Read(reference) is { } read
                ? $"{read.Holder} has no column {read.Member} that holds integers, or {string.Join(" or ", read.Principals)} is no entity whose key changes." : "It is not of the form 'Audit.UserId: User'.");
    }
}
