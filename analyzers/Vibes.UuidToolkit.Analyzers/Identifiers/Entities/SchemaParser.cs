using System.Collections.Immutable;
using System.Text;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// Reads tables, columns and keys line by line. Indentation says what a line belongs to; its first word, what it is. Only lines
/// that say something about keys make strings.
/// </summary>
internal sealed class SchemaParser(string text)
{
    private const string Header = "# uuidkit schema ";
    private const string Version = "1";

    private readonly Dictionary<SchemaName, SchemaTable> _tables = [];
    private readonly List<(SchemaTable Table, SchemaConstraint Key, int Line)> _keys = [];
    private SchemaTable? _table;
    private StringBuilder? _view;
    private int _line;

    /// <summary>The tables, in the order of the file.</summary>
    public List<SchemaTable> Tables { get; } = [];

    /// <summary>The queries of the views.</summary>
    public List<(SchemaName Name, StringBuilder Query)> Views { get; } = [];

    /// <summary>What could not be understood.</summary>
    public List<SchemaProblem> Problems { get; } = [];

    /// <summary>Reads the whole text.</summary>
    public void Parse()
    {
        for (int start = 0, end; start < text.Length; start = end + 1, _line++)
        {
            end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            var length = end > start && text[end - 1] == '\r' ? end - 1 : end;
            if (_line == 0 && !ReadHeader(start, length))
                return;
            ReadLine(start, length);
            if (end == text.Length)
                Report("the file ends within a line; it may have been cut");
        }

        if (text.Length == 0)
            Report("the file is empty");
        CheckKeys();
    }

    private bool ReadHeader(int start, int end)
    {
        var line = text.Substring(start, end - start);
        if (!line.StartsWith(Header, StringComparison.Ordinal))
        {
            Report($"the file does not begin with '{Header}{Version}', so it was not written by 'uuidkit snapshot'");
            return false;
        }

        if (line.Substring(Header.Length) is var version && version != Version)
            Report($"the file has the format {version}, and this version of the analyzers knows {Version}; update the analyzers");
        return true;
    }

    private void ReadLine(int start, int end)
    {
        var word = start;
        while (word < end && text[word] == ' ')
            word++;
        var depth = word - start;
        var scanner = new SqlNameScanner(text, word, end);
        if (depth == 0)
        {
            (_table, _view) = (null, null);
            if (scanner.Skip("table ") || scanner.Skip("partitioned table "))
                ReadTable(scanner);
            else if ((scanner.Skip("view ") || scanner.Skip("materialized view ")) && scanner.Qualified() is { } view)
                Views.Add((view, _view = new()));
            else if (scanner.At("<<<<<<<") || scanner.At(">>>>>>>") || scanner.At("======="))
                Report("a merge conflict is not resolved");
        }
        else if (depth == 2 && _view is not null && scanner.Skip("|"))
            _view.Append(text, word + 1, end - word - 1).Append('\n');
        else if (depth == 2 && _table is not null)
        {
            if (scanner.Skip("column "))
                ReadColumn(scanner, end);
            else if (scanner.Skip("constraint "))
                ReadConstraint(scanner);
            else if (scanner.Skip("inherits "))
                do
                    AddParent(scanner.Qualified());
                while (scanner.Skip(", "));
        }
    }

    private void ReadTable(SqlNameScanner scanner)
    {
        if (scanner.Qualified() is not { } name)
        {
            Report("a table without a name");
            return;
        }

        _table = new(name, _line);
        if (_tables.ContainsKey(name))
            Report($"the table {name} is there twice");
        else
            Tables.Add(_table);
        _tables[name] = _table;
        if (scanner.Skip(" partition of "))
            AddParent(scanner.Qualified());
    }

    private void AddParent(SchemaName? parent)
    {
        if (parent is { } name)
            _table!.Parents.Add(name);
        else
            Report("a parent table without a name");
    }

    private void ReadColumn(SqlNameScanner scanner, int end)
    {
        if (scanner.Name() is not { } name || !scanner.Skip(" "))
        {
            Report("a column without a name or a type");
            return;
        }

        var typeStart = scanner.Position;
        var typeEnd = text.IndexOf(' ', typeStart, end - typeStart);
        if (typeEnd < 0)
            typeEnd = end;
        var isUuid = Is("uuid");
        _table!.Columns[name] = new(
            name, isUuid || Is("integer") || Is("bigint") || Is("smallint"),
            Has(" as identity") || Has(isUuid ? " default " : " default nextval("));

        bool Is(string type) => typeEnd - typeStart == type.Length && string.CompareOrdinal(text, typeStart, type, 0, type.Length) == 0;
        bool Has(string words) => text.IndexOf(words, typeEnd, end - typeEnd, StringComparison.Ordinal) >= 0;
    }

    private void ReadConstraint(SqlNameScanner scanner)
    {
        if (scanner.Name() is not { } name)
        {
            Report("a constraint without a name");
            return;
        }

        if (scanner.Skip(" PRIMARY KEY "))
        {
            if (scanner.Columns() is { } columns)
                AddKey(_table!.PrimaryKey = new(name, columns.ToImmutableArray(), null, ImmutableArray<string>.Empty));
            else
                Report($"the columns of the primary key {name} cannot be read");
        }
        else if (scanner.Skip(" FOREIGN KEY "))
        {
            if (scanner.Columns() is { } columns && scanner.Skip(" REFERENCES ") && scanner.Qualified() is { } principal
                && scanner.Columns() is { } principals && principals.Count == columns.Count)
            {
                var key = new SchemaConstraint(name, columns.ToImmutableArray(), principal, principals.ToImmutableArray());
                _table!.ForeignKeys.Add(key);
                AddKey(key);
            }
            else
                Report($"the columns of the foreign key {name} cannot be read");
        }
    }

    private void AddKey(SchemaConstraint key) => _keys.Add((_table!, key, _line));

    // Only when all of the file is read: a foreign key may refer to a table further down.
    private void CheckKeys()
    {
        foreach (var (table, key, line) in _keys)
        {
            CheckColumns(table, key, key.Columns, line);
            if (key.Principal is not { } name)
                continue;
            if (_tables.TryGetValue(name, out var principal))
                CheckColumns(principal, key, key.PrincipalColumns, line);
            else
                Problems.Add(new(line, $"the foreign key {key.Name} refers to {name}, a table that the file does not have"));
        }
    }

    private void CheckColumns(SchemaTable table, SchemaConstraint key, ImmutableArray<string> columns, int line)
    {
        foreach (var column in columns)
            if (!table.Columns.ContainsKey(column))
                Problems.Add(new(line, $"the constraint {key.Name} names the column {column}, which {table.Name} does not have"));
    }

    private void Report(string problem) => Problems.Add(new(_line, problem));
}
