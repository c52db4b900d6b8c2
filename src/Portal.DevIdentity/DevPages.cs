using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Portal.DevIdentity;

/// <summary>The provider's pages: plain, without script or style of their own, so that the portal's content policy holds for them too.</summary>
internal static class DevPages
{
    public static IResult ChoosePerson(IEnumerable<Persona> personas)
    {
        var people = string.Concat(personas.Select(p =>
            $"""<li><button class="button button-secondary" name="persona" value="{Text(p.Id)}">{Text(p.Name)} ({Text(p.Description)})</button></li>"""));
        return Page("Vælg hvem du er", $"""
            <p>Dette er et login til udvikling og demonstration. Personerne er opdigtede.</p>
            <form method="post">
            <ul class="nobullet-list">{people}</ul>
            <p><button class="button button-tertiary" name="cancel" value="1">Afbryd</button></p>
            </form>
            """);
    }

    public static IResult WhoIsHere(IReadOnlyCollection<DevLogin> logins)
    {
        var people = string.Concat(logins.Select(l => $"<li>{Text(l.Persona.Name)} ({Text(l.Persona.Description)})</li>"));
        return Page("Udviklingslogin", logins.Count == 0
            ? """<p>Ingen er logget på her.</p><p><a href="/">Til forsiden</a></p>"""
            : $"""
              <p>Logget på her:</p><ul>{people}</ul>
              <form method="post" action="{DevIdentityServer.Root}/"><button class="button button-primary">Log af her og i portalen</button></form>
              """);
    }

    public static IResult LoggedOff() => Page("Du er logget af", """<p><a href="/">Til forsiden</a></p>""");

    private static ContentHttpResult Page(string title, string body) => TypedResults.Content(
        $"""
        <!DOCTYPE html>
        <html lang="da">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} - udviklingslogin</title>
        <link rel="stylesheet" href="/dkfds/css/dkfds.min.css"><link rel="stylesheet" href="/css/base.css">
        <link rel="stylesheet" href="/css/site.css">
        <link rel="icon" type="image/svg+xml" href="/img/favicon.svg">
        </head>
        <body>
        <main class="container page-container" id="main-content">
        <h1>{title}</h1>
        {body}
        </main>
        </body>
        </html>
        """, "text/html; charset=utf-8", Encoding.UTF8);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
