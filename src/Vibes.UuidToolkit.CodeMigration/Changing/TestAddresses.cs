using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Routes;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Parameters of parameterized tests that are nothing but a row's id in an address: <c>[InlineData(1020)]</c> and
/// <c>GetAsync($"/journals/{journalId}")</c>. No value of the code goes there or comes from there; as with a number in an address, the
/// word before it tells, and only in tests.
/// </summary>
internal static class TestAddresses
{
    /// <summary>Changes them and the rows of their tests.</summary>
    public static void Convert(SolutionScan scan, ScanOptions options, ChangeRound fix, SourceEdits edits, CancellationToken cancellation)
    {
        foreach (var project in scan.Projects.Where(project => TestProject.Is(project.Compilation)))
        {
            var ids = scan.Model.Of(project.Compilation);
            var web = new WebTypes(ids.Types);
            foreach (var method in project.Compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot(cancellation).DescendantNodes().OfType<MethodDeclarationSyntax>()).Where(IsParameterized))
                if (fix.ModelOf(method.SyntaxTree) is { } model)
                    foreach (var parameter in method.ParameterList.Parameters)
                        if (parameter.Type is { } type && model.GetDeclaredSymbol(parameter, cancellation) is IParameterSymbol { ContainingSymbol: { IsOverride: false, IsVirtual: false, IsAbstract: false } } symbol && symbol.Type.IsInteger()
                            && EntityOf(symbol, method, model, ids, web, cancellation) is { } entity && NamedEntities.AreMeant(entity, options))
                            TypeConversion.Change(new(fix, edits, "VUID0408", entity, type.Span, type, model), type);
        }
    }

    private static bool IsParameterized(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(list => list.Attributes).Any(TestData.Holds);

    // The entity that every use of the parameter names; null where one is anything else, or another entity's.
    private static Entity? EntityOf(IParameterSymbol parameter, MethodDeclarationSyntax method, SemanticModel model, IdentifierModel ids, WebTypes web, CancellationToken cancellation)
    {
        var uses = method.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == parameter.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, parameter))
            .Select(name => name.Parent is InterpolationSyntax { FormatClause: null, AlignmentClause: null, Parent: InterpolatedStringExpressionSyntax text } hole && model.GetOperation(text, cancellation) is IInterpolatedStringOperation address
                ? InAddress(address, hole, ids, web) : null).ToList();
        return uses is [{ } first, ..] && uses.TrueForAll(use => use == first) ? first : null;
    }

    private static Entity? InAddress(IInterpolatedStringOperation address, InterpolationSyntax hole, IdentifierModel ids, WebTypes web)
    {
        // The value is a number in the address, and no other value is.
        var (text, at) = (new StringBuilder(), 0);
        foreach (var part in address.Parts)
            if (part is IInterpolatedStringTextOperation { Text.ConstantValue.Value: string constant })
                text.Append(constant);
            else if (part.Syntax == hole)
                (at, text) = (text.Length, text.Append('1'));
            else
                text.Append('x');
        var whole = text.ToString();
        return whole[0] == '/' || UrlText.IsExpected(address, web)
            ? UrlNumber.In(whole, begins: true, ends: true).Where(number => number.Span.Start == at && number.Span.Length == 1).Select(number => number.Of(ids.Entities)?.Entity).FirstOrDefault() : null;
    }
}
