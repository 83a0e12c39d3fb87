using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Legacy;

/// <summary>The file that an application gets for the time in which its routes take both kinds of id.</summary>
internal static class LegacyIdsFile
{
    /// <summary>The constraint's name in a route.</summary>
    public const string Constraint = "legacy";

    private const string Name = "LegacyIds.cs";

    private const string Text =
        """
        #nullable enable

        using System;
        using System.Collections.Generic;
        using System.Data.Common;
        using System.Globalization;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;

        /// <summary>
        /// Routes that answer to the integers that ids were: <c>{id:legacy(Journal)}</c> takes a UUID or an integer, and an integer becomes the UUID of its row
        /// before the endpoint runs. When nobody sends integers any more, write <c>{id:guid}</c> and delete this file.
        /// </summary>
        internal static class LegacyIds
        {
            // The tables whose keys were integers, for uuidkit.uuid_of.
            private static readonly Dictionary<string, string> Tables = new()
            {
            };

            /// <summary>Makes the constraint known.</summary>
            public static IServiceCollection AddLegacyIds(this IServiceCollection services) =>
                services.Configure<RouteOptions>(options => options.ConstraintMap["legacy"] = typeof(Constraint));

            /// <summary>Puts UUIDs in place of old integers. Behind authorization, so that nobody learns of rows who may not.</summary>
            public static IApplicationBuilder UseLegacyIds(this IApplicationBuilder app) => app.Use(async (context, next) =>
            {
                foreach (var (parameter, entity) in LegacyParameters(context))
                    if (TryParse(context.Request.RouteValues[parameter], out var old))
                    {
                        if (await FindAsync(context, Tables[entity], old) is not { } id)
                        {
                            context.Response.StatusCode = StatusCodes.Status404NotFound;
                            return;
                        }

                        context.Request.RouteValues[parameter] = id;
                    }

                await next(context);
            });

            private static IEnumerable<(string Parameter, string Entity)> LegacyParameters(HttpContext context)
            {
                if (context.GetEndpoint() is RouteEndpoint endpoint)
                    foreach (var parameter in endpoint.RoutePattern.Parameters)
                        foreach (var policy in parameter.ParameterPolicies)
                            if (policy.Content is { } content && content.StartsWith("legacy(", StringComparison.Ordinal) && content.EndsWith(')'))
                                yield return (parameter.Name, content["legacy(".Length..^1]);
            }

            // An ordered UUID begins with 48 bits for the integer.
            private static bool TryParse(object? value, out long id) =>
                long.TryParse(value as string, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out id) && id is > -(1L << 47) and < 1L << 47;

            private static async Task<string?> FindAsync(HttpContext context, string table, long id)
            {
        FIND
            }

            private static async Task<string?> AskAsync(DbConnection connection, string table, long id, CancellationToken cancellation)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT CAST(uuidkit.uuid_of(CAST(CAST(@table AS text) AS regclass), @id) AS text)";
                Add("table", table);
                Add("id", id);
                return await command.ExecuteScalarAsync(cancellation) as string;

                void Add(string name, object value)
                {
                    var parameter = command.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = (name, value);
                    command.Parameters.Add(parameter);
                }
            }

            private sealed class Constraint : IRouteConstraint
            {
                public Constraint(string entity)
                {
                    if (!Tables.ContainsKey(entity))
                        throw new InvalidOperationException($"The route constraint legacy({entity}) has no table in LegacyIds.");
                }

                public bool Match(HttpContext? context, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
                    values.TryGetValue(routeKey, out var value) && Convert.ToString(value, CultureInfo.InvariantCulture) is { } text && (Guid.TryParse(text, out _) || TryParse(text, out _));
            }
        }

        """;

    private const string ByContext =
        """
                var database = context.RequestServices.GetRequiredService<SERVICE>().Database;
                await database.OpenConnectionAsync(context.RequestAborted);
                try
                {
                    return await AskAsync(database.GetDbConnection(), table, id, context.RequestAborted);
                }
                finally
                {
                    await database.CloseConnectionAsync();
                }
        """;

    private const string BySource =
        """
                await using var connection = await context.RequestServices.GetRequiredService<SERVICE>().OpenConnectionAsync(context.RequestAborted);
                return await AskAsync(connection, table, id, context.RequestAborted);
        """;

    /// <summary>The solution with the file, or with those tables in it that an earlier change did not need.</summary>
    /// <param name="project">The application.</param>
    /// <param name="database">The service that leads to the database.</param>
    /// <param name="tables">The tables by their entities.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static async Task<Solution> AddAsync(Project project, INamedTypeSymbol database, IReadOnlyDictionary<string, string> tables, CancellationToken cancellation)
    {
        if (AddedFile.In(project, Name) is not { } known)
            return AddedFile.Add(project, Name, With(SourceText.From(TextFor(database)), tables).ToString());
        var text = await known.GetTextAsync(cancellation).ConfigureAwait(false);
        return project.Solution.WithDocumentText(known.Id, With(text, tables));
    }

    private static string TextFor(INamedTypeSymbol database)
    {
        var isSource = database.Name == "NpgsqlDataSource";
        var text = Text.ReplaceLineEndings("\n").Replace("FIND", (isSource ? BySource : ByContext).ReplaceLineEndings("\n").Replace("SERVICE", database.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), StringComparison.Ordinal), StringComparison.Ordinal);
        return isSource ? text.Replace("using Microsoft.EntityFrameworkCore;\n", "", StringComparison.Ordinal) : text;
    }

    private static SourceText With(SourceText text, IReadOnlyDictionary<string, string> tables)
    {
        var (code, end) = (text.ToString(), text.ToString().IndexOf("    };", StringComparison.Ordinal));
        var missing = tables.Where(table => !code.Contains($"[\"{table.Key}\"] = ", StringComparison.Ordinal)).ToList();
        return missing.Count == 0 || end < 0 ? text
            : text.WithChanges(new TextChange(new(end, 0), string.Concat(missing.Select(table => $"        [\"{table.Key}\"] = {SymbolDisplay.FormatLiteral(table.Value, quote: true)},\n"))));
    }
}
