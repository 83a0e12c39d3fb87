using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>Reports a part of a route template, wherever the template stands.</summary>
/// <param name="descriptor">The rule.</param>
/// <param name="part">The part of the template.</param>
/// <param name="identifier">The id it is about; null where it is about none in particular.</param>
/// <param name="arguments">The message's arguments.</param>
internal delegate void ReportTemplate(DiagnosticDescriptor descriptor, TextSpan part, Identifier? identifier, params object?[] arguments);
