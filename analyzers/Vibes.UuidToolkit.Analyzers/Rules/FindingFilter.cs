using System.Collections.Concurrent;
using Vibes.UuidToolkit.Analyzers.Baselines;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>Lets new findings pass and remembers which entries of the baseline are still true.</summary>
internal sealed class FindingFilter(BaselineFile? baseline)
{
    private readonly ConcurrentDictionary<BaselineEntry, byte> _met = new();

    /// <summary>Whether a finding is not in the baseline.</summary>
    public bool Passes(string rule, string symbol)
    {
        var entry = new BaselineEntry(rule, symbol);
        if (baseline?.Lines.ContainsKey(entry) != true)
            return true;
        _met.TryAdd(entry, 0);
        return false;
    }

    /// <summary>The entries that were not met. Only right when the whole compilation was seen.</summary>
    public IEnumerable<KeyValuePair<BaselineEntry, int>> Stale => baseline?.Lines.Where(line => !_met.ContainsKey(line.Key)) ?? [];
}
