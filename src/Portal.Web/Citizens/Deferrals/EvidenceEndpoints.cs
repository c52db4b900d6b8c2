using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.App.Documents;
using Portal.Web.Hosting;
using Portal.Web.SignIn;

namespace Portal.Web.Citizens.Deferrals;

/// <summary>A citizen's own evidence, back to the citizen. The bytes come from outside: nothing in them may run or load anything.</summary>
internal static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder app) =>
        app.MapGet("/borger/ansoeg/{id:guid}/papirer/{file:guid}", Read)
            .RequireAuthorization(Policies.Citizen)
            .WithMetadata(StricterPolicy.Sandbox);

    private static async Task<Results<FileContentHttpResult, NotFound>> Read(Guid id, Guid file, HttpContext http, Citizen citizen, ReadEvidence evidence, CancellationToken cancel)
    {
        if (await evidence.Handle(id, file, citizen, cancel) is not { } found) return TypedResults.NotFound();
        // Only what every browser draws itself is shown; anything else is saved.
        var disposition = new ContentDispositionHeaderValue(found.MediaType is EvidenceFile.Jpeg or EvidenceFile.Png ? "inline" : "attachment");
        disposition.SetHttpFileName(found.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.File(found.Bytes.ToArray(), found.MediaType);
    }
}
