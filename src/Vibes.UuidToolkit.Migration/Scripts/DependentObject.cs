using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>An object that has to be taken down before a column changes its type, and put back afterwards.</summary>
/// <param name="Address">The object.</param>
/// <param name="Title">Its kind and name, for example <c>view public.journal_list</c>.</param>
/// <param name="Drop">Takes it down; never with CASCADE.</param>
/// <param name="Create">Puts it back with its owner, grants, comments and state, in order.</param>
public sealed record DependentObject(ObjectAddress Address, string Title, string Drop, ImmutableArray<string> Create);
