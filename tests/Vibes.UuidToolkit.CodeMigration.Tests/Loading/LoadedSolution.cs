using System.Collections.Immutable;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Loading;

/// <summary>A solution with everything that makes loading hard, loaded once.</summary>
public sealed class LoadedSolution : IAsyncLifetime
{
    private readonly CodeFolder _folder = new();

    public CodeSolution Code { get; private set; } = null!;

    public ImmutableArray<CodeProgress> Progress { get; private set; } = [];

    public ImmutableArray<Postgres.Diagnostics.Diagnostic> Errors { get; private set; } = [];

    public string Path => _folder.Path;

    public async ValueTask InitializeAsync()
    {
        _folder.Write("Shared.cs", "namespace Shop;\n\ninternal static class Shared { public static int Twice(int n) => n + n; }\n");
        _folder.WriteProject("Lib/Lib.csproj", "net10.0;netstandard2.0", """<Compile Include="../Shared.cs" Link="Shared.cs" />""");
        _folder.Write("Lib/Order.cs", "namespace Shop;\n\npublic class Order\n{\n    public int Id { get; set; }\n#if NETSTANDARD\n    public int Old => Shared.Twice(Id);\n#endif\n}\n");
        _folder.WriteProject("App/App.csproj", items: """<Compile Include="../Shared.cs" Link="Shared.cs" /><ProjectReference Include="../Lib/Lib.csproj" />""");
        // The other half of the method is made by a source generator, which asks for a culture.
        _folder.Write("App/Use.cs", "using System.Text.RegularExpressions;\n\nnamespace Shop;\n\npublic partial class Use\n{\n    public int Of(Order order) => Shared.Twice(order.Id);\n\n    [GeneratedRegex(\"[0-9]+i\", RegexOptions.IgnoreCase, \"tr-TR\")]\n    public static partial Regex Number();\n}\n");
        _folder.WriteProject("Broken/Broken.csproj");
        _folder.Write("Broken/Broken.cs", "class Broken\n{\n    int A => \"a\";\n    int B => \"b\";\n    int C => \"c\";\n    int D => \"d\";\n}\n");
        _folder.WriteProject("Strict/Strict.csproj", properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        // Its build warns, which says nothing against its code.
        _folder.Write("Strict/Directory.Build.targets", "<Project><Target Name=\"Warn\" BeforeTargets=\"ResolveReferences\"><Warning Text=\"A package is old.\" /></Target></Project>");
        _folder.Write("Strict/Strict.cs", "class Strict\n{\n    void M() { int unused; }\n}\n");
        _folder.WriteSolution("Good.slnx", "App/App.csproj", "Lib/Lib.csproj", "Broken/Broken.csproj", "Strict/Strict.csproj");
        await _folder.RestoreAsync("Good.slnx");

        _folder.Write("Bad/Bad.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><Nonsense");
        _folder.WriteProject("Fresh/Fresh.csproj");
        _folder.Write("Fresh/Fresh.cs", "class Fresh;\n");
        _folder.Write("Fs/Fs.fsproj", _folder.Read("Fresh/Fresh.csproj"));
        _folder.WriteSolution("All.slnx", "App/App.csproj", "Lib/Lib.csproj", "Broken/Broken.csproj", "Strict/Strict.csproj", "Bad/Bad.csproj", "Fresh/Fresh.csproj", "Fs/Fs.fsproj", "Gone/Gone.csproj");
        var heard = new Heard();
        Code = await SolutionLoader.LoadAsync(_folder["All.slnx"], heard, TestContext.Current.CancellationToken);
        Errors = await CompileCheck.RunAsync(Code, heard, TestContext.Current.CancellationToken);
        Progress = [.. heard.Said];
    }

    public ValueTask DisposeAsync()
    {
        Code.Dispose();
        _folder.Dispose();
        return default;
    }

    private sealed class Heard : IProgress<CodeProgress>
    {
        public List<CodeProgress> Said { get; } = [];

        public void Report(CodeProgress value)
        {
            lock (Said)
                Said.Add(value);
        }
    }
}
