using Vibes.UuidToolkit.Analyzers.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>What becomes of ids in the classes that libraries make endpoints, services and graphs of.</summary>
public sealed class FrameworkTests
{
    // The shape of the packages, which the tests do without.
    private const string Libraries =
        """
        namespace JetBrains.Annotations { [System.AttributeUsage(System.AttributeTargets.Parameter)] public sealed class RouteTemplateAttribute : System.Attribute; }

        namespace FastEndpoints
        {
            using System;
            using System.Diagnostics.CodeAnalysis;
            using System.Threading;
            using System.Threading.Tasks;
            using JetBrains.Annotations;

            public abstract class BaseEndpoint { public System.Security.Claims.ClaimsPrincipal User => null; public Microsoft.AspNetCore.Http.HttpContext HttpContext => null; }
            public abstract class Endpoint<TRequest, TResponse> : BaseEndpoint
            {
                public virtual void Configure() { }
                public virtual Task HandleAsync(TRequest request, CancellationToken token) => Task.CompletedTask;
                protected void Get([StringSyntax("Route"), RouteTemplate] params string[] routePatterns) { }
                protected void Delete([RouteTemplate] params string[] routePatterns) { }
                protected void Routes([StringSyntax("Route")] params string[] patterns) { }
                protected T Route<T>([StringSyntax("Route")] string paramName, bool isRequired = true) => default;
                protected T Query<T>(string paramName, bool isRequired = true) => default;
                protected Task Send(TResponse response) => Task.CompletedTask;
            }
            public abstract class Endpoint<TRequest> : Endpoint<TRequest, object>;
            public sealed class EmptyRequest;
            public abstract class EndpointWithoutRequest : Endpoint<EmptyRequest, object>;
            public class HttpGetAttribute([RouteTemplate] params string[] routes) : Attribute { public string[] Routes => routes; }
            public abstract class NonJsonBindingAttribute : Attribute;
            public class RouteParamAttribute : NonJsonBindingAttribute;
            public class QueryParamAttribute : NonJsonBindingAttribute;
            public class BindFromAttribute(string name) : Attribute { public string Name => name; }
        }

        namespace Microsoft.OData.ModelBuilder
        {
            public abstract class OperationConfiguration { public ParameterConfiguration Parameter<T>(string name) => null; }
            public class ParameterConfiguration;
            public class ActionConfiguration : OperationConfiguration { public ActionConfiguration Returns<T>() => this; }
            public class FunctionConfiguration : OperationConfiguration { public FunctionConfiguration Returns<T>() => this; }
            public class EntityTypeConfiguration<T> { public ActionConfiguration Action(string name) => null; public FunctionConfiguration Function(string name) => null; }
            public class ODataModelBuilder { public EntityTypeConfiguration<T> EntityType<T>() => null; }
        }

        namespace GreenDonut
        {
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;

            public interface IDataLoader<TKey, TValue> { Task<TValue> LoadAsync(TKey key, CancellationToken token = default); }
            public abstract class BatchDataLoader<TKey, TValue> : IDataLoader<TKey, TValue>
            {
                protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(IReadOnlyList<TKey> keys, CancellationToken token);
                public Task<TValue> LoadAsync(TKey key, CancellationToken token = default) => throw new System.NotSupportedException();
            }
            public abstract class GroupedDataLoader<TKey, TValue> : IDataLoader<TKey, TValue[]>
            {
                protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(IReadOnlyList<TKey> keys, CancellationToken token);
                public Task<TValue[]> LoadAsync(TKey key, CancellationToken token = default) => throw new System.NotSupportedException();
            }
        }

        namespace HotChocolate
        {
            public class GraphQLTypeAttribute(System.Type type) : System.Attribute { public System.Type Type => type; }
            namespace Types
            {
                using System;
                using System.Linq.Expressions;

                public class IntType;
                public class IdType;
                public class NonNullType<T>;
                public interface IResolverContext { T ArgumentValue<T>(string name); T Parent<T>(); }
                public interface IArgumentDescriptor { IArgumentDescriptor Type<T>(); }
                public interface IObjectFieldDescriptor { IObjectFieldDescriptor Type<T>(); IObjectFieldDescriptor Argument(string name, Action<IArgumentDescriptor> argument); IObjectFieldDescriptor Resolve(Func<IResolverContext, object> resolver); }
                public interface IObjectTypeDescriptor<T> { IObjectFieldDescriptor Field<P>(Expression<Func<T, P>> property); IObjectFieldDescriptor Field(string name); }
            }
        }

        namespace GraphQL
        {
            public interface IResolveFieldContext { T GetArgument<T>(string name); }
            namespace Types
            {
                public class IntGraphType;
                public class QueryArgument<T> { public string Name { get; set; } }
                public class ObjectGraphType { public void Field<T>(string name, QueryArgument<IntGraphType> argument, System.Func<IResolveFieldContext, object> resolve) { } }
            }
        }

        namespace Xunit
        {
            using System.Collections.Generic;
            public class FactAttribute : System.Attribute;
            public static class Assert
            {
                public static T IsType<T>(object actual) => default;
                public static T IsAssignableFrom<T>(object actual) => default;
                public static void Equal<T>(T expected, T actual) { }
                public static void Contains<T>(T expected, IEnumerable<T> actual) { }
            }
        }

        namespace Microsoft.AspNetCore.OData.Formatter { public class ODataActionParameters : System.Collections.Generic.Dictionary<string, object>; }
        """;

