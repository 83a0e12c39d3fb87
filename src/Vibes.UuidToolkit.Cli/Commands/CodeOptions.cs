using System.CommandLine;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary>Which code, and which ids in it: the same for everything that reads a solution.</summary>
internal sealed class CodeOptions
{
    private readonly Argument<string> _path = new Argument<string>("PATH")
    {
        Description = "A .sln, .slnx, .slnf or .csproj file, or a folder that holds one of them.",
    }.NotAnOption();

    private readonly Option<string[]> _entities = new("--entity") { Description = "Only this entity's ids: its type, with its namespace where several have its name, or its table. Can be repeated.", HelpName = "ENTITY", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> _excluded = new("--exclude") { Description = "An entity whose id stays an integer: its type or its table. Can be repeated.", HelpName = "ENTITY", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _schema = new("--schema")
    {
        Description = "The approved schema that uuidkit snapshot wrote: the database says which columns are keys.", HelpName = "schema.verified.txt",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_path);
        command.Options.Add(_entities);
        command.Options.Add(_excluded);
        command.Options.Add(_schema);
    }

    /// <summary>The path as it was given.</summary>
    public string Path(ParseResult parse) => parse.GetRequiredValue(_path);

    /// <summary>What is looked for.</summary>
    /// <exception cref="DiagnosticException">The schema is not there.</exception>
    public ScanOptions Scan(ParseResult parse) => new()
    {
        Entities = [.. parse.GetValue(_entities) ?? []],
        Excluded = [.. parse.GetValue(_excluded) ?? []],
        SchemaPath = parse.GetValue(_schema) is not { } schema ? null
            : File.Exists(schema) ? System.IO.Path.GetFullPath(schema)
            : throw new DiagnosticException(Descriptors.CommandLine.At(schema, "There is no such file.", "Give --schema the schema.verified.txt that uuidkit snapshot wrote.")),
    };
}
