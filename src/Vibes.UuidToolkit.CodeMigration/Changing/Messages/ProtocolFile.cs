using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Messages;

/// <summary>A .proto file, of which each build makes classes for the messages of gRPC. The <a href="https://protobuf.dev/reference/protobuf/proto3-spec/">specification</a> has its grammar.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Text">Its text.</param>
/// <param name="Fields">The fields of its messages.</param>
/// <param name="HasService">Whether it declares a service.</param>
internal sealed partial record ProtocolFile(string Path, SourceText Text, ImmutableArray<MessageField> Fields, bool HasService)
{
    // The lines of a generated file that tell what it is made from.
    private const int Head = 8;

    private const string Ending = ".proto";

    /// <summary>Whether a file is made of a .proto file by each build.</summary>
    public static bool IsMadeOfOne(SourceText generated) => SourceOf(generated) is not null;

    /// <summary>The file that a generated one is made from; null where it is made from something else, or the file is not there.</summary>
    /// <param name="generated">The generated file, whose head names the other.</param>
    /// <param name="project">The project that compiles it.</param>
    public static ProtocolFile? Of(SourceText generated, Project project)
    {
        if (SourceOf(generated) is not { } source || System.IO.Path.GetDirectoryName(project.FilePath) is not { } folder)
            return null;
        foreach (var path in Paths(source, folder, project.FilePath!))
            if (project.AnalyzerOptions.AdditionalFiles.FirstOrDefault(file => file.Path == path)?.GetText() is { } text)
                return Read(path, text);
            else if (File.Exists(path))
                using (var file = File.OpenRead(path))
                    return Read(path, SourceText.From(file));
        return null;
    }

    /// <summary>Reads the declarations of a file.</summary>
    public static ProtocolFile Read(string path, SourceText text)
    {
        var fields = ImmutableArray.CreateBuilder<MessageField>();
        var tokens = Token().Matches(text.ToString()).Where(token => !token.ValueSpan.StartsWith('/')).ToList();
        // What each open brace belongs to: a message by its name, anything else by nothing; a oneof is its message's.
        var blocks = new Stack<string?>();
        for (var i = 0; i < tokens.Count; i++)
            switch (tokens[i].Value)
            {
                case "{":
                    blocks.Push(i < 2 ? null : tokens[i - 2].Value switch { "message" => tokens[i - 1].Value, "oneof" => blocks.TryPeek(out var around) ? around : null, _ => null });
                    break;
                case "}":
                    blocks.TryPop(out _);
                    break;
                // A type, a name, =, a number.
                case "=" when i > 1 && i + 2 < tokens.Count && blocks.TryPeek(out var message) && message is not null && char.IsDigit(tokens[i + 1].Value[0]):
                    fields.Add(new(message, tokens[i - 1].Value, tokens[i - 2].Value, Span(tokens[i - 2], tokens[i - 2]), Span(tokens[i - 2], tokens[i + 1]), tokens[i + 2].Value == "["));
                    break;
            }
        return new(path, text, fields.ToImmutable(), tokens.Exists(token => token.Value == "service"));
    }

    private static TextSpan Span(Match first, Match last) => TextSpan.FromBounds(first.Index, last.Index + last.Length);

    private static string? SourceOf(SourceText generated) => generated.Lines.Take(Head).Select(line => Source().Match(line.ToString())).FirstOrDefault(match => match.Success)?.Groups[1].Value;

    // Below the project, or where the project's file takes one of that name from: <Protobuf Include="..\Server\Protos\journals.proto" />.
    private static IEnumerable<string> Paths(string source, string folder, string project)
    {
        yield return System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, source));
        if (File.Exists(project))
            foreach (Match item in Item().Matches(File.ReadAllText(project)))
                if (item.Groups[1].Value.Replace('\\', '/') is var include && System.IO.Path.GetFileName(include) is var name && (name == System.IO.Path.GetFileName(source) || name == "*" + Ending))
                    yield return System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, include.Replace("*" + Ending, System.IO.Path.GetFileName(source), StringComparison.Ordinal)));
    }

    [GeneratedRegex("""//.*|/\*(?s:.*?)\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[\w.]+(?:\s*<[^>]*>)?|[{}=;\[\]]""")]
    private static partial Regex Token();

    [GeneratedRegex(@"//\s+source:\s*(\S+\.proto)")]
    private static partial Regex Source();

    [GeneratedRegex("""<Protobuf\s[^>]*?Include="([^"]+\.proto)""")]
    private static partial Regex Item();
}
