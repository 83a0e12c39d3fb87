using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>Code that no repair makes compile stands aside, a member's body at a time, and all else changes.</summary>
public sealed class OpenBodyTests
{
    private const string Reading = "static unsafe int Read(int* number) => *number;\n";

    /// <summary>Members, with what becomes of them.</summary>
    public static TheoryData<string, string> Bodies => new()
    {
        {
            """
            unsafe int A(Journal j)
            {
                // by its address
                var id = j.Id;
                return Read(&id);
            }
            """,
            """
            unsafe int A(Journal j)
            {
            #if UUID_DECISION
                // by its address
                var id = j.Id;
                return Read(&id);
            #else
                throw UuidDecision.Undecided("Code.A(Journal)");
            #endif
            }
            """
        },
        {
            "unsafe int A(Journal j) { var id = j.Id; return Read(&id); }",
            """
            unsafe int A(Journal j) {
            #if UUID_DECISION
                var id = j.Id; return Read(&id);
            #else
                throw UuidDecision.Undecided("Code.A(Journal)");
            #endif
            }
            """
        },
        {
            "Journal Last = new();\nunsafe int A => Find(Last.Id, id => Read(&id)); // the last\nstatic int Find<T>(T id, Func<T, int> read) => read(id);",
            """
            Journal Last = new();
            unsafe int A
            #if UUID_DECISION
                => Find(Last.Id, id => Read(&id));
            #else
                => throw UuidDecision.Undecided("Code.A");
            #endif
            // the last
            static int Find<T>(T id, Func<T, int> read) => read(id);
            """
        },
        {
            """
            async Task<int> A(Journal j)
            {
                await Task.Yield();
                unsafe { var id = j.Id; return Read(&id); }
            }
            """,
            """
            async Task<int> A(Journal j)
            {
            #if UUID_DECISION
                await Task.Yield();
                unsafe { var id = j.Id; return Read(&id); }
            #else
                throw await global::System.Threading.Tasks.Task.FromResult(UuidDecision.Undecided("Code.A(Journal)"));
            #endif
            }
            """
        },
        {
            """
            async IAsyncEnumerable<int> A(Journal j)
            {
                await Task.Yield();
                unsafe { var id = j.Id; Read(&id); }
                yield return 1;
            }
            """,
            """
            async IAsyncEnumerable<int> A(Journal j)
            {
            #if UUID_DECISION
                await Task.Yield();
                unsafe { var id = j.Id; Read(&id); }
                yield return 1;
            #else
                if (await global::System.Threading.Tasks.Task.FromResult(true))
                    throw UuidDecision.Undecided("Code.A(Journal)");
                yield break;
            #endif
            }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Stands_aside(string before, string after)
    {
        foreach (var line in new[] { "\n", "\r\n" })
        {
            var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of(Reading + before).ReplaceLineEndings(line)));
            Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
            Assert.Equal(Members(CodeBlock.Of(Reading + after).ReplaceLineEndings(line)), Members(change.Text("Code/Code.cs")));
            Assert.Equal(Journals.GuidModel, change.Text("Code/Model.cs"));
            foreach (var project in change.After.Projects)
                Assert.DoesNotContain((await CodeChange.CompilationAsync(project)).GetDiagnostics(TestContext.Current.CancellationToken), 
                    diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.SourceTree?.FilePath.EndsWith("Code.cs", StringComparison.Ordinal) == true && diagnostic.Id != "CS0414");
            var open = Assert.Single(change.Result.Open);
            Assert.Contains("stands behind #if UUID_DECISION", open.Why, StringComparison.Ordinal);
            Assert.Contains("id", open.Code, StringComparison.Ordinal);
            Assert.Empty((await change.AgainAsync()).Result.Changes);
        }
    }

    /// <summary>Nothing can stand in for what is in no body: the entity stays, and says why.</summary>
    [Fact]
    public async Task What_is_in_no_body_keeps_the_entity()
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of("""
            class Rows { protected Rows(ReadOnlySpan<int> rows) { } }
            class Two(Journal j) : Rows(stackalloc int[] { j.Id, j.Pages });
            """)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Contains("Journal", change.Result.Rejected);
        Assert.DoesNotContain("UUID_DECISION", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    /// <summary>That many are no exception: the entity stays.</summary>
    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public async Task At_most_twenty_stand_aside(int bodies, bool standAside)
    {
        var members = string.Concat(Enumerable.Range(0, bodies).Select(i => $"unsafe int A{i}(Journal j) {{ var id = j.Id; return Read(&id); }}\n"));
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of(Reading + members)));
        Assert.Equal(standAside, change.Text("Code/Code.cs").Contains("UUID_DECISION", StringComparison.Ordinal));
        Assert.Equal(!standAside, change.Result.Rejected.Contains("Journal"));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    private static string Members(string text) => text[text.IndexOf("class Code", StringComparison.Ordinal)..];
}
