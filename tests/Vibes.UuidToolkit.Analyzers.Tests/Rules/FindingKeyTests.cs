using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Rules;

/// <summary>
/// What a baseline knows findings by, in every kind of member. The names of the marks are the identifiers that stand behind
/// them; a key has no blank, or a line of a baseline would not hold it.
/// </summary>
public sealed class FindingKeyTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        int Local(int ofLocal) => ofLocal;
        var ofTopLevel = Local(1);

        namespace Shop
        {
            public interface IStore<T> { T Get(int ofInterface); }

            public class Store<TOther> : IStore<List<int>>
            {
                public int ofField = 1, ofSecondField = new Func<int>(() => { var ofInitializer = 1; return ofInitializer; })();
                List<int> IStore<List<int>>.Get(int ofExplicit) => [ofExplicit];
                public (int, string) Of<T>(T ofGeneric, (int A, string B)[] tuples, ref int number) { return (1, ""); }
                public int this[int ofIndexer] => ofIndexer;
                public int OfProperty { get { var ofGetter = 1; return ofGetter; } set { } }
                public event Action<int> OfEvent { add { var ofAdder = 1; } remove { } }
                public static explicit operator int(Store<TOther> ofOperator) => 1;
                public void Lambdas() { Func<int, int> f = ofLambda => { int Inner(int ofInner) => ofInner; return Inner(ofLambda); }; }
                ~Store() { var ofFinalizer = 1; }
                public record Line(int ofRecord);
                public class Primary(int ofPrimary) { public int Value => ofPrimary; }
            }
        }
        """;

    public static TheoryData<string, string> Keys => new()
    {
        { "ofLocal", "M:Program.{Main}$(System.String[])" },
        { "ofTopLevel", "M:Program.{Main}$(System.String[])" },
        { "ofInterface", "M:Shop.IStore`1.Get(System.Int32)" },
        { "ofField", "F:Shop.Store`1.ofField" },
        { "ofInitializer", "F:Shop.Store`1.ofSecondField" },
        { "ofExplicit", "M:Shop.Store`1.Shop#IStore{System#Collections#Generic#List{System#Int32}}#Get(System.Int32)" },
        { "ofGeneric", "M:Shop.Store`1.Of``1(``0,System.ValueTuple{System.Int32,System.String}[],System.Int32@)" },
        { "ofIndexer", "P:Shop.Store`1.Item(System.Int32)" },
        { "ofGetter", "M:Shop.Store`1.get_OfProperty" },
        { "ofAdder", "M:Shop.Store`1.add_OfEvent(System.Action{System.Int32})" },
        { "ofOperator", "M:Shop.Store`1.op_Explicit(Shop.Store{`0})~System.Int32" },
        { "ofLambda", "M:Shop.Store`1.Lambdas" },
        { "ofInner", "M:Shop.Store`1.Lambdas" },
        { "ofFinalizer", "M:Shop.Store`1.Finalize" },
        { "ofRecord", "M:Shop.Store`1.Line.#ctor(System.Int32)" },
        { "ofPrimary", "M:Shop.Store`1.Primary.#ctor(System.Int32)" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_finding_is_known_by_its_member(string name, string expected)
    {
        var tree = CSharpSyntaxTree.ParseText(Source, new CSharpParseOptions(LanguageVersion.Latest), cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("shop", [tree], RuleTest.References);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var model = compilation.GetSemanticModel(tree);
        var symbol = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes()
            .Select(node => model.GetDeclaredSymbol(node, TestContext.Current.CancellationToken)).First(symbol => symbol?.Name == name);
        var key = FindingKey.Of(symbol, Location.None);
        Assert.Equal(expected, key);
        Assert.DoesNotContain(' ', key);
    }

    [Fact]
    public void A_file_is_known_by_its_name() => Assert.Equal("F:seed.sql", FindingKey.Of(null, Location.Create("/shop/db/seed.sql", default, default)));
}
