using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>
/// Finds or starts a server for throwaway databases: the given one, else a container of the named image, else one of the installed
/// binaries, else one of binaries that npm holds, else a container.
/// </summary>
public static class ThrowawayServers
{
    /// <summary>Takes the first way that is open.</summary>
    /// <param name="options">What the user says about it.</param>
    /// <param name="ct">Ends the attempt; nothing is left behind.</param>
    /// <exception cref="DiagnosticException">
    /// No way is open (the message says why for each), the given server cannot be reached, or a found one does not start.
    /// </exception>
    public static async Task<ThrowawayServer> StartAsync(ServerOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Connection is { Length: > 0 } connection)
            return await GivenServer.ConnectAsync(connection, options, ct);
        if (options.Image is { Length: > 0 } image)
            return await StartNamedImageAsync(image, options, ct);

        var reasons = new List<string>();
        if (await InstalledBinaries.FindAsync(options, reasons, ct) is { } installed)
            return await StartLocalAsync(installed, options, ct);
        var whyNotInstalled = string.Join("; ", reasons);

        var major = options.MajorVersion ?? ServerVersion.Newest;
        var (embedded, whyNotEmbedded) = await TryEmbeddedAsync(major, options, ct);
        if (embedded is not null)
            return await StartLocalAsync(embedded, options, ct);

        try
        {
            return await ContainerServer.StartAsync(ContainerServer.Image(major), options, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            throw new DiagnosticException(Descriptors.NoServer.At("throwaway server", $"""
                Each of the four ways was tried.
                1. A given server: none was named with --server or UUIDKIT_SERVER.
                2. Installed binaries: {whyNotInstalled}.
                3. Embedded binaries from npm: {whyNotEmbedded!.Message}
                4. A container: {FirstLine(failure.Message)}

                """), new AggregateException(whyNotEmbedded, failure));
        }
    }

    private static async Task<ThrowawayServer> StartNamedImageAsync(string image, ServerOptions options, CancellationToken ct)
    {
        ContainerServer server;
        try
        {
            server = await ContainerServer.StartAsync(image, options, ct);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or DiagnosticException) || (failure is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new DiagnosticException(Descriptors.ContainerDidNotStart.At(image, FirstLine(failure.Message)), failure);
        }

        if (options.MajorVersion is not { } wanted || wanted == server.MajorVersion)
            return server;
        await using (server)
            throw new DiagnosticException(Descriptors.ServerVersionDiffers.At(image, $"It is {server.Description}, wanted is version {wanted}.", "Name an image of the wanted version, or do not ask for a version."));
    }

    private static async Task<ThrowawayServer> StartLocalAsync(ServerBinaries binaries, ServerOptions options, CancellationToken ct) =>
        OperatingSystem.IsWindows() ? await WindowsServer.StartAsync(binaries, options, ct) : await LocalServer.StartAsync(binaries, options, ct);

    private static async Task<(ServerBinaries? Binaries, Exception? WhyNot)> TryEmbeddedAsync(int major, ServerOptions options, CancellationToken ct)
    {
        try
        {
            return EmbeddedPackage.Find(EmbeddedPackage.CurrentPlatform, major) is { } package
                ? (await EmbeddedBinaries.GetAsync(package, options.Cache, options.AllowDownload, options.Progress, ct), null)
                : (null, new UnusableBinariesException($"there is no package of PostgreSQL {major} for {EmbeddedPackage.CurrentPlatform ?? "this platform"}."));
        }
        catch (UnusableBinariesException reason)
        {
            return (null, reason);
        }
        // Binaries that are not the approved ones end the run: that is no reason to look elsewhere.
        catch (DiagnosticException reason) when (reason.Diagnostics[0].Descriptor == Descriptors.EmbeddedDownloadFailed)
        {
            return (null, reason);
        }
    }

    private static string FirstLine(string text) => text.Trim().Split('\n')[0].Trim();
}
