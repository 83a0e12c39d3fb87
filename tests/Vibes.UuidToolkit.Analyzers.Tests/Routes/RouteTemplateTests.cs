using Microsoft.AspNetCore.Routing.Patterns;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Routes;

/// <summary>The runtime's own parser is the judge.</summary>
public sealed class RouteTemplateTests
{
    // Every construct of the language, and what is nearly one.
    private static readonly string[] Templates =
    [
        "", "/", "~/", "~", "//", "api", "/api/", "api//x", "api/journals", "~/api/{id}", "~api",
        "{id}", "{id?}", "{id=5}", "{id=}", "{id=5?}", "{id:int}", "{id:int?}", "{id:int=5}", "{ID:INT}", "{id:long:min(1)}", "{id:min(1):max(9)}",
        "api/v{version:apiVersion}/journals/{id:int:min(1)}", "{controller=Home}/{action=Index}/{id:int?}", "{area:exists}/{controller}/{action}",
        "{*rest}", "{**rest}", "{*rest:int}", "{*rest?}", "{**rest=a/b}", "{*rest}/x", "a{*rest}", "{***rest}", "{*}", "{**}", "{}", "{ }", "{?}", "{=}", "{:int}", "{=5}",
        "{a}{b}", "{a}-{b}", "{a}.{b?}", "{a}.{b?}x", "{a}-{b?}", "{a?}.{b}", "{a}.{b:int?}", "x{a?}", ".{a?}", "{a?}x", "{a}..{b?}",
        "{a}/{a}", "{a}/{A}", "{a}/{b}/{c:int}/{d=4}/{e?}",
        @"{id:regex(^\d+$)}", @"{id:regex(^\d{{4}}$)}", @"{id:regex(^\d{4}$)}", "{id:regex(([}}])\\w+)}", "{id:regex(a/b)}", "{id:regex(a:b)}", "{id:regex(a=b)}",
        "{id:regex(a:b):int}", "{id:regex(a=b):int=5}", "{id:regex((a)(b)):int}", "{id:regex(}", "{id:regex(a}", "{id:regex(a:b}", "{id:regex(a=b}", "{id:regex)a(}", "{id:range(1,9)}",
        "{id:range(1, 9):int}", "{id:test(a,b)(c)}", "{id:test(a)b}", "{id:test(a)b:int}", "{id::int}", "{id:int:}", "{id:}", "{id:=}", "{id:int:=5}", "{id:(5)}", "{id(5)}", "{id(:int}", "{id(:int)}",
        "{id(=5}", "{id)=5)}", "{id:int(=5}", "{id:int(=5)}", "{id:int(=5):x}", "{id:int)=5}", "{a:b==c}", "{a=b=c}", "{a=b:c}", "{a=:int}", "{a?:int}", "{a:int?=5}", "{a:int??}", "{a??}",
        "{{id}}", "{{{id}}}", "{{{{", "{{", "}}", "{", "}", "}{", "{{}", "{}}", "{id}}", "{{id}", "a{{b}}c", "a{b}}c", "{a{b}}", "{a{{b}}", "{a}}}", "{a:x}}}", "{a:x{{}}}", "a}b", "a{",
        "a?", "a?b", "a*b", "a~b", "~~/a", "{a/b}", "{a:b/c}", "{a*}", "{a{{}", "{a }", "{ a}", "{a-b}", "{a.b}", "{é:int}", "{a:int}é", "[controller]/{id:int}", "[[x]]/{id:regex([[0-9]])}",
        "journals/{journalId:int}/tags/{tagId:long:range(1,10)=5}/x.{format?}", "{a:required:int:min(1):max(10):range(2,3)=7}", "a{b}c{d}e", "{a}b{c}d{e?}", "{a}b{c}.{e?}",
        "{id:length(1,10)}", "{id:maxlength(10)}", "{id:alpha:minlength(3)}", "{s:regex(^(a|b):(c)$)}", "{s:regex(\\()}", "{s:regex(\\))}", "{s:a(b):c(d):e(f)}", "{s:a(b)c(d)}", "{s:a(b)(c):d}", "{s:a((b):c)}",
    ];

