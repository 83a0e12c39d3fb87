namespace Vibes.UuidToolkit.Postgres.Diagnostics;

// 06, from 50: what an API answers.
public static partial class Descriptors
{
    /// <summary>An endpoints file that cannot be read.</summary>
    public static readonly DiagnosticDescriptor EndpointsInvalid = new("UK0650", DiagnosticKind.Usage,
        "The list of endpoints cannot be read.",
        "It is JSON of a fixed form; anything unknown in it may be a slip that would change what is asked.",
        "Correct the file; schemas/endpoints.schema.json describes it to an editor.");

    /// <summary>A template that names something no earlier request has.</summary>
    public static readonly DiagnosticDescriptor EndpointReference = new("UK0651", DiagnosticKind.Usage,
        "A request takes a value from an answer that does not have it.",
        "Without the value the request cannot be sent, and what it would have shown would silently be missing.",
        "Refer to an earlier request by its name and to a member its answer has, as in {journals[0].id}; a brace that is meant is written twice.");

    /// <summary>An environment variable that is not set.</summary>
    public static readonly DiagnosticDescriptor EndpointSecret = new("UK0652", DiagnosticKind.Usage,
        "An environment variable that a request needs is not set.",
        "Tokens and passwords are taken from the environment, so that no file, log or snapshot has them.",
        "Set the variable that the endpoints file names as ${NAME}.");

    /// <summary>A base address that is none.</summary>
    public static readonly DiagnosticDescriptor BaseUrlInvalid = new("UK0653", DiagnosticKind.Usage,
        "The API's address cannot be understood.",
        "Every request's path is appended to it. It holds no user name or password: addresses are logged.",
        "Give an absolute address such as https://staging.example.com, with credentials in a header taken from the environment.");

    /// <summary>No server listens.</summary>
    public static readonly DiagnosticDescriptor ApiUnreachable = new("UK0655", DiagnosticKind.Usage,
        "No server answers there.",
        "The connection was tried several times. Nothing was written.",
        "Check that the API runs, and the host and port of --base-url.");

    /// <summary>A connection that is not secure.</summary>
    public static readonly DiagnosticDescriptor ApiNotTrusted = new("UK0656", DiagnosticKind.Usage,
        "There is no secure connection to the server.",
        "Its certificate is not trusted, or it does not speak TLS on that port: a token would be sent to whoever answers.",
        "Trust the certificate's authority on this machine (SSL_CERT_FILE on Linux), give --insecure for a test server, or http for one without TLS.");

    /// <summary>A server that does not answer in time.</summary>
    public static readonly DiagnosticDescriptor AnswerTimedOut = new("UK0657", DiagnosticKind.Failure,
        "A request was not answered in time.",
        "Half an answer is no snapshot. Nothing was written.",
        "Look at the server's log, or raise timeoutSeconds.");

    /// <summary>An answer that ended early, or is not HTTP.</summary>
    public static readonly DiagnosticDescriptor AnswerBroken = new("UK0658", DiagnosticKind.Failure,
        "An answer broke off.",
        "Half an answer is no snapshot. It is not asked for again: the server may have done what it was asked to do. Nothing was written.",
        "Look at the server's log and at what lies between it and here.");

    /// <summary>An answer that is too large.</summary>
    public static readonly DiagnosticDescriptor AnswerTooLarge = new("UK0659", DiagnosticKind.Failure,
        "An answer is too large.",
        "A snapshot is read by people; reading stopped at the limit. Nothing was written.",
        "Ask for a page of it, or raise maxResponseBytes.");

    /// <summary>A body that is not what its header says.</summary>
    public static readonly DiagnosticDescriptor AnswerMalformed = new("UK0660", DiagnosticKind.Failure,
        "An answer is not what its Content-Type says.",
        "Clients cannot read it either, and comparing guesses proves nothing. Nothing was written.",
        "Correct the server; JSON is UTF-8.");

    /// <summary>An answer that is different each time.</summary>
    public static readonly DiagnosticDescriptor AnswerUnstable = new("UK0661", DiagnosticKind.Warning,
        "The same request was answered in two ways.",
        "The status, or the order of the ids, was another a moment later: a comparison may differ for no reason.",
        "Ask for a fixed order, or keep others from writing meanwhile.");

    /// <summary>Values that were learnt to be volatile.</summary>
    public static readonly DiagnosticDescriptor VolatileLearnt = new("UK0662", DiagnosticKind.Note,
        "Values that change from answer to answer are not compared.",
        "The request was sent twice, and these values differed; the snapshot has {volatile} in their place.",
        "Nothing, if they are times, tokens and the like. List members under \"volatile\" to be independent of chance.");

    /// <summary>An optional request that was not sent.</summary>
    public static readonly DiagnosticDescriptor RequestLeftOut = new("UK0663", DiagnosticKind.Warning,
        "A request was left out.",
        "A value that it takes is not in the earlier answer, so that there is nothing to ask for.",
        "Give the API data to answer with, and record both sides again.");

    /// <summary>A snapshot that this version cannot read.</summary>
    public static readonly DiagnosticDescriptor EndpointSnapshotInvalid = new("UK0664", DiagnosticKind.Usage,
        "The snapshot of an endpoint cannot be read.",
        "It was written by another version, or changed by hand.",
        "Take the snapshot again with this version.");