    private const string Model = "public class AppUser : IdentityUser<int> { public string Nick { get; set; } = \"\"; } public class AppDb : Microsoft.AspNetCore.Identity.EntityFrameworkCore.IdentityDbContext<AppUser, IdentityRole<int>, int>; ";

    private const string Actions = "class Journals(VibesContext c) : Controller { public IActionResult Add() => Ok(c.Journals.First().Id); public async Task<IActionResult> AddAsync() => CreatedAtAction(nameof(Get), (await c.Journals.FirstAsync()).Id); public IActionResult Count() => Ok(c.Journals.Count()); public IActionResult Ids() => Ok(c.Journals.Select(j => j.Id).ToList()); public IActionResult Get(int id) => c.Journals.Find(id) is { } j ? Ok(j.Pages) : NotFound(id); public JsonResult Raw() => Json(c.Users.First().Id); } ";

    public static TheoryData<string, string> Changed => new()
    {
        // Templates in the class of an endpoint, where its request takes the value, or it asks for it by its name.
        {
            "class Asked { public int Id { get; set; } public int Page { get; set; } } class Found(VibesContext c) : Endpoint<Asked, Journal?> { public override void Configure() => Get(\"/journals/{id:int}/{page:int}\", \"/j/{Id:min(1)}\"); public override Task HandleAsync(Asked a, CancellationToken t) => Send(c.Journals.Skip(a.Page).FirstOrDefault(j => j.Id == a.Id)); }",
            "class Asked { public Guid Id { get; set; } public int Page { get; set; } } class Found(VibesContext c) : Endpoint<Asked, Journal?> { public override void Configure() => Get(\"/journals/{id:guid}/{page:int}\", \"/j/{Id:guid}\"); public override Task HandleAsync(Asked a, CancellationToken t) => Send(c.Journals.Skip(a.Page).FirstOrDefault(j => j.Id == a.Id)); }"
        },
        {
            "class Found(VibesContext c) : EndpointWithoutRequest { public override void Configure() => Routes(\"/journals/{journal:int}/{page:int}\"); public override Task HandleAsync(EmptyRequest r, CancellationToken t) { var id = Route<int>(\"journal\"); var by = Query<int?>(\"by\", false); return Send(c.Journals.Where(j => j.Id == id && j.UserId == by).Skip(Route<int>(\"page\"))); } }",
            "class Found(VibesContext c) : EndpointWithoutRequest { public override void Configure() => Routes(\"/journals/{journal:guid}/{page:int}\"); public override Task HandleAsync(EmptyRequest r, CancellationToken t) { var id = Route<Guid>(\"journal\"); var by = Query<Guid?>(\"by\", false); return Send(c.Journals.Where(j => j.Id == id && j.UserId == by).Skip(Route<int>(\"page\"))); } }"
        },
        // A name of its own in the route; a property that comes from elsewhere is not what the route gives.
        {
            "class Asked { [BindFrom(\"jid\")] public int Id { get; set; } [QueryParam] public int Page { get; set; } [QueryParam] public int UserId { get; set; } } [FastEndpoints.HttpGet(\"/a/{page:int}\", \"/b/{jid:int}\")] class Found(VibesContext c) : Endpoint<Asked> { public override void Configure() => Delete(\"/x/{jid:int}/{userId:int}\"); public override Task HandleAsync(Asked a, CancellationToken t) => Send(c.Journals.Where(j => j.Id == a.Id && j.UserId == a.UserId).Skip(a.Page)); }",
            "class Asked { [BindFrom(\"jid\")] public Guid Id { get; set; } [QueryParam] public int Page { get; set; } [QueryParam] public Guid UserId { get; set; } } [FastEndpoints.HttpGet(\"/a/{page:int}\", \"/b/{jid:guid}\")] class Found(VibesContext c) : Endpoint<Asked> { public override void Configure() => Delete(\"/x/{jid:guid}/{userId:int}\"); public override Task HandleAsync(Asked a, CancellationToken t) => Send(c.Journals.Where(j => j.Id == a.Id && j.UserId == a.UserId).Skip(a.Page)); }"
        },
        // A template that is a constant by its name, and the addresses that are made of it by hand.
        {
            "class Asked { public const string Route = \"/u/{UserId:int}/p/{Page:int}\"; public static string At(int userId, int page) => Route.Replace(\"{UserId:int}\", userId.ToString()).Replace(\"{Page:int}\", $\"{page}\"); public int UserId { get; set; } public int Page { get; set; } } class Found(VibesContext c) : Endpoint<Asked> { public override void Configure() => Get(Asked.Route); public override Task HandleAsync(Asked a, CancellationToken t) => Send(c.Journals.Where(j => j.UserId == a.UserId).Skip(a.Page)); } string Link() => Asked.At(5, 2);",
            "class Asked { public const string Route = \"/u/{UserId:guid}/p/{Page:int}\"; public static string At(Guid userId, int page) => Route.Replace(\"{UserId:guid}\", userId.ToString()).Replace(\"{Page:int}\", $\"{page}\"); public Guid UserId { get; set; } public int Page { get; set; } } class Found(VibesContext c) : Endpoint<Asked> { public override void Configure() => Get(Asked.Route); public override Task HandleAsync(Asked a, CancellationToken t) => Send(c.Journals.Where(j => j.UserId == a.UserId).Skip(a.Page)); } string Link() => Asked.At(KnownIds.User5, 2);"
        },
        // A client's own template, which nothing here maps.
        {
            "class Client { const string Route = \"/u/{userId:int}\"; public string At(Journal j) => Route.Replace(\"{userId:int}\", j.UserId.ToString()); public int Key(Journal j) => j.Id; }",
            "class Client { const string Route = \"/u/{userId:int}\"; public string At(Journal j) => Route.Replace(\"{userId:int}\", j.UserId.ToString()); public Guid Key(Journal j) => j.Id; }"
        },
        {
            "static class Paths { public const string One = \"{id:int}\"; public const string Paged = \"p/{page:int}\"; } public class JournalsController(VibesContext c) : ControllerBase { [Microsoft.AspNetCore.Mvc.HttpGet(Paths.One)] public Journal? Get(int id) => c.Journals.Find(id); [Microsoft.AspNetCore.Mvc.HttpGet(Paths.Paged)] public IQueryable<Journal> Page(int page) => c.Journals.Skip(page); }",
            "static class Paths { public const string One = \"{id:guid}\"; public const string Paged = \"p/{page:int}\"; } public class JournalsController(VibesContext c) : ControllerBase { [Microsoft.AspNetCore.Mvc.HttpGet(Paths.One)] public Journal? Get(Guid id) => c.Journals.Find(id); [Microsoft.AspNetCore.Mvc.HttpGet(Paths.Paged)] public IQueryable<Journal> Page(int page) => c.Journals.Skip(page); }"
        },
        // What a handler reads of the route by hand.
        {
            "void Map(Microsoft.AspNetCore.Builder.WebApplication app) { app.MapGet(\"/a/{id:int}/{page:int}\", (HttpContext h, VibesContext c) => { var id = int.Parse((string)Microsoft.AspNetCore.Routing.RoutingHttpContextExtensions.GetRouteValue(h, \"id\")!); return c.Journals.Where(j => j.Id == id).Skip(int.Parse((string)h.Request.RouteValues[\"page\"]!)); }); app.MapGet(\"/b/{id:int}\", (HttpContext h, VibesContext c) => int.TryParse(h.Request.RouteValues[\"id\"]?.ToString(), out var id) ? c.Journals.FirstOrDefault(j => j.Id == id) : null); }",
            "void Map(Microsoft.AspNetCore.Builder.WebApplication app) { app.MapGet(\"/a/{id:guid}/{page:int}\", (HttpContext h, VibesContext c) => { var id = Guid.Parse((string)Microsoft.AspNetCore.Routing.RoutingHttpContextExtensions.GetRouteValue(h, \"id\")!); return c.Journals.Where(j => j.Id == id).Skip(int.Parse((string)h.Request.RouteValues[\"page\"]!)); }); app.MapGet(\"/b/{id:guid}\", (HttpContext h, VibesContext c) => Guid.TryParse(h.Request.RouteValues[\"id\"]?.ToString(), out var id) ? c.Journals.FirstOrDefault(j => j.Id == id) : null); }"
        },
        // What an OData service says that its actions and functions take.
        {
            "public class JournalsController(VibesContext c) : ControllerBase { public IActionResult Merge(int key, ODataActionParameters parameters) => Ok(c.Journals.Where(j => j.Id == key || j.Id == (int)parameters[\"otherId\"]).Take((int)parameters[\"count\"])); public int Total(int key, int userId, int least) => c.Journals.Count(j => j.Id == key && j.UserId == userId && j.Pages > least); } static void Model(ODataModelBuilder m) { var merge = m.EntityType<Journal>().Action(\"Merge\"); merge.Parameter<int>(\"otherId\"); merge.Parameter<int>(\"count\"); var total = m.EntityType<Journal>().Function(\"Total\").Returns<int>(); total.Parameter<int>(\"userId\"); total.Parameter<int>(\"least\"); }",
            "public class JournalsController(VibesContext c) : ControllerBase { public IActionResult Merge(Guid key, ODataActionParameters parameters) => Ok(c.Journals.Where(j => j.Id == key || j.Id == (Guid)parameters[\"otherId\"]).Take((int)parameters[\"count\"])); public int Total(Guid key, Guid userId, int least) => c.Journals.Count(j => j.Id == key && j.UserId == userId && j.Pages > least); } static void Model(ODataModelBuilder m) { var merge = m.EntityType<Journal>().Action(\"Merge\"); merge.Parameter<Guid>(\"otherId\"); merge.Parameter<int>(\"count\"); var total = m.EntityType<Journal>().Function(\"Total\").Returns<int>(); total.Parameter<Guid>(\"userId\"); total.Parameter<int>(\"least\"); }"
        },
        // A loader's keys are what it finds values by: of another entity than these are of, or no ids.
        {
            "class Loader : GreenDonut.BatchDataLoader<int, Journal> { VibesContext c = null!; protected override async Task<IReadOnlyDictionary<int, Journal>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken t) => await c.Journals.Where(j => keys.Contains(j.Id)).ToDictionaryAsync(j => j.Id, t); } class Graph { public Task<Journal> One(int id, Loader l) => l.LoadAsync(id); public Task<Journal[]> Of(int by, GreenDonut.IDataLoader<int, Journal[]> l, User u) => l.LoadAsync(by == u.Id ? by : u.Id); }",
            "class Loader : GreenDonut.BatchDataLoader<Guid, Journal> { VibesContext c = null!; protected override async Task<IReadOnlyDictionary<Guid, Journal>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken t) => await c.Journals.Where(j => keys.Contains(j.Id)).ToDictionaryAsync(j => j.Id, t); } class Graph { public Task<Journal> One(Guid id, Loader l) => l.LoadAsync(id); public Task<Journal[]> Of(Guid by, GreenDonut.IDataLoader<Guid, Journal[]> l, User u) => l.LoadAsync(by == u.Id ? by : u.Id); }"
        },
        {
            "class ByUser : GreenDonut.GroupedDataLoader<int, Journal> { VibesContext c = null!; protected override async Task<ILookup<int, Journal>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken t) => (await c.Journals.Where(j => keys.Contains(j.UserId)).ToListAsync(t)).ToLookup(j => j.UserId); } class ByPages : GreenDonut.GroupedDataLoader<int, Journal> { VibesContext c = null!; protected override async Task<ILookup<int, Journal>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken t) => (await c.Journals.Where(j => keys.Contains(j.Pages)).ToListAsync(t)).ToLookup(j => j.Pages); }",
            "class ByUser : GreenDonut.GroupedDataLoader<Guid, Journal> { VibesContext c = null!; protected override async Task<ILookup<Guid, Journal>> LoadGroupedBatchAsync(IReadOnlyList<Guid> keys, CancellationToken t) => (await c.Journals.Where(j => keys.Contains(j.UserId)).ToListAsync(t)).ToLookup(j => j.UserId); } class ByPages : GreenDonut.GroupedDataLoader<int, Journal> { VibesContext c = null!; protected override async Task<ILookup<int, Journal>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken t) => (await c.Journals.Where(j => keys.Contains(j.Pages)).ToListAsync(t)).ToLookup(j => j.Pages); }"
        },
        // What a class promises by an interface of its own, and its base class keeps.
        {
            "interface ILoader : GreenDonut.IDataLoader<int, string>; class Loader : GreenDonut.BatchDataLoader<int, string>, ILoader { VibesContext c = null!; protected override async Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken t) => await c.Journals.Where(j => keys.Contains(j.Id)).ToDictionaryAsync(j => j.Id, j => j.Title, t); } Task<string> One(int id, ILoader l) => l.LoadAsync(id);",
            "interface ILoader : GreenDonut.IDataLoader<Guid, string>; class Loader : GreenDonut.BatchDataLoader<Guid, string>, ILoader { VibesContext c = null!; protected override async Task<IReadOnlyDictionary<Guid, string>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken t) => await c.Journals.Where(j => keys.Contains(j.Id)).ToDictionaryAsync(j => j.Id, j => j.Title, t); } Task<string> One(Guid id, ILoader l) => l.LoadAsync(id);"
        },
        // What an action answers with, and a test takes out of the result.
        {
            Actions + "class T { Journals c = null!; void A() { var r = c.Add(); var ok = Xunit.Assert.IsType<OkObjectResult>(r); var id = Xunit.Assert.IsType<int>(ok.Value); Xunit.Assert.Equal(5, ok.Value); Xunit.Assert.Equal(200, ok.StatusCode); } async Task B() { var r = (await c.AddAsync()) as CreatedAtActionResult; Xunit.Assert.Equal(7, (int)r!.Value!); } void C() { var ok = (OkObjectResult)c.Count(); Xunit.Assert.Equal(3, ok.Value); Xunit.Assert.Equal(3, (int)ok.Value!); } void D() => Xunit.Assert.Contains(4, Xunit.Assert.IsAssignableFrom<IEnumerable<int>>(((ObjectResult)c.Ids()).Value!)); bool E() => c.Add() is OkObjectResult { Value: int id } && id == 6; void F() { var r = c.Get(9); Xunit.Assert.Equal(8, Xunit.Assert.IsType<NotFoundObjectResult>(r).Value); Xunit.Assert.Equal(3, Xunit.Assert.IsType<OkObjectResult>(r).Value); } void G() { if (c.Add() is ObjectResult o) Xunit.Assert.Equal(2, o.Value); Xunit.Assert.Equal(1, c.Raw().Value); } }",
            Actions.Replace("int id", "Guid id", StringComparison.Ordinal) + "class T { Journals c = null!; void A() { var r = c.Add(); var ok = Xunit.Assert.IsType<OkObjectResult>(r); var id = Xunit.Assert.IsType<Guid>(ok.Value); Xunit.Assert.Equal(KnownIds.Journal5, ok.Value); Xunit.Assert.Equal(200, ok.StatusCode); } async Task B() { var r = (await c.AddAsync()) as CreatedAtActionResult; Xunit.Assert.Equal(KnownIds.Journal7, (Guid)r!.Value!); } void C() { var ok = (OkObjectResult)c.Count(); Xunit.Assert.Equal(3, ok.Value); Xunit.Assert.Equal(3, (int)ok.Value!); } void D() => Xunit.Assert.Contains(KnownIds.Journal4, Xunit.Assert.IsAssignableFrom<IEnumerable<Guid>>(((ObjectResult)c.Ids()).Value!)); bool E() => c.Add() is OkObjectResult { Value: Guid id } && id == KnownIds.Journal6; void F() { var r = c.Get(KnownIds.Journal9); Xunit.Assert.Equal(KnownIds.Journal8, Xunit.Assert.IsType<NotFoundObjectResult>(r).Value); Xunit.Assert.Equal(3, Xunit.Assert.IsType<OkObjectResult>(r).Value); } void G() { if (c.Add() is ObjectResult o) Xunit.Assert.Equal(KnownIds.Journal2, o.Value); Xunit.Assert.Equal(KnownIds.User1, c.Raw().Value); } }"
        },
        // The text that Identity gives for a key.
        {
            Model + "class S(UserManager<AppUser> m, RoleManager<IdentityRole<int>> r) { public int A(ClaimsPrincipal p) => Convert.ToInt32(m.GetUserId(p)); public async Task<int> B(AppUser u) => int.Parse(await m.GetUserIdAsync(u)); public int C(ClaimsPrincipal p) { var text = m.GetUserId(p); return int.TryParse(text, out var id) ? id : 0; } public async Task<int> D(IdentityRole<int> role) => int.Parse(await r.GetRoleIdAsync(role)); public int E(ClaimsPrincipal p) => int.Parse(m.GetUserName(p)!); }",
            Model.Replace("<int>", "<Guid>", StringComparison.Ordinal).Replace(", int>", ", Guid>", StringComparison.Ordinal) + "class S(UserManager<AppUser> m, RoleManager<IdentityRole<Guid>> r) { public Guid A(ClaimsPrincipal p) => Guid.Parse(m.GetUserId(p)); public async Task<Guid> B(AppUser u) => Guid.Parse(await m.GetUserIdAsync(u)); public Guid C(ClaimsPrincipal p) { var text = m.GetUserId(p); return Guid.TryParse(text, out var id) ? id : Guid.Empty; } public async Task<Guid> D(IdentityRole<Guid> role) => Guid.Parse(await r.GetRoleIdAsync(role)); public int E(ClaimsPrincipal p) => int.Parse(m.GetUserName(p)!); }"
        },
    };

