using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>What is known of declarations, by their names: noted in one compilation, found for the symbols of any.</summary>
internal sealed class DeclarationTable<T> : IEnumerable<(DeclaredName Name, T Value)>
{
    private readonly Dictionary<object, T> _values = new(DeclaredName.Comparer);

    /// <summary>The names.</summary>
    public IEnumerable<DeclaredName> Names => _values.Keys.Cast<DeclaredName>();

    /// <summary>What is known of them.</summary>
    public IReadOnlyCollection<T> Values => _values.Values;

    /// <summary>What is known of a declaration that is in the table.</summary>
    public T this[DeclaredName name]
    {
        get => _values[name];
        set => _values[name] = value;
    }

    /// <summary>Whether something is known of a declaration.</summary>
    public bool Contains(DeclaredName name) => _values.ContainsKey(name);

    /// <summary>Whether something is known of a symbol.</summary>
    public bool Contains(ISymbol symbol) => _values.ContainsKey(symbol);

    /// <summary>What is known of a declaration.</summary>
    public bool TryGetValue(DeclaredName name, [MaybeNullWhen(false)] out T value) => _values.TryGetValue(name, out value);

    /// <summary>What is known of a symbol.</summary>
    public bool TryGetValue(ISymbol symbol, [MaybeNullWhen(false)] out T value) => _values.TryGetValue(symbol, out value);

    /// <summary>Notes something of a declaration of which nothing is known so far.</summary>
    public void TryAdd(DeclaredName name, T value)
    {
        if (!_values.ContainsKey(name))
            _values.Add(name, value);
    }

    /// <summary>Forgets a declaration.</summary>
    public void Remove(DeclaredName name) => _values.Remove(name);

    /// <inheritdoc/>
    public IEnumerator<(DeclaredName Name, T Value)> GetEnumerator()
    {
        foreach (var pair in _values)
            yield return ((DeclaredName)pair.Key, pair.Value);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
