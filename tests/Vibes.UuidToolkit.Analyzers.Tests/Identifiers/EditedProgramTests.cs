using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Settings;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>What is remembered from one keystroke to the next makes no difference to what is found, only to the time that it takes.</summary>
public sealed class EditedProgramTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_edit_alone_and_taken_back()
    {
        var start = await EditedProgram.Start.FindAsync(Cancellation);
        Assert.Equal(await EditedProgram.Start.ReadAnew().FindAsync(Cancellation), start);
        var silent = new List<int>();
        for (var edit = 0; edit < EditedProgram.Edits.Length; edit++)
        {
            var edited = EditedProgram.Start.Type(edit);
            var found = await edited.FindAsync(Cancellation);
            Assert.Equal(await edited.ReadAnew().FindAsync(Cancellation), found);
            Assert.Equal(start, await edited.Type(edit).FindAsync(Cancellation));
            if (Places(found) == Places(start))
                silent.Add(edit);
        }

        // A test in which edits change nothing would show nothing.
        Assert.True(silent.Count <= 10, $"What is found does not change: {string.Join(", ", silent.Select(edit => EditedProgram.Edits[edit].After))}");
    }

    [Property(MaxTest = 12)]
    public Property Edits_in_any_order() => Prop.ForAll(
        Gen.Choose(0, EditedProgram.Edits.Length - 1).ArrayOf(6).ToArbitrary(),
        edits =>
        {
            var program = EditedProgram.Start;
            foreach (var edit in edits)
            {
                program = program.Type(edit);
                var (warm, cold) = (program.FindAsync(Cancellation).GetAwaiter().GetResult(), program.ReadAnew().FindAsync(Cancellation).GetAwaiter().GetResult());
                if (warm != cold)
                    return false.Label($"After {EditedProgram.Edits[edit]}:\n{warm}\nbut read anew:\n{cold}");
            }

            return true.ToProperty();
        });

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(16, false)]
    public void What_is_typed_in_a_body_leaves_the_entities(int edit, bool isSame)
    {
        var before = Read(EditedProgram.Start);
        var after = Read(EditedProgram.Start.Type(edit));
        Assert.Equal(isSame, before.SequenceEqual(after));
    }

    /// <summary>What somebody writes into an .editorconfig counts at once.</summary>
    [Fact]
    public void Other_settings_are_other_entities()
    {
        var compilation = EditedProgram.Start.Compile()[0];
        EntityModel With(AnalyzerSettings settings) => LastEntities.Of(compilation, new(compilation), null, [], null, settings, default);
        var before = With(AnalyzerSettings.None);
        Assert.Same(before, With(AnalyzerSettings.None));
        foreach (var settings in new[] { AnalyzerSettings.None with { ExcludedEntities = ["Nobody"] }, AnalyzerSettings.None with { Entities = ["Nobody"] }, AnalyzerSettings.None with { References = ["A.B: C"] }, AnalyzerSettings.None with { PackageFolder = "/packages" } })
            Assert.NotSame(With(AnalyzerSettings.None), With(settings));
    }

    /// <summary>So does another model snapshot, when somebody adds a migration.</summary>
    [Fact]
    public void Another_model_snapshot_is_another_model()
    {
        var compilation = EditedProgram.Start.Compile()[0];
        var snapshot = new InMemoryText("ShopContextModelSnapshot.cs", "class A { void BuildModel(ModelBuilder b) { } }");
        EntityModel With(params InMemoryText[] snapshots) => LastEntities.Of(compilation, new(compilation), null, ModelFile.Read(snapshots, compilation, default), null, AnalyzerSettings.None, default);
        var before = With(snapshot);
        Assert.Same(before, With(snapshot));
        Assert.NotSame(before, With());
        Assert.NotSame(With(snapshot), With(new InMemoryText("ShopContextModelSnapshot.cs", "class B { void BuildModel(ModelBuilder b) { } }")));
    }

    [Fact]
    public void No_compilation_is_kept_alive()
    {
        var compilations = Analyzed(EditedProgram.Start);
        // Pools of the compiler's own may hold the last one for a while.
        for (var i = 0; i < 20 && compilations.Any(compilation => compilation.TryGetTarget(out _)); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(compilations, compilation => compilation.TryGetTarget(out _));
        Assert.NotEmpty(EditedProgram.Start.Trees);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference<CSharpCompilation>> Analyzed(EditedProgram program)
    {
        var compilations = program.Compile();
        foreach (var compilation in compilations)
            Assert.NotEmpty(compilation.WithAnalyzers([new UuidAnalyzer()]).GetAnalyzerDiagnosticsAsync(Cancellation).GetAwaiter().GetResult());
        return [.. compilations.Select(compilation => new WeakReference<CSharpCompilation>(compilation))];
    }

    private static List<EntityModel> Read(EditedProgram program) => [.. program.Compile().Select(Read)];

    private static EntityModel Read(CSharpCompilation compilation) => LastEntities.Of(compilation, new(compilation), null, [], null, AnalyzerSettings.None, default);

    // Positions move with what is typed.
    private static string Places(string findings) => string.Join('\n', findings.Split('\n').Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal));
}
