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
    private HashSet<string>? _opened;

    /// <summary>The members of these that may have a value of a type.</summary>
    /// <param name="members">Members, each with its whole declaration.</param>
    /// <param name="type">The type's name.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public IReadOnlyList<SyntaxNode> Of(IReadOnlyList<SyntaxNode> members, string type, CancellationToken cancellation)
    {
        // Every file sees what is opened to all.
        if (members.Count == 0 || Opened(cancellation).Contains(type))
            return members;
        var reaching = new List<SyntaxNode>();
        foreach (var member in members)
            if (Reaches(member, type, cancellation))
                reaching.Add(member);
        return reaching;
    }

    private bool Reaches(SyntaxNode member, string type, CancellationToken cancellation)
    {
        // Top-level statements are one body, whose words stand in several.
        if (member is GlobalStatementSyntax)
            return true;
        var words = FileWords.Of(member.SyntaxTree, cancellation);
        var file = FileSignatures.Of(member.SyntaxTree, cancellation);
        var seen = new HashSet<string>(StringComparer.Ordinal) { type };
        var pending = new Queue<string>(seen);
        while (pending.Count > 0)
        {
            var name = pending.Dequeue();
            if (file.Has(name) || words.Stands(name, member) || Opened(cancellation).Contains(name))
                return true;
            foreach (var (from, by) in Leads(name, cancellation))
                if (by is null || words.Stands(by, member))
                    if (from is null)
                        return true;
                    else if (seen.Add(from))
                        pending.Enqueue(from);
        }

        return false;
    }

    private IReadOnlyCollection<FileSignatures.Lead> Leads(string type, CancellationToken cancellation) => _leads.TryGetValue(type, out var known) ? known
        : _leads.GetOrAdd(type, [.. compilation.SyntaxTrees.SelectMany(tree => FileSignatures.Of(tree, cancellation).To(type)).Distinct()]);

    private HashSet<string> Opened(CancellationToken cancellation) => _opened ??= new(compilation.SyntaxTrees.SelectMany(tree => FileSignatures.Of(tree, cancellation).Opened), StringComparer.Ordinal);
}
