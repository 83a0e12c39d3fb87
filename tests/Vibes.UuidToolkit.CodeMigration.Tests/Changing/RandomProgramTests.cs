using Vibes.UuidToolkit.Analyzers.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>
/// Whatever ways ids take in a program: it compiles after the change, says the same of other ids, leaves nothing open, and
/// changing it again changes nothing. UUIDKIT_PROGRAMS asks for more of them.
/// </summary>
public sealed class RandomProgramTests
{
    private static readonly int s_programs = int.TryParse(Environment.GetEnvironmentVariable("UUIDKIT_PROGRAMS"), out var programs) ? programs : 6;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, s_programs)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_program_behaves_as_before(int seed)
    {
        var methods = new RandomProgram(seed).Methods(12);
        if (await FailureAsync(methods) is not { } failure)
            return;
        // The smallest part that fails says most.
        foreach (var method in methods)
            if (await FailureAsync([method]) is { } alone)
                Assert.Fail($"{method}\n{alone}");
        Assert.Fail($"{string.Join('\n', methods)}\n{failure}");
    }

    private static async Task<string?> FailureAsync(IReadOnlyList<string> methods)
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of("    " + RandomProgram.Members(methods)).Replace("class Code", "public class Code", StringComparison.Ordinal)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        var text = change.Text("Code/Code.cs");
        if ((await CodeChange.ErrorsAsync(change.After)).Concat(change.Open).FirstOrDefault() is { } refused)
            return $"{refused}\n{text}";
        var (before, after) = (await ProgramOutput.OfAsync(change.Before), await ProgramOutput.OfAsync(change.After));
        if (before != after)
            return $"It said\n{before}\nand says\n{after}\n{text}";
        var again = await change.AgainAsync();
        return again.Text("Code/Code.cs") == text ? null : $"Changed again:\n{again.Text("Code/Code.cs")}";
    }
}
