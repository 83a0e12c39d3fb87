using Spectre.Console;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>A table of names and values.</summary>
internal sealed class FactTable
{
    private readonly Table _table;

    /// <summary>An empty table.</summary>
    /// <param name="title">Its heading.</param>
    public FactTable(string title) => _table = new Table { Border = TableBorder.Rounded, UseSafeBorder = true }
        .AddColumn(new TableColumn(Markup.Escape(title)).NoWrap()).AddColumn("");

    /// <summary>Adds a fact.</summary>
    public FactTable Add(string name, string value)
    {
        _table.AddRow(Markup.Escape(name), Markup.Escape(value));
        return this;
    }

    /// <summary>Adds a fact that has to hold.</summary>
    public FactTable Add(string name, bool holds, string value)
    {
        _table.AddRow(Markup.Escape(name), $"[{(holds ? "green" : "red")}]{(holds ? "yes" : "NO")}[/]{(value.Length > 0 ? ", " + Markup.Escape(value) : "")}");
        return this;
    }

    /// <summary>Writes the table.</summary>
    public void Write(IAnsiConsole console) => console.Write(_table);
}
