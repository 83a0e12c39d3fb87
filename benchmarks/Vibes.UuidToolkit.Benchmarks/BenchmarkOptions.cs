using System.Globalization;

namespace Vibes.UuidToolkit.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Benchmark">migration, catalog, fingerprint, memory, template or all.</param>
/// <param name="Rows">Rows of the sample, over all its tables.</param>
/// <param name="Repeat">How often each contender runs, in turns; null for the benchmark's own number.</param>
/// <param name="Only">The contenders to run, by a part of their name; empty for all. The floor always runs.</param>
internal sealed record BenchmarkOptions(string Benchmark, int Rows, int? Repeat, string Only)
{
    public const string Usage = "Usage: dotnet run -c Release --project benchmarks/Vibes.UuidToolkit.Benchmarks -- [migration|catalog|fingerprint|memory|template|all] [--rows N] [--repeat N] [--only NAME]";

    private static readonly string[] Benchmarks = ["migration", "catalog", "fingerprint", "memory", "template", "all"];

    public static BenchmarkOptions Parse(string[] args)
    {
        var options = new BenchmarkOptions("all", 5_000_000, null, "");
        for (var i = 0; i < args.Length; i++)
            options = args[i] switch
            {
                "--rows" => options with { Rows = Number(args, ++i) },
                "--repeat" => options with { Repeat = Number(args, ++i) },
                "--only" => options with { Only = Value(args, ++i) },
                var name when Benchmarks.Contains(name) => options with { Benchmark = name },
                var other => throw new FormatException($"'{other}' is not known."),
            };
        return options;
    }

    private static int Number(string[] args, int i) =>
        int.TryParse(Value(args, i), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{args[i - 1]} takes a positive number.");

    private static string Value(string[] args, int i) => i < args.Length ? args[i] : throw new FormatException($"{args[i - 1]} takes a value.");
}
