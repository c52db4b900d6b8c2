using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Portal.App.Actors;
using Portal.App.Letters;
using Portal.App.Statements;
using Portal.Web.SignIn;

namespace Portal.Web.Citizens.Statements;

/// <summary>A statement as PDF and for a spreadsheet: one that was sent, byte for byte, or one for the days that stand in the address.</summary>
internal static class StatementEndpoints
{
    public static void MapStatements(this IEndpointRouteBuilder app)
    {
        var mine = app.MapGroup(StatementAddress.Root).RequireAuthorization(Policies.Citizen);
        mine.MapGet("/{id:guid}.pdf", SentPdf);
        mine.MapGet("/{id:guid}.csv", async (Guid id, HttpContext http, Citizen citizen, MyStatements statements, CancellationToken cancel) => Csv(http, await statements.Sent(id, citizen, cancel)));
        mine.MapGet("/periode.pdf", async (HttpContext http, Citizen citizen, MyStatements statements, CancellationToken cancel) =>
            await Asked(http, citizen, statements, cancel) is { } about ? Pdf(http, NameOf(about, "pdf"), LetterPdf.Draw(statements.Text(about))) : (Results<FileContentHttpResult, NotFound>)TypedResults.NotFound());
        mine.MapGet("/periode.csv", async (HttpContext http, Citizen citizen, MyStatements statements, CancellationToken cancel) => Csv(http, await Asked(http, citizen, statements, cancel)));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> SentPdf(Guid id, HttpContext http, Citizen citizen, MyStatements statements, MyLetters letters, CancellationToken cancel)
    {
        if ((await statements.All(citizen, cancel)).FirstOrDefault(one => one.Id == id) is not { } sent || await letters.Pdf(sent.Letter, citizen, cancel) is not { } file) return TypedResults.NotFound();
        return Pdf(http, file.Name, file.Pdf);
    }

    private static Task<StatementCase?> Asked(HttpContext http, Citizen citizen, MyStatements statements, CancellationToken cancel) =>
        StatementAddress.Day(http.Request.Query, StatementAddress.FromField) is { } from && StatementAddress.Day(http.Request.Query, StatementAddress.ToField) is { } to
            ? statements.Asked(from, to, citizen, cancel) : Task.FromResult<StatementCase?>(null);

    private static FileContentHttpResult Pdf(HttpContext http, string name, ReadOnlyMemory<byte> bytes)
    {
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = name }.ToString();
        return TypedResults.File(bytes.ToArray(), "application/pdf");
    }

    private static Results<FileContentHttpResult, NotFound> Csv(HttpContext http, StatementCase? about)
    {
        if (about is null) return TypedResults.NotFound();
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = NameOf(about, "csv") }.ToString();
        return TypedResults.File(StatementCsv.Of(about), "text/csv; charset=utf-8");
    }

    /// <summary>The period and nothing else: a file name tells nobody what somebody owes.</summary>
    private static string NameOf(StatementCase about, string kind) => $"{(about.Receiver.Language == "en" ? "statement" : "opgoerelse")}-{about.Inputs.Statement.From:yyyy-MM-dd}-{about.Inputs.Statement.To:yyyy-MM-dd}.{kind}";
}
