using Vibes.Api.Models;

namespace Vibes.Api.Data;

/// <summary>What can be done with any entity, knowing nothing but its key.</summary>
public interface IRepository<TEntity, TKey>
    where TEntity : Entity<TKey>
    where TKey : struct, IComparable<TKey>
{
    Task<TEntity?> FindAsync(TKey id, CancellationToken cancellation);

    Task<IReadOnlyDictionary<TKey, TEntity>> FindAllAsync(IReadOnlyCollection<TKey> ids, CancellationToken cancellation);

    Task AddAsync(TEntity entity, CancellationToken cancellation);
}
