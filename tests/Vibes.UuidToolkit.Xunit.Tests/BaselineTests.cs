using System.Security.Cryptography;
using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Baselines;
using Vibes.UuidToolkit.Verification.Snapshots;
using Xunit;

namespace Vibes.UuidToolkit.Xunit.Tests;

public sealed class BaselineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("baselines-").FullName;

    private static readonly Snapshot Old = new("schema", "# uuidkit schema 1\ntable public.users\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"  column c{i} text\n")) + "  column id integer\ntable public.tags\n");

    private static readonly Snapshot New = Old with { Text = Old.Text.Replace("id integer", "id uuid", StringComparison.Ordinal) };

    private string SourceFile => Path.Combine(_folder, "Tests.cs");

    [Fact]
    public async Task The_first_text_is_received_and_not_approved()
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(() => Baseline.Verify(New, sourceFile: SourceFile));

        Assert.Equal(["BaselineTests.The_first_text_is_received_and_not_approved.received.txt"], Files());
        Assert.Equal(New.Text, Read(Files()[0]));
        Assert.Contains("UK0629", failure.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder, Files()[0]), failure.Message, StringComparison.Ordinal);
        Assert.Contains("column id uuid", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approved_text_passes_and_what_was_received_before_goes()
    {
        Write("BaselineTests.An_approved_text_passes_and_what_was_received_before_goes.verified.txt", New);
        Write("BaselineTests.An_approved_text_passes_and_what_was_received_before_goes.received.txt", Old);

        await Baseline.Verify(New, sourceFile: SourceFile);

        Assert.Equal(["BaselineTests.An_approved_text_passes_and_what_was_received_before_goes.verified.txt"], Files());
    }

    [Fact]
    public async Task A_difference_is_shown_below_what_it_belongs_to()
    {
        const string Name = "BaselineTests.A_difference_is_shown_below_what_it_belongs_to";
        Write($"{Name}.verified.txt", Old);

        var failure = await Assert.ThrowsAsync<VerificationException>(() => Baseline.Verify(New, sourceFile: SourceFile));

        Assert.Equal($"""
            UK0630 {Name}: It is not what was approved.
              approved: {Path.Combine(_folder, $"{Name}.verified.txt")}
              received: {Path.Combine(_folder, $"{Name}.received.txt")}

              ...
                table public.users
              ...
                  column c8 text
                  column c9 text
              -   column id integer
              +   column id uuid
                table public.tags

            {Descriptors.BaselineDiffers.Why} {Descriptors.BaselineDiffers.WayOut}
            """, failure.Message);
        Assert.Equal(Old.Text, Read($"{Name}.verified.txt"));
        Assert.Equal(New.Text, Read($"{Name}.received.txt"));
    }

    [Fact]
    public async Task A_long_difference_is_cut()
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(() => Baseline.Verify(New with { Text = New.Text + string.Concat(Enumerable.Repeat("x\n", 1000)) }, sourceFile: SourceFile));

        Assert.Contains("... and 953 lines more", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_texts_are_all_told_of_at_once()
    {
        const string Name = "BaselineTests.Several_texts_are_all_told_of_at_once";
        Write($"{Name}.schema.verified.txt", Old);
        Write($"{Name}.queries.totals.verified.txt", Old);

        var failure = await Assert.ThrowsAsync<VerificationException>(() => Baseline.Verify([New, Old with { Name = "queries/totals" }, Old with { Name = "data" }], sourceFile: SourceFile));

        Assert.Equal([$"{Name}.data.received.txt", $"{Name}.queries.totals.verified.txt", $"{Name}.schema.received.txt", $"{Name}.schema.verified.txt"], Files());
        Assert.Contains("UK0629", failure.Message, StringComparison.Ordinal);
        Assert.Contains("UK0630", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b", 7, null, "text=a-b_number=7_nothing=null")]
    [InlineData("ü", -1, "", "text=ü_number=-1_nothing=")]
#pragma warning disable xUnit1026 // The arguments are in the name.
    public async Task Cases_of_a_theory_have_baselines_of_their_own(string text, int number, string? nothing, string expected)
#pragma warning restore xUnit1026
    {
        await Assert.ThrowsAsync<VerificationException>(() => Baseline.Verify(New, "after", SourceFile));

        Assert.Equal([$"BaselineTests.Cases_of_a_theory_have_baselines_of_their_own_{expected}_expected={expected}.after.received.txt"], Files());
    }

    public static TheoryData<string> LongTexts => [new string('a', 300) + "1", new string('a', 300) + "2"];

    [Theory]
    [MemberData(nameof(LongTexts))]
    public async Task Long_arguments_are_shortened_and_stay_apart(string text)
    {
        await Assert.ThrowsAsync<VerificationException>(() => Baseline.Verify(New, sourceFile: SourceFile));

        var name = Assert.Single(Files());
        Assert.InRange(name.Length, 150, 200);
        // The other case's name is the same but for what stands for the whole text.
        Assert.EndsWith($"-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"_text={text}")))[..8]}.received.txt", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_baseline_for_two_texts_is_refused()
    {
        await Assert.ThrowsAsync<VerificationException>(() => Baseline.Verify(New, sourceFile: SourceFile));

        Assert.Equal("UK0631", await CodeAsync(() => Baseline.Verify(Old, sourceFile: SourceFile)));
        Assert.Equal(New.Text, Read(Assert.Single(Files())));
        await Assert.ThrowsAsync<VerificationException>(() => Baseline.Verify(Old, "other", SourceFile));
    }

    [Fact]
    public async Task A_source_that_is_not_here_is_said_to_be() =>
        Assert.Equal("UK0633", await CodeAsync(() => Baseline.Verify(New, sourceFile: "/_/tests/Tests.cs")));

    [Fact]
    public async Task Outside_of_a_test_there_is_no_name()
    {
        Task<string> outside;
        using (ExecutionContext.SuppressFlow())
            outside = Task.Run(() => CodeAsync(() => Baseline.Verify(New, sourceFile: SourceFile)), TestContext.Current.CancellationToken);

        Assert.Equal("UK0632", await outside);
        Assert.Empty(Files());
    }

    [Fact]
    public void A_failure_counts_as_a_failed_assertion() =>
        Assert.Contains(typeof(VerificationException).GetInterfaces(), type => type.Name == "IAssertionException");

    public sealed class Nested : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("baselines-").FullName;

        [Fact]
        public async Task A_nested_class_is_named_with_its_outer_one()
        {
            await Assert.ThrowsAsync<VerificationException>(() => Baseline.Verify(New, sourceFile: Path.Combine(_folder, "Tests.cs")));

            Assert.Equal(["BaselineTests.Nested.A_nested_class_is_named_with_its_outer_one.received.txt"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> CodeAsync(Func<Task> work) => Assert.Single((await Assert.ThrowsAsync<DiagnosticException>(work)).Diagnostics).Code;

    private string[] Files() => [.. Directory.EnumerateFiles(_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    private void Write(string file, Snapshot snapshot) => File.WriteAllText(Path.Combine(_folder, file), snapshot.Text);
}
