using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>
/// Every rule, one table. The hundreds are areas: 00 setup, 01 models, 02 Entity Framework configuration, 03 services,
/// 04 routes and API, 05 SQL, 06 meaning that changes silently, 07 hygiene after the change, 09 names alone.
/// An id never changes its meaning and is never used again.
/// </summary>
public static partial class Descriptors
{
    // Lazy, because the fields of the other files of this class are set before it is first asked for, not before this field is.
    private static readonly Lazy<ImmutableArray<DiagnosticDescriptor>> Table = new(() => typeof(Descriptors)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>()
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)
        .ToImmutableArray());

    /// <summary>All descriptors in the order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => Table.Value;

    /// <summary>A rule that is a warning while migrating, a suggestion in an audit, and an error once enforced.</summary>
    /// <param name="id">The id, <c>VUID</c> and four digits.</param>
    /// <param name="category">One of <see cref="Categories"/>.</param>
    /// <param name="title">What the rule finds, in one short sentence without a full stop.</param>
    /// <param name="message">What was found; one sentence with placeholders.</param>
    /// <param name="consequence">What happens at run time if the place stays as it is.</param>
    /// <param name="tags">Roslyn's custom tags.</param>
    private static DiagnosticDescriptor Warning(string id, string category, string title, string message, string consequence, params string[] tags) =>
        Create(id, category, DiagnosticSeverity.Warning, title, message, consequence, tags);

    /// <summary>A rule that stays a suggestion in every mode.</summary>
    /// <inheritdoc cref="Warning"/>
    private static DiagnosticDescriptor Suggestion(string id, string category, string title, string message, string consequence, params string[] tags) =>
        Create(id, category, DiagnosticSeverity.Info, title, message, consequence, tags);

    private static DiagnosticDescriptor Create(
        string id, string category, DiagnosticSeverity severity, string title, string message, string consequence, string[] tags) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, consequence, RulePages.Of(id), tags);
}
