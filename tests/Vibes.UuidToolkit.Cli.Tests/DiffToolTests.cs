using DiffEngine;
using Vibes.UuidToolkit.Verification.Baselines;
using Vibes.UuidToolkit.Verification.Snapshots;
using Xunit;
using DiffTool = Vibes.UuidToolkit.Cli.Commands.DiffTool;

namespace Vibes.UuidToolkit.Cli.Tests;

/// <summary>
/// The user's own tool for differences, played by a script that notes which files it was given. Which tools there are is known to the whole process: a command
/// of another test that ran at the same time would start it too.
/// </summary>
[CollectionDefinition(nameof(DiffToolTests), DisableParallelization = true), Collection(nameof(DiffToolTests))]
public sealed class DiffToolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly (bool IsBuildServer, bool IsDisabled) _environment = (BuildServerDetector.Detected, DiffRunner.Disabled);

    public void Dispose()
    {
        (BuildServerDetector.Detected, DiffRunner.Disabled) = _environment;
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task It_is_started_for_what_differs_where_a_person_is(bool isBuildServer, bool isDisabled, bool isStarted)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The tool is a shell script.");
        AddTool();
        (BuildServerDetector.Detected, DiffRunner.Disabled) = (isBuildServer, isDisabled);
        var folder = new BaselineFolder(_folder["approved"]);
        Directory.CreateDirectory(_folder["approved"]);
        folder.Compare([new("same", "# uuidkit query 1\n"), new("other", "# uuidkit query 1\nbefore\n")]);
        var comparisons = folder.Compare([new("same", "# uuidkit query 1\n"), new Snapshot("other", "# uuidkit query 1\nafter\n")]);

        await DiffTool.ShowAsync(_folder["approved"], comparisons);

        // One that must not start is given the time that one that must needs at least.
        for (var tries = 0; tries < (isStarted ? 300 : 10) && !File.Exists(_folder["told"]); tries++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(isStarted, File.Exists(_folder["told"]));
        if (isStarted)
            Assert.Equal([_folder["approved/other.received.txt"], _folder["approved/other.verified.txt"]], await File.ReadAllLinesAsync(_folder["told"], TestContext.Current.CancellationToken));
    }

    private void AddTool()
    {
        var script = _folder["tool.sh"];
        // Written aside and renamed: a reader sees all of it or nothing.
        File.WriteAllText(script, $"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{_folder["told.part"]}' && mv '{_folder["told.part"]}' '{_folder["told"]}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        static string Arguments(string received, string approved) => $"\"{received}\" \"{approved}\"";
        DiffTools.AddTool(
            $"tool-{Guid.NewGuid():N}", autoRefresh: true, isMdi: false, supportsText: true, requiresTarget: true, useShellExecute: false,
            launchArguments: new(Arguments, Arguments), exePath: script, binaryExtensions: []);
    }
}
