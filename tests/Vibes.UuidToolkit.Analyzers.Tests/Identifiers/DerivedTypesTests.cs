using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>The types that derive from one are found by the names in base lists: those, and no fewer, that the compiler knows by binding them all.</summary>
public sealed class DerivedTypesTests
{
    private const string Other = """
        namespace Other;
        public interface IFinder { string Find(int id); }
        public abstract class Finder : IFinder { public abstract string Find(int id); }
        public class Outer { public class Inner : IFinder { public string Find(int id) => ""; } public class Finder; }
        public class Inner;
        """;

    // A type, the files that may derive from it, and who does.
    public static TheoryData<string, string[], string> Programs => new()
    {
        { "Shape", ["class Shape;", "class Square : Shape;", "class Small : Square; class Circle;"], "Small Square" },
        { "IShape", ["interface IShape;", "interface IRound : IShape;", "struct Dot : IRound; interface IFlat : IRound;"], "Dot" },
        { "Shape`1", ["class Shape<T>;", "using Round = Shape<int>;", "class Circle : Round;"], "" },
        { "Shape`1", ["class Shape<T>;", "global using Round = Shape<int>;", "class Circle : Round;"], "Circle" },
        { "System.Collections.Generic.IList`1", ["class Ids : System.Collections.ObjectModel.Collection<int>;", "class Names;", "class Few : Ids;"], "Few Ids" },
        { "System.Collections.Generic.IList`1", ["namespace A { using Base = System.Collections.ObjectModel.Collection<int>; class Ids : Base; }", "class Base; class Names : Base;"], "Ids" },
        { "System.Collections.Generic.IList`1", ["class Collection<T>; class Ids : Collection<int>;", "using System.Collections.ObjectModel; class Names : Collection<string>;"], "" },
        { "System.Collections.Generic.IList`1", ["namespace A { using System.Collections.ObjectModel; class Names : Collection<string>; }", "namespace B { class Collection<T>; class Ids : Collection<int>; }"], "Names" },
        { "System.IEquatable`1", ["record User(int Id);", "record struct Id(int Value);", "class Plain;", "class Special : System.IEquatable<Special> { public bool Equals(Special? other) => true; }"], "Id Special User" },
        { "System.IO.Stream", ["class Log : System.IO.MemoryStream;", "class MemoryStream; class Other : MemoryStream;"], "Log" },
        { "Microsoft.EntityFrameworkCore.Infrastructure.DbContextOptionsExtensionInfo", ["abstract class Mine : Microsoft.EntityFrameworkCore.Infrastructure.RelationalOptionsExtension { abstract class Info : RelationalExtensionInfo { Info() : base(null!) { } } }"], "Info" },
        { "Other.IFinder", ["class Users : Other.Finder { public override string Find(int id) => \"\"; }", "class Journals : Other.Outer.Inner;", "class Plain : Other.Outer.Finder; class Odd : Other.Inner;"], "Journals Users" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void Are_found_by_name(string ancestor, string[] files, string derived)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var other = CSharpCompilation.Create("Other", [CSharpSyntaxTree.ParseText(Other, options, cancellationToken: TestContext.Current.CancellationToken)], RuleTest.References, new(OutputKind.DynamicallyLinkedLibrary));
        var compilation = CSharpCompilation.Create(
            "Program", files.Select((text, i) => CSharpSyntaxTree.ParseText(text, options, $"{i}.cs", cancellationToken: TestContext.Current.CancellationToken)), [.. RuleTest.References, other.ToMetadataReference()], new(OutputKind.DynamicallyLinkedLibrary));
        var type = compilation.GetTypeByMetadataName(ancestor)!;
        string Names(IEnumerable<INamedTypeSymbol> types) => string.Join(' ', types.Select(found => found.Name).Order(StringComparer.Ordinal));
        Assert.Equal(derived, Names(SourceTypes.Of(compilation).Where(each => each.TypeKind is TypeKind.Class or TypeKind.Struct
            && Ancestors.Of(each).Any(known => SymbolEqualityComparer.Default.Equals(known.OriginalDefinition, type)))));
        Assert.Equal(derived, Names(new DerivedTypes(compilation).Of(type)));
    }
}