    public static TheoryData<string> Cases => [.. Templates];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_what_the_runtime_reads(string template) => Assert.Equal(Runtime(template), Ours(template));

    [Fact]
    public void Reads_every_mutant_as_the_runtime_does()
    {
        var mutants = Templates.SelectMany(Mutants).ToHashSet();
        Assert.InRange(mutants.Count, 15_000, int.MaxValue);
        var different = mutants.Select(mutant => (mutant, Runtime(mutant), Ours(mutant))).Where(read => read.Item2 != read.Item3).ToList();
        Assert.Empty(different);
    }

    [Fact]
    public void Spans_are_the_text_they_stand_for()
    {
        foreach (var template in Templates.SelectMany(Mutants).Concat(Templates).Distinct())
        {
            if (RouteTemplate.Parse(template) is not { } parsed)
                continue;
            foreach (var parameter in parsed.Parameters)
            {
                var text = template.Substring(parameter.Span.Start, parameter.Span.Length);
                Assert.StartsWith("{", text);
                Assert.EndsWith("}", text);
                Assert.Contains(parameter.Name, text, StringComparison.Ordinal);
                foreach (var policy in parameter.Policies)
                {
                    Assert.True(parameter.Span.Contains(policy.Span));
                    Assert.Equal(policy.Content, template.Substring(policy.Span.Start, policy.Span.Length).Replace("}}", "}", StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal));
                }
            }
        }
    }

    [Theory]
    [InlineData("int", "int", null)]
    [InlineData("min(1)", "min", "1")]
    [InlineData("regex(^(a|b)$)", "regex", "^(a|b)$")]
    [InlineData("test(", "test", null)]
    public void A_policy_has_a_name_and_an_argument(string content, string name, string? argument)
    {
        var policy = Assert.Single(RouteTemplate.Parse("{id:" + content + "}")!.Parameters[0].Policies);
        Assert.Equal((name, argument), (policy.Name, policy.Argument));
    }

    // A character left out, doubled, replaced by one that means something, or two that change places.
    private static IEnumerable<string> Mutants(string template)
    {
        for (var i = 0; i < template.Length; i++)
        {
            yield return template.Remove(i, 1);
            yield return template.Insert(i, template[i].ToString());
            foreach (var token in "{}():=?*/.")
                yield return template[..i] + token + template[(i + 1)..];
            if (i > 0)
                yield return template[..(i - 1)] + template[i] + template[i - 1] + template[(i + 1)..];
        }
    }

    private static string Runtime(string template)
    {
        RoutePattern pattern;
        try
        {
            pattern = RoutePatternFactory.Parse(template);
        }
        catch (RoutePatternException)
        {
            return "refused";
        }

        return Text(pattern.Parameters.Select(p => (p.Name, p.ParameterPolicies.Select(policy => policy.Content!), p.Default as string, p.IsOptional, p.IsCatchAll)),
            pattern.PathSegments.Select(segment => segment.Parts switch
            {
                [RoutePatternLiteralPart literal] => "'" + literal.Content + "'",
                [RoutePatternParameterPart parameter] => parameter.Name,
                _ => "mixture",
            }));
    }

    private static string Ours(string template) => RouteTemplate.Parse(template) is not { } parsed ? "refused" : Text(
        parsed.Parameters.Select(p => (p.Name, p.Policies.Select(policy => policy.Content), p.Default, p.IsOptional, p.IsCatchAll)),
        parsed.Segments.Select(segment => segment.Literal is { } literal ? "'" + literal + "'" : segment.Parameter?.Name ?? "mixture"));

    private static string Text(IEnumerable<(string Name, IEnumerable<string> Policies, string? Default, bool Optional, bool CatchAll)> parameters, IEnumerable<string> segments) =>
        string.Join(" / ", segments) + "\n" + string.Join("\n", parameters.Select(p =>
            $"{p.Name} [{string.Join(" ; ", p.Policies)}] default {p.Default ?? "none"}{(p.Optional ? " optional" : "")}{(p.CatchAll ? " catch-all" : "")}"));
}
