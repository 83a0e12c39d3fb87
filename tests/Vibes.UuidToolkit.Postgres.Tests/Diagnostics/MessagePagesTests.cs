using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Diagnostics;

/// <summary>
/// Each message has a page in docs/messages/, whose head is made from its descriptor. UUIDKIT_WRITE_DOCS=1 writes the pages; what a
/// person added below the line <c>&lt;!-- more --&gt;</c> is kept.
/// </summary>
public sealed partial class MessagePagesTests
{
    private const string More = "<!-- more -->";

    public static TheoryData<string> Codes => [.. Descriptors.All.Select(descriptor => descriptor.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_says_what_its_descriptor_says(string code)
    {
        var descriptor = Descriptors.All.Single(descriptor => descriptor.Code == code);
        var path = Path.Combine(Pages(), $"{code}.md");
        var present = File.Exists(path) ? File.ReadAllText(path) : "";
        var more = present.IndexOf(More, StringComparison.Ordinal) is >= 0 and var at ? present[at..] : More + "\n";
        var expected = Head(descriptor) + more;
        if (Environment.GetEnvironmentVariable("UUIDKIT_WRITE_DOCS") == "1")
            File.WriteAllText(path, expected);
        else
            Assert.Equal(expected, present);
    }

    [Fact]
    public void Codes_are_unique_and_well_formed()
    {
        Assert.Equal(Descriptors.All.Count, Descriptors.All.Select(descriptor => descriptor.Code).Distinct().Count());
        Assert.All(Descriptors.All, descriptor => Assert.Matches(Code(), descriptor.Code));
    }

    [Fact]
    public void The_index_lists_every_message()
    {
        var path = Path.Combine(Pages(), "README.md");
        var expected = "# Messages\n\nEvery message has a stable code. The page behind it says what happened, why, and what to do.\n\n| code | kind | what |\n|---|---|---|\n"
            + string.Concat(Descriptors.All.Select(descriptor => $"| [{descriptor.Code}]({descriptor.Code}.md) | {Kind(descriptor.Kind)} | {descriptor.Title} |\n"));
        if (Environment.GetEnvironmentVariable("UUIDKIT_WRITE_DOCS") == "1")
            File.WriteAllText(path, expected);
        else
            Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void No_page_is_left_of_a_message_that_is_gone() =>
        Assert.Empty(Directory.EnumerateFiles(Pages(), "UK*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Except(Descriptors.All.Select(descriptor => descriptor.Code)));

    private static string Head(DiagnosticDescriptor descriptor) =>
        $"# {descriptor.Code}: {descriptor.Title.TrimEnd('.')}\n\n{Kind(descriptor.Kind)}.\n\n**Why.** {descriptor.Why}\n\n**What to do.** {descriptor.WayOut}\n\n";

    private static string Kind(DiagnosticKind kind) => kind switch
    {
        DiagnosticKind.Note => "Note",
        DiagnosticKind.Warning => "Warning",
        DiagnosticKind.Finding => "Finding (exit code 1)",
        DiagnosticKind.Usage => "Usage error (exit code 2)",
        DiagnosticKind.Refusal => "Refusal (exit code 3): nothing was changed",
        _ => "Failure (exit code 4): rolled back",
    };

    private static string Pages() => Path.Combine(Root(), "docs", "messages");

    internal static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Vibes.UuidToolkit.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The repository's root is not above the tests.");
    }

    [GeneratedRegex("^UK\\d{4}$")]
    private static partial Regex Code();
}
