using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.App.Documents;
using Portal.App.Letters;
using Portal.App.People;
using Portal.App.Staff;
using Portal.Domain.People;
using Portal.Web.Hosting;
using Portal.Web.SignIn;

namespace Portal.Web.Staff.Cases;

/// <summary>The files of a case: evidence as the citizen sent it, and the decision's letter. For the case team only.</summary>
internal static class CaseEndpoints
{
    public static void MapStaffEndpoints(this WebApplication app)
    {
        app.MapGet("/sagsbehandling/sager/{id:guid}/bilag/{file:guid}", Evidence).RequireAuthorization(Policies.CaseTeam).WithMetadata(StricterPolicy.Sandbox);
        app.MapGet("/sagsbehandling/sager/{id:guid}/brev.pdf", Letter).RequireAuthorization(Policies.CaseTeam);
        app.MapGet("/sagsbehandling/sager/{id:guid}/aftale.pdf", Agreement).RequireAuthorization(Policies.CaseTeam);
        app.MapGet("/sagsbehandling/personer/{id:guid}/breve/{letter:guid}.pdf", LetterTo).RequireAuthorization(Policies.CaseTeam);
    }

    private static async Task<IResult> Evidence(Guid id, Guid file, ReadEvidence read, Caseworker by, HttpContext http)
    {
        if (await read.Handle(id, file, by, http.RequestAborted) is not { } found) return Results.NotFound();
        // What a browser cannot show is saved; a file is never opened as anything but what its own bytes say it is.
        var inline = found.MediaType is EvidenceFile.Jpeg or EvidenceFile.Png or EvidenceFile.Pdf;
        return Named(http, found.Name, found.MediaType, found.Bytes, inline);
    }

    private static async Task<IResult> Letter(Guid id, CaseLetter letter, Caseworker by, HttpContext http) => Shown(http, await letter.Handle(id, by, http.RequestAborted));

    private static async Task<IResult> Agreement(Guid id, CaseLetter letter, Caseworker by, HttpContext http) => Shown(http, await letter.Agreement(id, by, http.RequestAborted));

    private static async Task<IResult> LetterTo(Guid id, Guid letter, PersonDetails page, LetterArchive archive, Caseworker by, HttpContext http) =>
        Shown(http, await page.Letter(new PersonId(id), letter, archive, by, http.RequestAborted));

    private static IResult Shown(HttpContext http, LetterFile? found) => found is null ? Results.NotFound() : Named(http, found.Name, EvidenceFile.Pdf, found.Pdf, inline: true);

    private static IResult Named(HttpContext http, string name, string type, ReadOnlyMemory<byte> bytes, bool inline)
    {
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(bytes, type);
    }
}
