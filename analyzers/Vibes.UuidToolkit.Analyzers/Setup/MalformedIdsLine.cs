using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Setup;

/// <summary>VUID0005: a line of the file of ids cannot be understood.</summary>
internal sealed class MalformedIdsLine(IdsFile ids) : MalformedLine(Descriptors.MalformedIds, ids.Text, ids.Source, ids.Malformed);
