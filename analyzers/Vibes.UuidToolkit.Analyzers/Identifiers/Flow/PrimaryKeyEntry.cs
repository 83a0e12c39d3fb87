using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// The entry of a key in the change tracker, as an audit finds it: <c>entry.Properties.First(property => property.Metadata.IsPrimaryKey())</c>,
/// <c>entry.Property(entry.Metadata.FindPrimaryKey().Properties[0].Name)</c>.
/// </summary>
internal static class PrimaryKeyEntry
{
    /// <summary>Whether a property's entry is that of a key.</summary>
    public static bool Is(IOperation entry) => ValueOrigin.Of(entry, CancellationToken.None) is IInvocationOperation call && call.TargetMethod.Name switch
    {
        nameof(Enumerable.First) or nameof(Enumerable.FirstOrDefault) or nameof(Enumerable.Single) or nameof(Enumerable.SingleOrDefault) => call.Arguments.Length > 0 && Calls(call.Arguments[call.Arguments.Length - 1].Value, "IsPrimaryKey"),
        "Property" => call.Arguments is [{ Value: IPropertyReferenceOperation { Property.Name: "Name", Instance: { } property } }] && Calls(ValueOrigin.Of(property, CancellationToken.None), "FindPrimaryKey"),
        _ => false,
    };

    private static bool Calls(IOperation operation, string method) => operation.DescendantsAndSelf().Any(part => part is IInvocationOperation call && call.TargetMethod.Name == method);
}
