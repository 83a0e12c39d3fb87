using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Which members can have a value of a type in their hands, by names alone: those that name the type, or name a member whose
/// declaration leads to it from a type that they can have in their hands. Tells rather too many than too few, so that a search
/// for the users of <c>UserDto.Id</c> need not bind all members in which <c>Id</c> stands.
/// </summary>
internal sealed class Reach(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, IReadOnlyCollection<FileSignatures.Lead>> _leads = new(StringComparer.Ordinal);
    private readonly Lazy<HashSet<string>> _opened = new(() => Opened(compilation));

    /// <summary>The members of these that may have a value of a type.</summary>
    /// <param name="members">Members, those of one file together.</param>
    /// <param name="type">The type's name.</param>
    public IReadOnlyList<SyntaxNode> Of(IEnumerable<SyntaxNode> members, string type)
    {
        var reaching = new List<SyntaxNode>();
        SyntaxTree? file = null;
        var isFileReaching = false;
        foreach (var member in members)
        {
            // Most files are out of reach as a whole.
            if (member.SyntaxTree != file)
            {
                file = member.SyntaxTree;
                isFileReaching = Reaches(file, null, type);
            }

            // Top-level statements are one body, whose words stand in several.
            if (isFileReaching && (member is GlobalStatementSyntax || Reaches(file, member, type)))
                reaching.Add(member);
        }

        return reaching;
    }

    /// <summary>Whether a member, or any of a file's, may have a value of a type.</summary>
    private bool Reaches(SyntaxTree file, SyntaxNode? member, string type)
    {
        var words = FileWords.Of(file, default);
        var signatures = FileSignatures.Of(file, default);
        var seen = new HashSet<string>(StringComparer.Ordinal) { type };
        var pending = new Queue<string>(seen);
        while (pending.Count > 0)
        {
            var name = pending.Dequeue();
            // What is opened to all files, everybody has.
            if (signatures.Has(name) || words.Stands(name, member) || _opened.Value.Contains(name))
                return true;
            foreach (var (from, by) in Leads(name))
                if (by is null || words.Stands(by, member))
                    if (from is null)
                        return true;
                    else if (seen.Add(from))
                        pending.Enqueue(from);
        }

        return false;
    }

    private IReadOnlyCollection<FileSignatures.Lead> Leads(string type) => _leads.TryGetValue(type, out var known) ? known : _leads.GetOrAdd(type, All(type));

    private FileSignatures.Lead[] All(string type)
    {
        var leads = new HashSet<FileSignatures.Lead>();
        foreach (var tree in compilation.SyntaxTrees)
            if (FileSignatures.Of(tree, default).To(type) is { Count: > 0 } found)
                leads.UnionWith(found);
        return [.. leads];
    }

    private static HashSet<string> Opened(Compilation compilation)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
            if (FileSignatures.Of(tree, default).Opened is { Count: > 0 } opened)
                types.UnionWith(opened);
        return types;
    }
}
