namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>The words of a type's name, and which of them only say what the type is for: <c>UpdateJournalCommand</c> is about Journal.</summary>
internal static class TypeWords
{
    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Dto", "Model", "View", "Vm", "Request", "Response", "Command", "Query", "Row", "Record", "Entity", "Service", "Services", "Repository", "Controller",
        "Handler", "Endpoint", "Endpoints", "Api", "Page", "Hub", "Validator", "Store", "Client", "Manager", "Factory", "Mapper", "Provider", "Result",
        "Input", "Output", "Item", "Details", "Detail", "Summary", "Info", "Data", "Event", "Message", "Specification", "Spec", "Async", "Base", "Brief", "Form",
    };

    private static readonly HashSet<string> Verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        "Create", "Update", "Delete", "Get", "List", "Add", "Remove", "Edit", "Find", "Upsert", "Patch", "Read", "New", "Save", "I",
    };

    /// <summary>
    /// The names that a type may be about, in lower case, the longest first: the name itself, then without one role after the other.
    /// </summary>
    public static IEnumerable<string> Subjects(string type)
    {
        var words = Split(type);
        var first = words.Count > 1 && Verbs.Contains(words[0]) ? 1 : 0;
        for (var last = words.Count; last > first; last--)
        {
            yield return string.Concat(words.Skip(first).Take(last - first));
            if (!Roles.Contains(words[last - 1]))
                yield break;
        }
    }

    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
            if (i == name.Length || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))))
            {
                words.Add(name.Substring(start, i - start));
                start = i;
            }

        return words;
    }
}
