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
    private readonly ConcurrentDictionary<int, Ways> _ways = new();
    private readonly ConcurrentDictionary<int, bool[]> _near = new();
    private readonly FileIndex _signatures = new(compilation, FileSignatures.Index);
    private readonly FileIndex _words = new(compilation, FileWords.Index);

    /// <summary>The members of some files that may have a value of a type.</summary>
    /// <param name="positions">The files' positions.</param>
    /// <param name="members">The members of one that are asked about.</param>
    /// <param name="type">The type's name.</param>
    public List<SyntaxNode> Of(IEnumerable<int> positions, Func<int, IReadOnlyList<SyntaxNode>> members, string type)
    {
        var reaching = new List<SyntaxNode>();
        var word = FileWords.Hash(type.AsSpan());
        var ways = To(word);
        // Most files are out of reach as a whole, and nothing but the index is asked of them.
        var near = ways.IsEverybodys ? null : _near.TryGetValue(word, out var known) ? known : _near.GetOrAdd(word, Near(ways));
        foreach (var position in positions)
            if (near?[position] != false && members(position) is { Count: > 0 } asked && Reaches(_words[position], null, ways))
                foreach (var member in asked)
                    // Top-level statements are one body, whose words stand in several.
                    if (member is GlobalStatementSyntax || Reaches(_words[position], member, ways))
                        reaching.Add(member);
        return reaching;
    }

    /// <summary>By position, whether a file has any of the words of which one that reaches the type has to have at least one.</summary>
    private bool[] Near(Ways ways)
    {
        var near = new bool[_words.Count];
        foreach (var type in ways.Types)
        {
            foreach (var position in _signatures.Having(type))
                near[position] = true;
            foreach (var position in _words.Having(type))
                near[position] = true;
        }

        foreach (var by in new HashSet<int>(ways.Named.Select(lead => lead.By!.Value)))
            foreach (var position in _words.Having(by))
                near[position] = true;
        return near;
    }

    /// <summary>Whether a member, or any of a file's, may have a value of a type.</summary>
    private bool Reaches(SyntaxTree file, SyntaxNode? member, Ways ways)
    {
        var words = FileWords.Of(file, default);
        var signatures = FileSignatures.Of(file, default);
        // Most files and members have none of the names: nothing is made for them.
        HashSet<int>? seen = null;
        Queue<int>? pending = null;
        while (true)
        {
            if (ways.IsEverybodys)
                return true;
            foreach (var type in ways.Types)
                if (signatures.Has(type) || words.Stands(type, member))
                    return true;
            seen?.UnionWith(ways.Types);
            foreach (var (from, by) in ways.Named)
                if (words.Stands(by!.Value, member))
                    if (from is not { } next)
                        return true;
                    else if ((seen ??= [.. ways.Types]).Add(next))
                        (pending ??= []).Enqueue(next);
            if (pending is not { Count: > 0 })
                return false;
            ways = To(pending.Dequeue());
        }
    }

    private Ways To(int type) => _ways.TryGetValue(type, out var known) ? known : _ways.GetOrAdd(type, Find(type));

    private Ways Find(int type)
    {
        var types = new HashSet<int> { type };
        var named = new HashSet<FileSignatures.Lead>();
        var isEverybodys = false;
        var pending = new Queue<int>(types);
        while (pending.Count > 0)
        {
            var reached = pending.Dequeue();
            foreach (var position in _signatures.Having(reached))
            {
                var signatures = FileSignatures.Of(_signatures[position], default);
                // What is opened to all files, everybody has.
                isEverybodys |= signatures.Opened.Contains(reached);
                foreach (var lead in signatures.To(reached))
                    if (lead.By is not null)
                        named.Add(lead);
                    else if (lead.From is not { } from)
                        isEverybodys = true;
                    else if (types.Add(from))
                        pending.Enqueue(from);
            }
        }

        return new([.. types], [.. named], isEverybodys);
    }

    /// <summary>How one gets to a type.</summary>
    /// <param name="Types">The type, and those from which it is reached without naming a member.</param>
    /// <param name="Named">The members that lead to these from others.</param>
    /// <param name="IsEverybodys">Whether everybody has it.</param>
    private sealed record Ways(int[] Types, FileSignatures.Lead[] Named, bool IsEverybodys);
}
