namespace Vibes.Api.Models;

/// <summary>Anything that has one column as its key.</summary>
public abstract class Entity<TKey>
    where TKey : struct
{
    public TKey Id { get; set; }

    /// <summary>Whether it has not been saved yet.</summary>
    public bool IsNew => EqualityComparer<TKey>.Default.Equals(Id, default);
}
