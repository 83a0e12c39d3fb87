namespace Vibes.UuidToolkit.Analyzers.Tests;

/// <summary>Members of a class that has a context: what most tests are about, without what surrounds it.</summary>
internal static class CodeBlock
{
    /// <summary>The namespaces that every source uses.</summary>
    public const string Usings = """
        using System; using System.Collections.Generic; using System.ComponentModel.DataAnnotations; using System.Data.Common; using System.Globalization;
        using System.IO; using System.Linq; using System.Linq.Expressions; using System.Security.Claims; using System.Text.Json;
        using System.Threading; using System.Threading.Tasks; using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.AspNetCore.Mvc; using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Logging;
        namespace Vibes;
        """;

    /// <summary>A source with these members.</summary>
    public static string Of(string members) => Usings + "\nclass Code\n{\n    VibesContext db = null!;\n" + members + "\n}\n";
}
