namespace Vibes.UuidToolkit.Verification.Tests.OpenApi;

/// <summary>The contract of the tests' API, before and after.</summary>
internal static class JournalDocument
{
    private const string Template =
        """
        {
          "openapi": "3.0.3",
          "info": { "title": "Vibes", "version": "1" },
          "servers": [{ "url": "/" }],
          "paths": {
            "/users": { "get": { "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/User" } } } } } } } },
            "/users/me": { "get": { "responses": { "200": { "description": "ok" } } } },
            "/journals": {
              "get": {
                "parameters": [
                  { "name": "userId", "in": "query", "schema": ID },
                  { "name": "limit", "in": "query", "required": true, "schema": { "type": "integer", "format": "int32", "default": 5 } }
                ],
                "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": { "type": "object", "properties": {
                  "total": { "type": "integer" }, "items": { "type": "array", "items": { "$ref": "#/components/schemas/Journal" } } } } } } } }
              },
              "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Journal" }, "example": { "id": EXAMPLE, "words": 5 } } } }, "responses": { "201": { "description": "ok" } } }
            },
            "/journals/{journalId}": { "parameters": [{ "$ref": "#/components/parameters/Journal" }], "get": { "responses": { "200": { "description": "ok" } } }, "delete": { "responses": { "204": { "description": "ok" } } } },
            "/journals/{journalId}/tags": { "get": { "parameters": [{ "name": "journalId", "in": "path", "required": true, "schema": ID }], "responses": { "200": { "description": "ok" } } } },
            "/reports/{year}": { "get": { "parameters": [{ "name": "year", "in": "path", "required": true, "schema": { "type": "integer" } }], "responses": { "200": { "description": "ok" } } } }
          },
          "components": {
            "parameters": { "Journal": { "name": "journalId", "in": "path", "required": true, "schema": ID } },
            "schemas": {
              "User": { "type": "object", "required": ["id", "name"], "properties": { "id": ID, "name": { "type": "string" } } },
              "Journal": { "type": "object", "required": ["id"], "properties": {
                "id": ID, "user_id": NULLABLE, "tagIds": { "type": "array", "items": ID }, "parentId": ANYOF, "words": { "type": "integer", "format": "int32" } } }
            }
          }
        }
        """;

    public static string Before { get; } = Template
        .Replace("NULLABLE", """{ "type": "integer", "format": "int64", "nullable": true }""", StringComparison.Ordinal)
        .Replace("ANYOF", """{ "anyOf": [{ "type": "integer" }, { "type": "string", "maxLength": 0 }] }""", StringComparison.Ordinal)
        .Replace("ID", """{ "type": "integer", "format": "int32", "minimum": 1, "description": "An id." }""", StringComparison.Ordinal)
        .Replace("EXAMPLE", "17", StringComparison.Ordinal);

    public static string After { get; } = Template
        .Replace("NULLABLE", """{ "type": "string", "format": "uuid", "nullable": true }""", StringComparison.Ordinal)
        .Replace("ANYOF", """{ "anyOf": [{ "type": "string", "format": "uuid" }, { "type": "string", "maxLength": 0 }] }""", StringComparison.Ordinal)
        .Replace("ID", """{ "type": "string", "format": "uuid", "description": "An id." }""", StringComparison.Ordinal)
        .Replace("EXAMPLE", "\"018f6b1e-7c00-8000-8abc-0123456789ab\"", StringComparison.Ordinal);
}