    /// <summary>An answer that is another one.</summary>
    public static readonly DiagnosticDescriptor AnswerDiffers = new("UK0665", DiagnosticKind.Finding,
        "An endpoint answers something else.",
        "Ids are compared by their names, so it is more than a change of keys.",
        "Look at the difference. A value that may change is listed under \"volatile\", a member that is or is not an id under \"ids\".");

    /// <summary>An answer that one side does not have.</summary>
    public static readonly DiagnosticDescriptor AnswerMissing = new("UK0666", DiagnosticKind.Finding,
        "An endpoint was recorded on one side only.",
        "What was not asked on both sides is not proved.",
        "Record both sides with the same endpoints file.");

    /// <summary>An id that did not become a UUID.</summary>
    public static readonly DiagnosticDescriptor IdNotMigrated = new("UK0667", DiagnosticKind.Finding,
        "An id in the API's answers did not become a UUID.",
        "It is what it was, or a UUID that means nothing, while every key should have changed.",
        "Correct the server. A member that only looks like an id is set to null under \"ids\".");

    /// <summary>A UUID in another form.</summary>
    public static readonly DiagnosticDescriptor IdNotCanonical = new("UK0668", DiagnosticKind.Finding,
        "A UUID is not written in its canonical form.",
        "Clients compare ids as text; RFC 9562 writes them in lower case with hyphens and no braces.",
        "Let the server write it with the format \"D\", in lower case.");

    /// <summary>An id that stands for two.</summary>
    public static readonly DiagnosticDescriptor IdsNotBijective = new("UK0669", DiagnosticKind.Finding,
        "One UUID stands for two old ids.",
        "A reference leads to another row than before.",
        "Compare the two rows in the database: a foreign key or a join of the API mixes them up. Members that refer to different things by their type are configured under \"ids\" as \"{typeMember}\".");

    /// <summary>A server error on a bad id.</summary>
    public static readonly DiagnosticDescriptor ProbeServerError = new("UK0671", DiagnosticKind.Finding,
        "The API fails on an id that it should refuse.",
        "An id that is not understood is the client's error: 400 or 404. A 5xx wakes somebody up.",
        "Let the route or the handler check the id before the database sees it.");

    /// <summary>An answer to a bad id.</summary>
    public static readonly DiagnosticDescriptor ProbeAccepted = new("UK0672", DiagnosticKind.Finding,
        "The API answers to an id that it should refuse.",
        "What is no id of a resource must not lead to one: 4xx is expected.",
        "Let the route or the handler refuse it.");

    /// <summary>A spelling that leads elsewhere.</summary>
    public static readonly DiagnosticDescriptor ProbeOtherAnswer = new("UK0673", DiagnosticKind.Finding,
        "Another spelling of the same UUID leads to another answer.",
        "The value is the same in upper case or in braces: the same resource or a refusal (4xx) is expected.",
        "Parse the id as a UUID instead of comparing it as text.");

    /// <summary>A round trip that did not work.</summary>
    public static readonly DiagnosticDescriptor RoundTripFailed = new("UK0674", DiagnosticKind.Finding,
        "Creating, reading, updating and deleting by UUID does not work.",
        "New rows must get ids that can be used at once.",
        "Look at the server's log for the step that is named.");

    /// <summary>Probes that could not be asked.</summary>
    public static readonly DiagnosticDescriptor NothingToProbe = new("UK0675", DiagnosticKind.Warning,
        "No request can be used to ask for bad ids.",
        "A probe needs a GET whose path ends in an id taken from an earlier answer, and that id to be a UUID.",
        "Add a request such as /journals/{journals[0].id} to the endpoints file.");

    /// <summary>An OpenAPI document that cannot be read.</summary>
    public static readonly DiagnosticDescriptor OpenApiInvalid = new("UK0680", DiagnosticKind.Usage,
        "The OpenAPI document cannot be read.",
        "The requests are derived from it.",
        "Give the address or file of an OpenAPI document, JSON or YAML; one of the common validators says more.");

    /// <summary>An id that the document does not declare a UUID.</summary>
    public static readonly DiagnosticDescriptor OpenApiIdNotMigrated = new("UK0681", DiagnosticKind.Finding,
        "An id did not become a UUID in the OpenAPI document.",
        "Generated clients go on to use numbers: every id is expected to become a string of the format uuid.",
        "Change the type of the parameter or member in the server's code or its annotations.");

    /// <summary>A document that differs.</summary>
    public static readonly DiagnosticDescriptor OpenApiDiffers = new("UK0682", DiagnosticKind.Finding,
        "The OpenAPI document differs in more than its ids.",
        "Nothing else of the API's contract was to change.",
        "Look at the difference.");

    /// <summary>An operation that cannot be derived.</summary>
    public static readonly DiagnosticDescriptor OperationSkipped = new("UK0683", DiagnosticKind.Warning,
        "An operation of the OpenAPI document is not asked.",
        "One of its parameters has no example and no list to take a value from.",
        "Add it to an endpoints file.");
}
