using System.Runtime.CompilerServices;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;
using Xunit;

namespace Vibes.UuidToolkit.Xunit;

/// <summary>Asks an API that a test has started.</summary>
public static class ApiSnapshotsExtensions
{
    extension(ApiSnapshots)
    {
        /// <summary>Asks the API what a list of endpoints says. It is asked over the network, as its clients ask it: an in-memory test server has no address.</summary>
        /// <param name="baseUrl">The API's address.</param>
        /// <param name="endpoints">The list, <c>endpoints.json</c>; its path absolute or relative to the test's source file or to its output folder.</param>
        /// <param name="environment">What <c>${NAME}</c> stands for in the list, such as a token that the test made; null for environment variables.</param>
        /// <param name="sourceFile">The test's source file; the compiler fills it in.</param>
        /// <exception cref="DiagnosticException">The list cannot be read, or an answer cannot be recorded.</exception>
        public static Task<ApiSnapshots> TakeAsync(string baseUrl, string endpoints, IReadOnlyDictionary<string, string>? environment = null, [CallerFilePath] string sourceFile = "")
        {
            var server = new EndpointServer(baseUrl);
            if (environment is not null)
                server = server with { Environment = environment.GetValueOrDefault };
            return ApiSnapshots.TakeAsync(new ApiSource(server, EndpointFile.Read(SourceFolder.Resolve(endpoints, sourceFile))), null, TestContext.Current.CancellationToken);
        }
    }
}
