using Vibes.UuidToolkit.Analyzers.Baselines;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Setup;

/// <summary>VUID0002: a line of the baseline is neither an entry nor a comment.</summary>
internal sealed class MalformedBaselineLine(BaselineFile baseline) : MalformedLine(Descriptors.MalformedBaseline, baseline.Text, baseline.Source, baseline.Malformed);
