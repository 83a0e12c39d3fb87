using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Vibes.Api;
using Vibes.Api.Data;
using Vibes.Api.Endpoints;
using Vibes.Api.Hubs;
using Vibes.Api.Models;
using Vibes.Api.Reporting;
using Vibes.Api.Security;
using Vibes.Api.Services;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddOptions<VibesOptions>()
    .BindConfiguration(VibesOptions.Section)
    .ValidateDataAnnotations()
    .ValidateOnStart();

builder.Services.AddSingleton(services =>
{
    var connection = services.GetRequiredService<IConfiguration>().GetConnectionString("Vibes")
        ?? throw new InvalidOperationException("There is no connection string \"Vibes\".");
    var source = new NpgsqlDataSourceBuilder(connection);
    source.MapEnum<ReminderChannel>("reminder_channel");
    return source.Build();
});
builder.Services.AddDbContext<VibesContext>((services, options) => options.UseNpgsql(
    services.GetRequiredService<NpgsqlDataSource>(),
    npgsql => npgsql.MapEnum<ReminderChannel>("reminder_channel")));
builder.Services.AddScoped(typeof(IRepository<,>), typeof(Repository<,>));
builder.Services.AddSingleton<SecretTagRepository>();
builder.Services.AddSingleton<AuditLog>();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<IUserDirectory, UserDirectory>();
builder.Services.AddSingleton<NewEditorRollout>();
builder.Services.AddSingleton<JournalReports>();
builder.Services.AddScoped<IJournalService, JournalService>();
builder.Services.AddScoped<IReminderService, ReminderService>();
builder.Services.AddScoped<ITagService, TagService>();
builder.Services.AddScoped<HighlightService>();

builder.Services.AddHttpContextAccessor();
builder.Services.AddSingleton<TokenService>();
builder.Services.AddScoped<ICurrentUser, CurrentUser>();
builder.Services.AddAuthentication(BearerTokenHandler.SchemeName)
    .AddScheme<AuthenticationSchemeOptions, BearerTokenHandler>(BearerTokenHandler.SchemeName, null);
builder.Services.AddAuthorization();

builder.Services.AddControllers()
    .AddJsonOptions(json => json.JsonSerializerOptions.Converters.Add(new JsonStringEnumConverter()));
builder.Services.AddValidation();
builder.Services.AddProblemDetails();
builder.Services.AddSignalR();
builder.Services.AddOpenApi();

var app = builder.Build();

app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseAuthentication();
app.UseAuthorization();

app.MapOpenApi();
app.MapControllers();
app.MapHealth();
app.MapTokens();
app.MapTags();
app.MapSecretTags();
app.MapReports();
app.MapBilling();
app.MapHub<JournalHub>(JournalHub.Path);

app.Run();
