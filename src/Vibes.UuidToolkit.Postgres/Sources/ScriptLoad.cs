using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>One run of a script against one connection.</summary>
internal sealed partial class ScriptLoad(
    NpgsqlConnection connection, LoadOptions options, IProgress<LoadProgress>? progress, Func<long> bytesRead, long? totalBytes)
{
    private const string Savepoint = "vibes_uuid_toolkit_load";
    private const long ProgressEveryMilliseconds = 100;

    private readonly LoadNotes notes = new();
    private readonly SortedSet<string> databases = new(StringComparer.Ordinal);
    private readonly HashSet<string> createdRoles = new(StringComparer.Ordinal);
    private string sessionUser = "";
    private string? database;
    private string? filledDatabase;
    private bool filled;
    private bool inTransaction;
    private long statements;
    private long copiedLines;
    private long lastProgress;

    /// <summary>Runs the script.</summary>
    public async Task<LoadReport> RunAsync(Stream script, string name, string? folder, CancellationToken cancellation)
    {
        sessionUser = await SessionUserAsync(cancellation).ConfigureAwait(false);
        if (options.InOneTransaction)
        {
            await SendAsync("BEGIN", cancellation).ConfigureAwait(false);
            inTransaction = true;
        }

        ScriptStatement? last = null;
        var items = new PsqlScript(script, name, folder, options.Variables).ReadAsync(cancellation).GetAsyncEnumerator(cancellation);
        await using (items.ConfigureAwait(false))
        {
            while (await items.MoveNextAsync().ConfigureAwait(false))
            {
                if (items.Current is ScriptConnect connect)
                {
                    if (inTransaction) throw LeftOpen(connect);
                    await ConnectAsync(connect, cancellation).ConfigureAwait(false);
                }
                else if (items.Current is ScriptStatement statement)
                {
                    last = statement;
                    var head = new StatementHead(statement.Text);
                    if (Counts(statement, head))
                    {
                        if (statement.ReadsCopyData) await CopyAsync(statement, head, items, cancellation).ConfigureAwait(false);
                        else await ExecuteAsync(statement, head, cancellation).ConfigureAwait(false);
                        statements++;
                    }
                }

                Report(always: false);
            }
        }

        if (inTransaction && options.InOneTransaction)
        {
            await CommitAsync(last, cancellation).ConfigureAwait(false);
            inTransaction = false;
        }

        if (inTransaction) throw LeftOpen(last!);
        if (options.Database is { } chosen && !databases.Contains(chosen))
            throw new DiagnosticException(Descriptors.DatabaseNotInScript.At(name, databases.Count == 0
                ? $@"The script has no \connect, so nothing of it belongs to a database {chosen}."
                : $"The script connects to {string.Join(", ", databases)}, not to {chosen}."));
        await ResetAsync(cancellation).ConfigureAwait(false);
        Report(always: true);
        return new LoadReport(statements, copiedLines, bytesRead(), notes.ToDiagnostics());
    }

    /// <summary>Whether the statement is to be executed; a statement that is left out is noted.</summary>
    private bool Counts(ScriptStatement statement, StatementHead head)
    {
        if (statement.WritesCopyData) return false;

        // The driver talks UTF-8 to the server whatever the script is written in; PsqlScript has decoded it.
        if (SessionSetting.In(statement.Text) is { Name: "client_encoding" }) return false;

        if (head.IsAboutDatabase) return LeftOut(Descriptors.DatabaseStatementLeftOut, "It is not executed here: " + head.Excerpt);
        if (head.IsAboutRoles)
        {
            if (!options.MayCreateRoles) return LeftOut(Descriptors.RoleStatementLeftOut, "Roles are not created or altered on this server.");

            // It would change how the toolkit itself gets into the server.
            if (head.Role == sessionUser) return LeftOut(Descriptors.RoleStatementLeftOut, $"The role {sessionUser} is the one that loads.");
            return true;
        }

        if (options.Database is { } chosen && database != chosen) return false;
        if (head.Creates)
        {
            if (filled && database != filledDatabase)
                throw new DiagnosticException(Descriptors.SeveralDatabases.At(
                    statement.Place,
                    $"Objects are created in {filledDatabase ?? @"the database before the first \connect"} and in {database}."));
            (filled, filledDatabase) = (true, database);
        }

        return true;

        bool LeftOut(DiagnosticDescriptor why, string message)
        {
            notes.Add(why, statement.Place, message);
            return false;
        }
    }

    private async Task CommitAsync(ScriptStatement? last, CancellationToken cancellation)
    {
        try
        {
            await SendAsync("COMMIT", cancellation).ConfigureAwait(false);
        }
        // Deferred constraints are checked now.
        catch (NpgsqlException error) when (last is not null)
        {
            throw Failed(last, new StatementHead("COMMIT"), error);
        }
    }

    private async Task ConnectAsync(ScriptConnect connect, CancellationToken cancellation)
    {
        if (connect.Database is { } name)
        {
            database = name;
            databases.Add(name);
            notes.Add(Descriptors.DatabaseStatementLeftOut, connect.Place, $@"\connect {name} stays in the copy's own database.");
        }

        // A new session starts with the server's own settings.
        await ResetAsync(cancellation).ConfigureAwait(false);
    }

    private async Task ResetAsync(CancellationToken cancellation)
    {
        await SendAsync("RESET SESSION AUTHORIZATION", cancellation).ConfigureAwait(false);
        await SendAsync("RESET ALL", cancellation).ConfigureAwait(false);
    }

    private async Task ExecuteAsync(ScriptStatement statement, StatementHead head, CancellationToken cancellation)
    {
        for (var repeats = 0; ; repeats++)
        {
            try
            {
                await (head.MayFail ? TryAsync(statement.Text, cancellation) : SendAsync(statement.Text, cancellation)).ConfigureAwait(false);
                inTransaction = head.TransactionAfter(inTransaction);
                return;
            }
            catch (PostgresException error)
            {
                if (inTransaction && !head.MayFail) throw Failed(statement, head, error);
                if (RoleConflict.Is(error) && options.MayCreateRoles && repeats < RoleConflict.MaxRepeats) continue;
                if (MissingRole.In(error) is { } role && options.MayCreateRoles && createdRoles.Add(role))
                {
                    await CreateRoleAsync(role, statement, cancellation).ConfigureAwait(false);
                    continue;
                }

                if (!Tolerates(statement, head, error)) throw Failed(statement, head, error);
                return;
            }
            catch (NpgsqlException error)
            {
                throw Failed(statement, head, error);
            }
        }
    }

    /// <summary>Sends a statement whose failure must not ruin the script's own transaction: a savepoint keeps it to the statement.</summary>
    private async Task TryAsync(string sql, CancellationToken cancellation)
    {
        if (!inTransaction)
        {
            await SendAsync(sql, cancellation).ConfigureAwait(false);
            return;
        }

        await SendAsync("SAVEPOINT " + Savepoint, cancellation).ConfigureAwait(false);
        try
        {
            await SendAsync(sql, cancellation).ConfigureAwait(false);
        }
        catch (PostgresException)
        {
            await SendAsync("ROLLBACK TO SAVEPOINT " + Savepoint, cancellation).ConfigureAwait(false);
            await SendAsync("RELEASE SAVEPOINT " + Savepoint, cancellation).ConfigureAwait(false);
            throw;
        }

        await SendAsync("RELEASE SAVEPOINT " + Savepoint, cancellation).ConfigureAwait(false);
    }

    private bool Tolerates(ScriptStatement statement, StatementHead head, PostgresException error)
    {
        if (MissingRole.In(error) is { } role)
        {
            if (!head.IsAboutOwnership || options.MayCreateRoles) return false;
            notes.Add(Descriptors.OwnershipLeftOut, statement.Place, $"The server has no role {role}.");
            return true;
        }

        switch (error.SqlState)
        {
            case PostgresErrorCodes.UndefinedObject when head.IsSetting:
                notes.Add(Descriptors.ParameterUnknown, statement.Place, error.MessageText + ".");
                return true;
            case PostgresErrorCodes.DuplicateObject when head.IsAboutRoles:
                return true;
            case PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.DuplicateSchema when head.CreatesWhatIsThere:
            case PostgresErrorCodes.InsufficientPrivilege when head.CreatesWhatIsThere || head.CommentsOnWhatIsThere:
                notes.Add(Descriptors.AlreadyThere, statement.Place, error.MessageText + ".");
                return true;
            default:
                return false;
        }
    }

    private async Task CreateRoleAsync(string role, ScriptStatement statement, CancellationToken cancellation)
    {
        using var quoting = new NpgsqlCommandBuilder();
        try
        {
            await TryAsync($"CREATE ROLE {quoting.QuoteIdentifier(role)} NOLOGIN", cancellation).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.DuplicateObject || RoleConflict.Is(error))
        {
            return; // Another session has just created it.
        }

        notes.Add(Descriptors.RoleCreated, statement.Place, $"The role {role} was created without a login.");
    }

    private async Task CopyAsync(ScriptStatement statement, StatementHead head, IAsyncEnumerator<ScriptItem> items, CancellationToken cancellation)
    {
        try
        {
            var writer = await connection.BeginTextImportAsync(statement.Text, cancellation).ConfigureAwait(false);
            try
            {
                while (await items.MoveNextAsync().ConfigureAwait(false) && items.Current is ScriptCopyLine line)
                {
                    await writer.WriteAsync(line.Text.AsMemory(), cancellation).ConfigureAwait(false);
                    await writer.WriteAsync('\n').ConfigureAwait(false);
                    copiedLines++;
                    Report(always: false);
                }
            }
            catch (Exception exception) when (exception is DiagnosticException or OperationCanceledException)
            {
                // Without this, disposing would tell the server that the data are complete.
                await writer.CancelAsync().ConfigureAwait(false);
                throw;
            }

            await writer.DisposeAsync().ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw Failed(statement, head, error);
        }
    }

    /// <summary>Sends one statement alone and as it is: a batch of one is neither split nor searched for parameters.</summary>
    private async Task SendAsync(string sql, CancellationToken cancellation)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await using (batch.ConfigureAwait(false)) await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<string> SessionUserAsync(CancellationToken cancellation)
    {
        var command = new NpgsqlCommand("SELECT session_user::text", connection);
        await using (command.ConfigureAwait(false)) return (string)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private DiagnosticException Failed(ScriptStatement statement, StatementHead head, NpgsqlException error)
    {
        var refused = error as PostgresException;
        var place = $"{statement.File}:{statement.Line + LinesInto(statement, refused)}";
        if (refused is not null && MissingRole.In(refused) is { } role)
            return new DiagnosticException(Descriptors.RoleMissing.At(place, $"The server has no role {role}, which is needed by: {head.Excerpt}"), error);
        if (head.CreatesExtension && refused?.SqlState is PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.UndefinedFile)
            return new DiagnosticException(Descriptors.ExtensionMissing.At(place, $"{refused.MessageText} ({refused.SqlState})."), error);

        if (head.MayHoldPassword)
            return new DiagnosticException(Descriptors.StatementFailed.At(
                place, $"The server refused a statement that can hold a password, so its message is not shown ({error.SqlState}), in: {head.Excerpt}"));
        var message = refused is null ? error.Message : FunctionFailure.Place(refused) is { } function ? $"{refused.MessageText}, in {function}" : refused.MessageText;
        return new DiagnosticException(Descriptors.StatementFailed.At(
            place, $"{message} ({error.SqlState ?? "the connection failed"}), in: {head.Excerpt}"), error);
    }

    /// <summary>How many lines behind the first one of the statement the server found the error.</summary>
    private static int LinesInto(ScriptStatement statement, PostgresException? error)
    {
        if (error is null) return 0;
        if (statement.ReadsCopyData && error.Where is { } where && CopyLine().Match(where) is { Success: true } match
            && int.TryParse(match.Groups["line"].Value, CultureInfo.InvariantCulture, out var line))
            return statement.Text.Count(c => c == '\n') + line;
        return statement.Text.AsSpan(0, Math.Clamp(error.Position - 1, 0, statement.Text.Length)).Count('\n');
    }

    private static DiagnosticException LeftOpen(ScriptItem item) =>
        new(Descriptors.TransactionLeftOpen.At(item.Place, "A transaction that the script began is still open after this line."));

    private void Report(bool always)
    {
        if (progress is null) return;
        var now = Environment.TickCount64;
        if (!always && now - lastProgress < ProgressEveryMilliseconds) return;
        lastProgress = now;
        progress.Report(new LoadProgress(bytesRead(), totalBytes, statements, copiedLines));
    }

    [GeneratedRegex(@"^COPY .*, line (?<line>\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex CopyLine();
}
