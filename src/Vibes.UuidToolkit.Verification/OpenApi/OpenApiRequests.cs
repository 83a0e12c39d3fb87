using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;

namespace Vibes.UuidToolkit.Verification.OpenApi;

/// <summary>
/// Derives requests from an OpenAPI document: each GET, with ids in its path taken from the lists that have them. It is asked for
/// the first, the middle and the last item of the list that its own id is of, and for the first of those further up: three
/// answers an operation, however many items there are.
/// </summary>
/// <param name="Requests">The requests, those that others take values from first.</param>
/// <param name="Skipped">The operations that cannot be asked.</param>
public sealed partial record OpenApiRequests(ImmutableArray<EndpointRequest> Requests, ImmutableArray<Diagnostic> Skipped)
{
    /// <summary>Derives the requests.</summary>
    /// <param name="openApi">The document.</param>
    /// <param name="options">What is configured already: a request by the same name stands, headers of all need not be derived.</param>
    public static OpenApiRequests Of(OpenApiText openApi, EndpointOptions options)
    {
        var requests = ImmutableArray.CreateBuilder<EndpointRequest>();
        var skipped = ImmutableArray.CreateBuilder<Diagnostic>();
        var lists = new List<DerivedList>();
        var names = options.Requests.Select(request => request.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var prefix = Prefix(openApi.Document);
        var paths = openApi.Document.Paths.Where(path => path.Value.Operations?.ContainsKey(HttpMethod.Get) == true)
            .OrderBy(path => Value().Count(path.Key)).ThenBy(path => path.Key, StringComparer.Ordinal);
        foreach (var (template, operations) in paths)
        {
            var operation = operations.Operations![HttpMethod.Get];
            var parameters = (operations.Parameters ?? []).Concat(operation.Parameters ?? []).GroupBy(parameter => (parameter.In, parameter.Name)).Select(group => group.Last()).ToList();
            var path = Path(template, parameters, lists, out var missing) + Query(parameters, ref missing);
            missing ??= parameters.Find(parameter => parameter is { In: ParameterLocation.Header, Required: true, Name: { } header } && !options.Headers.ContainsKey(header))?.Name;
            if (missing is not null)
            {
                skipped.Add(Descriptors.OperationSkipped.At($"GET {template}", $"Nothing is known to put in {missing}."));
                continue;
            }

            var name = NameOf(template);
            if (!names.Add(name) && options.Requests.All(request => request.Name != name))
                name = NameOf(template, whole: true);
            if (options.Requests.All(request => request.Name != name))
            {
                requests.Add(new(name, prefix + path) { Optional = true });
                // A path ends with the id that it is about, or with what is asked of it.
                if (path.LastIndexOf("[0]", StringComparison.Ordinal) is >= 0 and var place)
                    foreach (var item in (string[])["middle", "last"])
                        if (names.Add($"{name}-{item}"))
                            requests.Add(new($"{name}-{item}", $"{prefix}{path[..place]}[{item}]{path[(place + 3)..]}") { Optional = true });
            }

            if (DerivedList.Of(name, template, operation) is { } list)
                lists.Add(list);
        }

        return new(requests.ToImmutable(), skipped.ToImmutable());
    }

    /// <summary>The part of the path that the document's server adds.</summary>
    private static string Prefix(OpenApiDocument document) =>
        document.Servers is [{ Url: { } url }, ..] && !url.Contains('{', StringComparison.Ordinal) && Uri.TryCreate(new Uri("http://server/"), url, out var server)
            ? server.AbsolutePath.TrimEnd('/')
            : "";

    /// <summary>What a snapshot is called: the path's words, without those that all paths of an API begin with.</summary>
    private static string NameOf(string template, bool whole = false)
    {
        var segments = template.Split('/', StringSplitOptions.RemoveEmptyEntries).AsEnumerable();
        if (!whole)
            segments = segments.SkipWhile(segment => segment == "api" || Version().IsMatch(segment));
        return string.Join('-', segments.SelectMany(segment => Word().Matches(segment).Select(word => word.Value)).Prepend("get"));
    }

    /// <summary>The path with each parameter filled; the name of one that cannot be is given back.</summary>
    private static string Path(string template, List<IOpenApiParameter> parameters, List<DerivedList> lists, out string? missing)
    {
        string? unknown = null;
        var path = Value().Replace(template, match =>
        {
            var name = match.Groups["name"].Value;
            var collection = template[..match.Index].TrimEnd('/');
            var parameter = parameters.Find(parameter => parameter.In == ParameterLocation.Path && parameter.Name == name);
            var value = DerivedList.Find(lists, collection, name) ?? Given(parameter);
            unknown ??= value is null ? name : null;
            return value ?? "";
        });
        missing = unknown;
        return path;
    }

    private static string Query(List<IOpenApiParameter> parameters, ref string? missing)
    {
        var query = new List<string>();
        foreach (var parameter in parameters.Where(parameter => parameter is { In: ParameterLocation.Query, Required: true }))
        {
            if (Given(parameter) is { } value)
                query.Add($"{parameter.Name}={value}");
            else
                missing ??= parameter.Name;
        }

        return query.Count == 0 ? "" : "?" + string.Join('&', query);
    }

    /// <summary>The value that the document itself gives; null where it gives none.</summary>
    private static string? Given(IOpenApiParameter? parameter)
    {
        if (parameter is null)
            return null;
#pragma warning disable CS0618 // Documents of version 3.0 have it all the same.
        var schemaExample = parameter.Schema?.Example;
#pragma warning restore CS0618
        var value = parameter.Example ?? parameter.Examples?.Values.FirstOrDefault()?.Value ?? schemaExample ?? parameter.Schema?.Examples?.FirstOrDefault()
            ?? parameter.Schema?.Default ?? parameter.Schema?.Enum?.FirstOrDefault();
        return value is JsonValue plain ? Uri.EscapeDataString(plain.ToString()) : null;
    }

    [GeneratedRegex(@"\{(?<name>[^{}]+)\}")]
    private static partial Regex Value();

    [GeneratedRegex("^v[0-9]+(\\.[0-9]+)?$")]
    private static partial Regex Version();

    [GeneratedRegex("[A-Za-z0-9_]+")]
    private static partial Regex Word();
}
