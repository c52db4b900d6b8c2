using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Portal.App.Actors;
using Portal.App.Letters;
using Portal.Web.SignIn;

namespace Portal.Web.Citizens.Letters;

/// <summary>A letter as the PDF that was sent.</summary>
internal static class LetterEndpoints
{
    public static void MapLetters(this IEndpointRouteBuilder app) =>
        app.MapGet("/borger/post/{id:guid}.pdf", Pdf).RequireAuthorization(Policies.Citizen);

    private static async Task<Results<FileContentHttpResult, NotFound>> Pdf(Guid id, HttpContext http, Citizen citizen, MyLetters letters, CancellationToken cancel)
    {
        if (await letters.Pdf(id, citizen, cancel) is not { } file) return TypedResults.NotFound();
        // Shown in the browser; the name is for whoever saves it.
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = file.Name }.ToString();
        return TypedResults.File(file.Pdf.ToArray(), "application/pdf");
    }
}
