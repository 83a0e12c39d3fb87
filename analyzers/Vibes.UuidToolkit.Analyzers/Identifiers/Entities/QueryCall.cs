using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>A call that may read a type with Dapper.</summary>
/// <param name="Call">The call.</param>
/// <param name="Type">The type that it reads, one of its type arguments.</param>
/// <param name="Sql">Its first argument.</param>
internal sealed record QueryCall(InvocationExpressionSyntax Call, TypeSyntax Type, ExpressionSyntax Sql);
