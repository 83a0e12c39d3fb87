using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>Makes functions anew within the trials' transaction, so that what calls them is tried with them.</summary>
/// <param name="schema">The schema that has the functions.</param>
internal sealed partial class FunctionReplacements(Schema schema)
{
    private readonly Dictionary<string, Function> _functions = Named(schema);

    /// <summary>The statements that make a function beside the one it replaces, or over it. They fail where it gives back another type.</summary>
    public static string[] Beside(string definition) => Unchecked(CreateRoutine().Replace(definition, "CREATE OR REPLACE "));

    /// <summary>
    /// The statements that make a function in the place of the one it replaces. What was made with that still stands on it; what is made
    /// now meets the new one. Nothing but its name can be taken from it, as long as something stands on it.
    /// </summary>
    /// <param name="name">The function's name in the words of the configuration.</param>
    /// <param name="definition">Its new definition.</param>
    public string[] InPlace(string name, string definition) => _functions.TryGetValue(name, out var function)
        ? [Away(function), .. Beside(definition)]
        : Beside(definition);

    /// <summary>The statement that takes a function out of the way of one that has its name.</summary>
    public string Away(string name) => Away(_functions[name]);

    private static string Away(Function function) => $"ALTER {function.KindSql} {function.Signature} RENAME TO {SqlText.Identifier($"uuidkit_replaced_{function.Oid}")}";

    // Its body speaks of tables by their schemas, which are the real ones with their integers.
    private static string[] Unchecked(string create) => ["SET LOCAL check_function_bodies = off", create, "SET LOCAL check_function_bodies = on"];

    private static Dictionary<string, Function> Named(Schema schema)
    {
        var names = new ObjectName(schema);
        return schema.Functions.DistinctBy(names.Of).ToDictionary(names.Of);
    }

    [GeneratedRegex(@"^\s*CREATE\s+(OR\s+REPLACE\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex CreateRoutine();
}
