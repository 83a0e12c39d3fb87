using Vibes.UuidToolkit.Benchmarks;
using Vibes.UuidToolkit.Benchmarks.Catalog;
using Vibes.UuidToolkit.Benchmarks.Fingerprints;
using Vibes.UuidToolkit.Benchmarks.Memory;
using Vibes.UuidToolkit.Benchmarks.Migrations;
using Vibes.UuidToolkit.Benchmarks.Templates;

if (args is [MemoryBenchmark.MigratingChild, ..])
    return await MemoryBenchmark.MigrateAsync();
if (args is [MemoryBenchmark.ComparingChild, ..])
    return await MemoryBenchmark.CompareAsync();

BenchmarkOptions options;
try
{
    options = BenchmarkOptions.Parse(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    interrupted.Cancel();
};

foreach (var (name, run) in new (string, Func<BenchmarkOptions, CancellationToken, Task>)[]
         {
             ("migration", MigrationBenchmark.RunAsync),
             ("catalog", CatalogBenchmark.RunAsync),
             ("fingerprint", FingerprintBenchmark.RunAsync),
             ("memory", MemoryBenchmark.RunAsync),
             ("template", TemplateBenchmark.RunAsync),
         })
    if (options.Benchmark == name || options.Benchmark == "all")
        await run(options, interrupted.Token);
return 0;
