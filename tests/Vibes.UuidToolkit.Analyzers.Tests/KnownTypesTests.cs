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

    /// <summary>What libraries have is remembered for the next compilation, but not for what the program or another project declares by then, or does no more.</summary>
    [Fact]
    public void Is_looked_for_again_where_the_program_has_changed()
    {
        using var image = new MemoryStream();
        Assert.True(Compiled("library", "namespace First { public class Kept; }").Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var library = MetadataReference.CreateFromImage(image.ToArray());
        string? Found(string name, string program, string project = "") =>
            new KnownTypes(Compiled("program", program, library, Compiled("project", project).ToMetadataReference()))[name]?.ContainingAssembly.Name;
        foreach (var (name, without) in new[] { ("First.Kept", "library"), ("First.New", null) })
        {
            var declared = $"namespace First {{ public class {name[6..]}; }}";
            Assert.Equal(without, Found(name, ""));
            Assert.Equal("program", Found(name, declared));
            Assert.Equal(without, Found(name, ""));
            Assert.Equal(without ?? "project", Found(name, "", declared));
            Assert.Equal(without, Found(name, ""));
        }
    }

    private static CSharpCompilation Compiled(string assembly, string source, params MetadataReference[] references) =>
        CSharpCompilation.Create(assembly, [CSharpSyntaxTree.ParseText(source)], [.. RuleTest.References, .. references], new(OutputKind.DynamicallyLinkedLibrary));
}
