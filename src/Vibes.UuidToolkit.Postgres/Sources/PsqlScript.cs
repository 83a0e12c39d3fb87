using System.Runtime.CompilerServices;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>
/// A script for psql, read as psql reads it: statements, COPY data, backslash commands, included files. One statement or
/// one line of COPY data is in memory at a time, so a script may be of any size.
/// </summary>
public sealed class PsqlScript
{
    private const int DeepestInclude = 100;

    private readonly Stream stream;
    private readonly string name;
    private readonly string? folder;
    private readonly ScriptSession session = new();

    /// <summary>A script in <paramref name="stream"/>.</summary>
    /// <param name="stream">The bytes of the script, from the beginning.</param>
    /// <param name="name">What messages call the script.</param>
    /// <param name="folder">Where <c>\ir</c> looks for files; null for the current folder.</param>
    /// <param name="variables">Variables of psql that are set from outside, as <c>psql -v</c> does; null for none.</param>
    public PsqlScript(Stream stream, string name, string? folder = null, IReadOnlyDictionary<string, string>? variables = null)
    {
        (this.stream, this.name, this.folder) = (stream, name, folder);
        foreach (var (variable, value) in variables ?? new Dictionary<string, string>()) session.Variables[variable] = value;
    }

    /// <summary>The pieces of the script. Can be asked for once.</summary>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="DiagnosticException">The script is cut short, not decodable, or uses a command that cannot be honoured.</exception>
    public IAsyncEnumerable<ScriptItem> ReadAsync(CancellationToken cancellation = default) =>
        ReadFileAsync(new ScriptLines(stream, name, session), folder, depth: 0, cancellation);

    private async IAsyncEnumerable<ScriptItem> ReadFileAsync(
        ScriptLines lines, string? fileFolder, int depth, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var scanner = new StatementScanner(session);
        var conditions = new ScriptConditions();
        var ending = new DumpEnding();

        while (await lines.NextAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            // COPY data move the lines on, while the rest of this line is still to be read.
            var number = lines.Number;
            if (scanner.AtRest) ending.See(line, number);
            var at = 0;
            ScanStop stop;
            while ((stop = scanner.Scan(ref line, ref at, number, conditions.Active)) != ScanStop.EndOfLine)
            {
                if (stop == ScanStop.EndOfStatement)
                {
                    if (!conditions.Active || scanner.IsEmpty)
                    {
                        scanner.Clear();
                        continue;
                    }

                    var statement = scanner.Take(lines.File);
                    Follow(statement);
                    yield return statement;
                    if (statement.ReadsCopyData)
                        await foreach (var data in ReadCopyDataAsync(lines, statement, cancellation).ConfigureAwait(false)) yield return data;
                    continue;
                }

                var command = PsqlCommand.Read(line, ref at, session.Variables);
                var place = $"{lines.File}:{number}";
                if (conditions.TryApply(command, number, scanner, out var problem))
                {
                    if (problem is not null) throw new DiagnosticException(Descriptors.PsqlCommandRefused.At(place, problem));
                    continue;
                }

                if (!conditions.Active || command.OnlyPrints) continue;
                if (command.RunsShell) throw Refused(place, command, "would run a command of the shell");
                switch (command.Name)
                {
                    case "connect" or "c":
                        session.StandardConformingStrings = true;
                        yield return new ScriptConnect(lines.File, number, command.ConnectDatabase());
                        break;
                    case "i" or "include" or "ir" or "include_relative":
                        if (depth == DeepestInclude) throw Refused(place, command, "goes too deep; the files include each other");
                        var path = IncludedPath(command, fileFolder, place);
                        await using (var included = OpenIncluded(path, place))
                        {
                            var inner = new ScriptLines(included, path, session);
                            await foreach (var item in ReadFileAsync(inner, Path.GetDirectoryName(path), depth + 1, cancellation).ConfigureAwait(false))
                                yield return item;
                        }

                        break;
                    case "g" or "gx" when !scanner.IsEmpty:
                        yield return scanner.Take(lines.File);
                        break;
                    case "q" or "quit":
                        yield break;
                    case "r" or "reset":
                        scanner.Clear();
                        break;
                    default:
                        Apply(command, place);
                        break;
                }
            }

            scanner.EndLine();
        }

        if (!scanner.AtRest) throw CutShort(lines.File, scanner.StartLine, "What begins here does not end before the end of the file.");
        if (conditions.OpenSince > 0) throw CutShort(lines.File, conditions.OpenSince, @"The \if that stands here has no \endif.");
        if (ending.OpenSince > 0) throw CutShort(lines.File, ending.OpenSince, "The dump that begins here lacks the comment with which pg_dump ends, \"dump complete\".");
    }

    private static async IAsyncEnumerable<ScriptItem> ReadCopyDataAsync(
        ScriptLines lines, ScriptStatement copy, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await lines.NextAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            if (line is @"\." or "\\.\r")
            {
                yield return new ScriptCopyEnd(lines.File, lines.Number);
                yield break;
            }

            yield return new ScriptCopyLine(lines.File, lines.Number, line);
        }

        throw CutShort(copy.File, copy.Line, @"The data of this COPY lack their closing line \.");
    }

    /// <summary>Statements that change how the rest of the script is read.</summary>
    private void Follow(ScriptStatement statement)
    {
        switch (SessionSetting.In(statement.Text))
        {
            case { Name: "standard_conforming_strings" } setting:
                session.StandardConformingStrings = setting.Value.ToUpperInvariant() is not ("OFF" or "FALSE" or "NO" or "0" or "F" or "N" or "OF");
                break;
            case { Name: "client_encoding" } setting:
                SetEncoding(setting.Value, statement.Place);
                break;
        }
    }

    private void Apply(PsqlCommand command, string place)
    {
        switch (command.Name)
        {
            case "set" when command.Arguments is ["AUTOCOMMIT", var value] && value.ToUpperInvariant() is "OFF" or "FALSE" or "0" or "NO":
                throw Refused(place, command, "would turn AUTOCOMMIT off");
            case "set" when command.Arguments is [var variable, .. var values]:
                session.Variables[variable] = string.Concat(values);
                break;
            case "unset" when command.Arguments is [var variable, ..]:
                session.Variables.Remove(variable);
                break;
            case "encoding" when command.Arguments is [var encoding, ..]:
                SetEncoding(encoding, place);
                break;
            case "set" or "encoding" or "g" or "gx":
                // Without arguments these print, or have nothing to send.
                break;
            default:
                throw Refused(place, command, "cannot be honoured here");
        }
    }

    private void SetEncoding(string encoding, string place)
    {
        if (!session.TrySetEncoding(encoding))
            throw new DiagnosticException(Descriptors.ScriptEncoding.At(place, $"The encoding {encoding} is not supported."));
    }

    private static string IncludedPath(PsqlCommand command, string? fileFolder, string place)
    {
        if (command.Arguments is not [var path, ..]) throw Refused(place, command, "names no file");
        var start = command.Name is "ir" or "include_relative" ? fileFolder : null;
        return start is null ? path : Path.Combine(start, path);
    }

    private static FileStream OpenIncluded(string path, string place)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.IncludeNotFound.At(place, $"The file {path} cannot be read: {exception.Message}"), exception);
        }
    }

    private static DiagnosticException Refused(string place, PsqlCommand command, string why) =>
        new(Descriptors.PsqlCommandRefused.At(place, $@"\{command.Name} {why}."));

    private static DiagnosticException CutShort(string file, int line, string message) =>
        new(Descriptors.ScriptCutShort.At($"{file}:{line}", message));
}