    [Theory, MemberData(nameof(Changed))]
    public async Task Ids_that_only_a_library_connects_change(string before, string after)
    {
        const string Usings = "using FastEndpoints; using Microsoft.AspNetCore.Identity; using Microsoft.AspNetCore.OData.Formatter; using Microsoft.OData.ModelBuilder; ";
        var change = await CodeChange.OfLibraryAsync(Libraries, ("Model.cs", Journals.Model), ("Code.cs", Usings + CodeBlock.Of(before)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(CodeBlock.Of(after), change.Text("Code/Code.cs")[Usings.Length..]);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Empty((await change.AgainAsync()).Result.Changes);
    }

    /// <summary>What a schema says of ids beside the code is listed; what it says of numbers, and that something is an ID, is right.</summary>
    [Theory]
    [InlineData("[HotChocolate.GraphQLType(typeof(NonNullType<IntType>))] public int Key(Journal j) => j.Id;", "'Key'")]
    [InlineData("public bool Has([HotChocolate.GraphQLType(typeof(IntType))] int id, [HotChocolate.GraphQLType(typeof(IntType))] int pages) => db.Journals.Any(j => j.Id == id && j.Pages == pages);", "'id'")]
    [InlineData("[HotChocolate.GraphQLType(typeof(IdType))] public int Key(Journal j) => j.Id;")]
    [InlineData("void A(IObjectTypeDescriptor<Journal> d) { d.Field(j => j.UserId).Type<NonNullType<IntType>>(); d.Field(j => j.Pages).Type<NonNullType<IntType>>(); d.Field(j => j.Id).Type<IdType>(); }", "'UserId'")]
    [InlineData("void A(IObjectTypeDescriptor<Journal> d) => d.Field(\"x\").Argument(\"key\", a => a.Type<IntType>()).Argument(\"skip\", a => a.Type<IntType>()).Resolve(c => { var key = c.ArgumentValue<int>(\"key\"); return db.Journals.Where(j => j.Id == key).Skip(c.ArgumentValue<int>(\"skip\")); });", "'key'")]
    [InlineData("void A(GraphQL.Types.ObjectGraphType t) { t.Field<string>(\"a\", new GraphQL.Types.QueryArgument<GraphQL.Types.IntGraphType> { Name = \"key\" }, c => db.Journals.Find(c.GetArgument<int>(\"key\"))); t.Field<string>(\"b\", new GraphQL.Types.QueryArgument<GraphQL.Types.IntGraphType> { Name = \"skip\" }, c => db.Journals.Skip(c.GetArgument<int>(\"skip\"))); }", "'key'")]
    public async Task Integers_of_a_schema_that_are_ids_are_listed(string members, params string[] expected)
    {
        var change = await CodeChange.OfLibraryAsync(Libraries, ("Model.cs", Journals.Model), ("Code.cs", "using HotChocolate.Types; " + CodeBlock.Of(members)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(expected, change.Result.Open.Where(open => open.Why.StartsWith("The schema says", StringComparison.Ordinal)).Select(open => open.Why.Split(' ')[4]));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }
}
