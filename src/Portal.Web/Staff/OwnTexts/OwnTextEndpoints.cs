using Portal.App.Actors;
using Portal.App.Documents;
using Portal.App.Letters;
using Portal.App.OwnTexts;
using Portal.Web.SignIn;

namespace Portal.Web.Staff.OwnTexts;

/// <summary>A draft in a letter to an invented person, as it would be printed.</summary>
internal static class OwnTextEndpoints
{
    public const string PdfAddress = OwnTextWords.Address + "/pdf", KeyField = "tekst";

    public static void MapOwnTextEndpoints(this WebApplication app) => app.MapPost(PdfAddress, Draw).RequireAuthorization(Policies.Staff);

    private static async Task<IResult> Draw(IFormCollection form, PreviewOwnText preview, Caseworker by, HttpContext http)
    {
        var entry = OwnTextForm.Read(form[KeyField].ToString(), form);
        return entry.Sample is { } sample && await preview.Handle(entry.Draft, sample, entry.Type, entry.Language, by, http.RequestAborted) is { Letter: { } letter }
            ? Results.Bytes(LetterPdf.Draw(letter), EvidenceFile.Pdf) : Results.BadRequest();
    }
}
