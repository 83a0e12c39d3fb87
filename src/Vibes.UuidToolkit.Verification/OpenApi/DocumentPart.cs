namespace Vibes.UuidToolkit.Verification.OpenApi;

/// <summary>What a place in an OpenAPI document is.</summary>
internal enum DocumentPart
{
    /// <summary>Anything without a part in ids.</summary>
    Other,

    /// <summary>A schema.</summary>
    Schema,

    /// <summary>The schema of an id.</summary>
    IdSchema,

    /// <summary>An object of schemas by name.</summary>
    Schemas,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>Data as the API would send it.</summary>
    Example,
}
