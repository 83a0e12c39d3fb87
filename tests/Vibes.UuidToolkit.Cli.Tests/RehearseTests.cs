using Vibes.UuidToolkit.Postgres.Tools;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Cli.Tests;

public sealed class RehearseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_sample_holds_and_the_table_says_so()
    {
        var run = (await Invocation.RunAsync("rehearse", "--users", "20", "-o", _folder.Path, "--server", await ServerAsync())).Succeeded();
        foreach (var row in new[] { "Tables", "Rows", "Foreign keys", "Key classes", "Size", "Fingerprints equal", "Foreign keys valid", "Round trip byte-identical", "Downtime" })
            Assert.Contains(row, run.Output, StringComparison.Ordinal);
        Assert.EndsWith("All of it holds: the migration and the way back leave no trace but the uuids.", run.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["migrate_to_uuid.sql"]));
        Assert.DoesNotContain("\e", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_document_and_nothing_else()
    {
        var run = await Invocation.RunAsync("rehearse", "--users", "20", "-o", _folder.Path, "--json", "--server", await ServerAsync());
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.True(run.Json.GetProperty("roundTripIdentical").GetBoolean());
        Assert.Equal(0, run.Json.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task A_live_database_is_rehearsed_and_untouched()
    {
        await using var database = await Shop.CreateAsync();
        (await Invocation.RunAsync("rehearse", database.ConnectionString, "-o", _folder.Path, "--server", await ServerAsync())).Succeeded();
        Assert.Equal("integer", await database.KeyTypeAsync());
    }

    [Fact]
    public async Task What_is_refused_leaves_a_configuration_with_which_it_is_not()
    {
        var source = _folder.Write("source.sql", "CREATE TABLE public.kinds (id int PRIMARY KEY); CREATE TABLE public.users (id serial PRIMARY KEY, kind int REFERENCES public.kinds CHECK (kind <> 2));");
        var refused = await Invocation.RunAsync("rehearse", source, "-o", _folder.Path, "--json", "--server", await ServerAsync());
        Assert.Equal(3, refused.ExitCode);
        var suggested = refused.Json.GetProperty("suggestions").GetString()!;
        Assert.Equal(_folder["uuidkit.suggested.json"], suggested);

        // Somebody's edits are not written over.
        await File.AppendAllTextAsync(suggested, "// looked at\n", TestContext.Current.CancellationToken);
        (await Invocation.RunAsync("rehearse", source, "-o", _folder.Path, "--config", suggested, "--server", await ServerAsync())).Succeeded();
        await Invocation.RunAsync("rehearse", source, "-o", _folder.Path, "--server", await ServerAsync());
        Assert.EndsWith("// looked at\n", await File.ReadAllTextAsync(suggested, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["uuidkit.suggested.2.json"]));
    }

    [Fact]
    public async Task A_schema_without_integer_keys_is_done_and_says_so()
    {
        var source = _folder.Write("source.sql", "CREATE TABLE public.t (id uuid PRIMARY KEY);");
        var run = (await Invocation.RunAsync("rehearse", source, "-o", _folder.Path, "--server", await ServerAsync())).Succeeded();
        Assert.Contains("UK0511", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("There is nothing to migrate.", run.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_plan_ends_with_3()
    {
        var source = _folder.Write("source.sql", Shop.Refused);
        (await Invocation.RunAsync("rehearse", source, "-o", _folder.Path, "--server", await ServerAsync())).Failed(3, "UK0311");
    }

    [Fact]
    public async Task A_script_with_an_error_in_its_middle_names_the_line()
    {
        var source = _folder.Write("source.sql", "CREATE TABLE public.t (id serial PRIMARY KEY);\nCREATE TABEL public.u (id int);\nSELECT 1;\n");
        var run = (await Invocation.RunAsync("rehearse", source, "-o", _folder.Path, "--server", await ServerAsync())).Failed(3, "UK0206");
        Assert.Contains("source.sql:2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dump_that_is_cut_short_is_refused()
    {
        await using var database = await Shop.CreateAsync();
        var tools = await ClientTools.FindAsync(cancellation: TestContext.Current.CancellationToken);
        await using (var dump = File.Create(_folder["whole.dump"]))
            await tools.DumpAsync(database.ConnectionString, dump, new DumpOptions { Format = DumpFormat.Custom }, TestContext.Current.CancellationToken);
        var bytes = await File.ReadAllBytesAsync(_folder["whole.dump"], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_folder["cut.dump"], bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);
        (await Invocation.RunAsync("rehearse", _folder["whole.dump"], "-o", _folder.Path, "--server", await ServerAsync())).Succeeded();
        var run = await Invocation.RunAsync("rehearse", _folder["cut.dump"], "-o", _folder.Path, "--server", await ServerAsync());
        Assert.Equal(3, run.ExitCode);
        Assert.Single(run.ErrorCodes);
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_wrong_usage() =>
        (await Invocation.RunAsync("rehearse", _folder["nothing.sql"], "-o", _folder.Path)).Failed(2, "UK0201");

    [Fact]
    public async Task A_live_source_without_a_server_is_wrong_usage() =>
        (await Invocation.RunAsync("rehearse", "Host=127.0.0.1;Port=1;Database=x;Username=u;Timeout=3", "-o", _folder.Path)).Failed(2, "UK0103");

    [Fact]
    public async Task A_version_that_is_not_supported_is_wrong_usage() =>
        (await Invocation.RunAsync("rehearse", "--pg", "9", "-o", _folder.Path)).Failed(2, "UK0115");

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_before_any_work() =>
        (await Invocation.RunAsync("rehearse", "-o", Path.Combine(_folder.Write("file", ""), "below"))).Failed(2, "UK0005");

    private static async Task<string> ServerAsync() => (await TestDatabases.ServerAsync()).ConnectionString("postgres");
}
