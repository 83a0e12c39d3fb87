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
            // For each entity, the query for the UUID of an old id.
            private static readonly Dictionary<string, string> Queries = new()
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
                        if (await FindAsync(context, Queries[entity], old) is not { } id)
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

            private static async Task<string?> FindAsync(HttpContext context, string query, long id)
            {
        FIND
            }

            private static async Task<string?> AskAsync(DbConnection connection, string query, long id, CancellationToken cancellation)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = query;
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ("id", id);
                command.Parameters.Add(parameter);
                return await command.ExecuteScalarAsync(cancellation) as string;
            }

            private sealed class Constraint : IRouteConstraint
            {
                public Constraint(string entity)
                {
                    if (!Queries.ContainsKey(entity))
                        throw new InvalidOperationException($"The route constraint legacy({entity}) has no query in LegacyIds.");
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
                    return await AskAsync(database.GetDbConnection(), query, id, context.RequestAborted);
                }
                finally
                {
                    await database.CloseConnectionAsync();
                }
        """;

    private const string BySource =
        """
                await using var connection = await context.RequestServices.GetRequiredService<SERVICE>().OpenConnectionAsync(context.RequestAborted);
                return await AskAsync(connection, query, id, context.RequestAborted);
        """;

    /// <summary>The solution with the file, or with those queries in it that an earlier change did not need.</summary>
    /// <param name="project">The application.</param>
    /// <param name="database">The service that leads to the database.</param>
    /// <param name="queries">The queries by their entities.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static Task<Solution> AddAsync(Project project, INamedTypeSymbol database, IReadOnlyDictionary<string, string> queries, CancellationToken cancellation) => AddedFile.PutAsync(
        project, Name, before => AddedFile.WithEntries(before ?? SourceText.From(TextFor(database)), queries.Select(query => (query.Key, SymbolDisplay.FormatLiteral(query.Value, quote: true)))), cancellation);

    private static string TextFor(INamedTypeSymbol database)
    {
        var isSource = database.Name == "NpgsqlDataSource";
        var text = Text.ReplaceLineEndings("\n").Replace("FIND", (isSource ? BySource : ByContext).ReplaceLineEndings("\n").Replace("SERVICE", database.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), StringComparison.Ordinal), StringComparison.Ordinal);
        return isSource ? text.Replace("using Microsoft.EntityFrameworkCore;\n", "", StringComparison.Ordinal) : text;
    }
}
