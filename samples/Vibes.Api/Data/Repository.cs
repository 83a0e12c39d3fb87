using Microsoft.EntityFrameworkCore;
using Vibes.Api.Models;

namespace Vibes.Api.Data;

public sealed class Repository<TEntity, TKey>(VibesContext context) : IRepository<TEntity, TKey>
    where TEntity : Entity<TKey>
    where TKey : struct, IComparable<TKey>
{
    public async Task<TEntity?> FindAsync(TKey id, CancellationToken cancellation) =>
        await context.Set<TEntity>().FindAsync([id], cancellation);

    public async Task<IReadOnlyDictionary<TKey, TEntity>> FindAllAsync(IReadOnlyCollection<TKey> ids, CancellationToken cancellation) =>
        await context.Set<TEntity>().Where(entity => ids.Contains(entity.Id)).ToDictionaryAsync(entity => entity.Id, cancellation);

    public async Task AddAsync(TEntity entity, CancellationToken cancellation)
    {
        if (!entity.IsNew) throw new ArgumentException("It has been saved before.", nameof(entity));
        context.Add(entity);
        await context.SaveChangesAsync(cancellation);
    }
}
