using System.Text;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>Writes steps as a script for psql: the same statements that the runner executes.</summary>
public static class ScriptText
{
    /// <summary>The file that sets the mapping key; beside the script, for its owner's eyes only.</summary>
    public const string KeyFile = "mapping_key.sql";

    /// <summary>The setting by which a script sees that its statements are in one transaction.</summary>
    internal const string InTransaction = "uuidkit.in_transaction";

    /// <summary>Writes the script.</summary>
    /// <param name="title">What the script does, in a line.</param>
    /// <param name="file">The script's own file name, for the command in its head.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="needsKey">Whether the mapping key is needed.</param>
    /// <param name="afterwards">What a person does when it is through, in lines.</param>
    /// <returns>Lines that end in LF.</returns>
    public static string Render(string title, string file, IEnumerable<Step> steps, bool needsKey, IEnumerable<string> afterwards)
    {
        var text = new StringBuilder();
        void Line(string line = "") => text.Append(line).Append('\n');
        Line($"-- {title}");
        Line("--");
        Line("-- Run it in one transaction, with the application stopped:");
        Line($"--   psql -1 -v ON_ERROR_STOP=1 -d DATABASE -f {file}");
        foreach (var line in afterwards)
            Line($"-- {line}");
        Line();
        Line("-- Stops at once where every statement would be a transaction of its own.");
        Line($"SET LOCAL {InTransaction} = 'yes';");
        Line($"DO $$ BEGIN IF COALESCE(pg_catalog.current_setting('{InTransaction}', true), '') <> 'yes' THEN RAISE EXCEPTION 'Run this script in one transaction: psql -1 -v ON_ERROR_STOP=1 -f'; END IF; END $$;");
        if (needsKey)
        {
            Line();
            Line("-- The secret that makes new ids unguessable. Keep the file out of version control.");
            Line($"\\ir {KeyFile}");
        }

        var phase = (Phase?)null;
        foreach (var step in steps)
        {
            if (phase != step.Phase)
            {
                phase = step.Phase;
                Line();
                Line($"-- {Heading(step.Phase)}");
            }

            text.Append(step.Sql.ReplaceLineEndings("\n")).Append(";\n");
        }

        return text.ToString();
    }

    /// <summary>The content of <see cref="KeyFile"/>.</summary>
    public static string RenderKey(Mapping.MappingKey key) =>
        $"-- The secret of the mapping: who has it can work out the new id of every old one. Readable by its owner only.\nSET LOCAL {MappingSql.KeySetting} = '{key.ToHex()}';\n";

    /// <summary>Reads what <see cref="RenderKey"/> wrote.</summary>
    /// <exception cref="FormatException">The text holds no key.</exception>
    public static Mapping.MappingKey ParseKey(string text)
    {
        var start = text.LastIndexOf(" = '", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf('\'', start + 4);
        return end < 0 ? throw new FormatException("The file holds no mapping key.") : Mapping.MappingKey.Parse(text[(start + 4)..end]);
    }

    private static string Heading(Phase phase) => phase switch
    {
        Phase.Prepare => "Settings: the result does not depend on who runs the script and where.",
        Phase.Lock => "All locks first: nothing is waited for later.",
        Phase.Save => "The mapping, and what the way back needs.",
        Phase.Drop => "Take down what stands in the way. Never with CASCADE.",
        Phase.Rewrite => "One rewrite a table.",
        Phase.Restore => "Put everything back, from PostgreSQL's own definitions.",
        Phase.ForeignKeys => "Foreign keys last: each checks every row.",
        _ => "Clear up, and remember.",
    };
}
