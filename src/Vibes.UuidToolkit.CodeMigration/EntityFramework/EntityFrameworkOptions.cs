using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.CodeMigration.Changing;

namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>How a project's Entity Framework migrations are changed.</summary>
/// <param name="Named">Whose id the property of a type holds, by its name; null where it is none, or stays an integer.</param>
/// <param name="Literals">Gives the ids of rows that the model seeds; the same that the code's own seeds get.</param>
internal sealed record EntityFrameworkOptions(Func<ITypeSymbol, string, Identifier?> Named, IIdLiterals Literals)
{
    /// <summary>The folder of the database's plan; null where there is none yet.</summary>
    public string? PlanFolder { get; init; }

    /// <summary>The clock, which names the migration.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
