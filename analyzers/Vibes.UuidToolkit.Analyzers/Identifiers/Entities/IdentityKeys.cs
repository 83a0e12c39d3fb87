namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>The foreign keys of ASP.NET Core Identity, which its context configures where no source can be read.</summary>
internal static class IdentityKeys
{
    /// <summary>Adds them to the entities that derive from Identity's.</summary>
    public static void Add(ModelFacts facts)
    {
        var user = facts.All.FirstOrDefault(IsUser);
        var role = facts.All.FirstOrDefault(IsRole);
        foreach (var entity in facts.All)
        {
            if (!Derives(entity, "IdentityUserClaim") && !Derives(entity, "IdentityUserRole") && !Derives(entity, "IdentityUserLogin")
                && !Derives(entity, "IdentityUserToken") && !Derives(entity, "IdentityUserPasskey") && !Derives(entity, "IdentityRoleClaim"))
                continue;
            Refer(entity, "UserId", user);
            Refer(entity, "RoleId", role);
            // A claim's own key is an int whatever the key of users is; code cannot change it.
            if (Derives(entity, "IdentityUserClaim") || Derives(entity, "IdentityRoleClaim"))
                entity.Key = null;
        }
    }

    /// <summary>Whether an entity is a user of Identity's.</summary>
    public static bool IsUser(EntityFacts entity) => Derives(entity, "IdentityUser");

    /// <summary>Whether an entity is a role of Identity's.</summary>
    public static bool IsRole(EntityFacts entity) => Derives(entity, "IdentityRole");

    private static void Refer(EntityFacts entity, string property, EntityFacts? principal)
    {
        if (principal is not null && entity.Members.ContainsKey(property) && !entity.ForeignKeys.Exists(key => key.Properties.Contains(property)))
            entity.ForeignKeys.Add(new([property], principal.Type, null, Sources.Identity));
    }

    private static bool Derives(EntityFacts entity, string name)
    {
        for (var type = entity.Type; type is not null; type = type.BaseType)
            if (type.Name == name && type.ContainingNamespace is { Name: "Identity", ContainingNamespace.Name: "AspNetCore" })
                return true;
        return false;
    }
}
