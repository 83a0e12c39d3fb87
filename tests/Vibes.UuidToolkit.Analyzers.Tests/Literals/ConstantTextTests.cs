using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Literals;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Literals;

public sealed class ConstantTextTests
{
    // Each has the word "mark" once, as a part of its value and of its source.
    public static TheoryData<string> Expressions =>
    [
        "\"mark\"",
        "\"a\\\\b\\t\\\"mark\\n\"",
        "\"\\x41mark\"",
        "\"\\x1F60mark\"",
        "\"\\u00e9\\U0001F600mark\\0\"",
        "\"\\emark\"",
        "@\"a\\d\"\"mark\"\"\"",
        "@\"a\nmark\"",
        "\"\"\"a \"mark\" b\"\"\"",
        "\"\"\"\"a \"\"\" mark\"\"\"\"",
        "\"\"\"\n    mark\n    \"\"\"",
        "\"\"\"\n    a\n\n      \"mark\"\n  \n    b\n    \"\"\"",
        "\"\"\"\r\n    a\r\n      mark\r\n    \"\"\"",
        "\"a\" + \"mark\" + \"b\"",
        "(\"a\" + (\"b\\n\" + @\"\"\"mark\"))",
        "Other + \"/mark\"",
        "\"mark/\" + Other",
        "\"a\" + Other + \"mark\"",
        "$\"{Other}/{{mark}}\"",
        "$\"{{a}}\\t{{mark}}{Other}\"",
        "$@\"{{a}}\"\"{{mark}}\"",
        "$\"\"\"{Other}mark\"\"\"",
        "$$\"\"\"{mark}{{Other}}\"\"\"",
    ];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Finds_the_place_of_a_part(string expression)
    {
        var text = Text("const string Other = \"other\\tvalue\"; const string Value = " + expression + ";");
        var start = text.Value.IndexOf("mark", StringComparison.Ordinal);
        var span = text.Locate(new(start, 4)).SourceSpan;
        Assert.Equal("mark", text.Expression.SyntaxTree.ToString().Substring(span.Start, span.Length));
    }

    [Theory]
    [InlineData("Other")]
    [InlineData("\"ma\" + \"rk\"")]
    [InlineData("Other + \"a\" + Other")]
    public void Says_the_whole_where_a_part_has_no_place(string expression)
    {
        var text = Text("const string Other = \"mark\"; const string Value = " + expression + ";");
        Assert.Equal(expression, text.Expression.ToString());
        Assert.Equal(text.Expression.Span, text.Locate(new(0, 4)).SourceSpan);
    }

    [Fact]
    public void Every_part_of_an_escaped_literal_has_its_own_place()
    {
        var text = Text("const string Value = \"\\ta\\u0062\\\\c\";");
        var source = text.Expression.SyntaxTree.ToString();
        var parts = Enumerable.Range(0, text.Value.Length).Select(i => text.Locate(new TextSpan(i, 1)).SourceSpan).Select(span => source.Substring(span.Start, span.Length));
        Assert.Equal(["\\t", "a", "\\u0062", "\\\\", "c"], parts);
    }

    private static ConstantText Text(string fields)
    {
        var tree = CSharpSyntaxTree.ParseText("class C { " + fields + " }", new CSharpParseOptions(LanguageVersion.Preview), cancellationToken: TestContext.Current.CancellationToken);
        Assert.SkipWhen(tree.GetDiagnostics(TestContext.Current.CancellationToken).Any(), "This compiler is older than the syntax.");
        var compilation = CSharpCompilation.Create("test", [tree], [Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        var variable = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<VariableDeclaratorSyntax>().Last();
        var value = compilation.GetSemanticModel(tree).GetConstantValue(variable.Initializer!.Value, TestContext.Current.CancellationToken);
        return ConstantText.Of(variable.Initializer.Value, Assert.IsType<string>(value.Value));
    }
}
