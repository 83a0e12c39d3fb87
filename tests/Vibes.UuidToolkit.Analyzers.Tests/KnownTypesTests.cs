using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests;

/// <summary>Which declaration a known type's name is found to mean; the program, and two libraries in the order in which they are referenced.</summary>
public sealed class KnownTypesTests
{
    [Theory]
    [InlineData("First.Kept", "", "namespace First { public class Kept; }", "", "", "library")]
    [InlineData("First.Second.Kept`1", "", "namespace First.Second { public class Kept; public class Kept<T>; }", "", "", "library")]
    [InlineData("Kept", "", "public class Kept;", "", "", "library")]
    [InlineData("First.Kept", "namespace First { class Kept; }", "namespace First { public class Kept; }", "", "", "program")]
    // The compiler gives up where two have it.
    [InlineData("First.Kept", "", "namespace First { public class Kept; }", "", "namespace First { public class Kept; }", "library")]
    [InlineData("First.Kept", "", "namespace First { public class Kept<T>; }", "", "namespace First { public class Kept; }", "other")]
    [InlineData("First.Kept+Inner", "", "namespace First { public class Kept { public class Inner; } }", "", "", "library")]
    // extern alias: no namespace of the program has it.
    [InlineData("First.Kept", "", "namespace First { public class Kept; }", "aliased", "", "library")]
    [InlineData("First.Kept", "", "namespace First { public class Other; }", "", "", null)]
    [InlineData("Second.Kept", "", "namespace First { public class Kept; }", "", "", null)]
    public void Means_one_declaration(string name, string program, string library, string alias, string other, string? assembly)
    {
        MetadataReference first = Compiled("library", library).ToMetadataReference(alias.Length == 0 ? ImmutableArray<string>.Empty : [alias]);
        var found = new KnownTypes(Compiled("program", program, first, Compiled("other", other).ToMetadataReference()))[name];
        Assert.Equal(assembly, found?.ContainingAssembly.Name);
        Assert.Equal(found is null ? null : name.Split('.', '+')[^1], found?.MetadataName);
    }

    private static CSharpCompilation Compiled(string assembly, string source, params MetadataReference[] references) =>
        CSharpCompilation.Create(assembly, [CSharpSyntaxTree.ParseText(source)], [.. RuleTest.References, .. references], new(OutputKind.DynamicallyLinkedLibrary));
}
