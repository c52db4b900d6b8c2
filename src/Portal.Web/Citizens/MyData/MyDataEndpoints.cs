using Microsoft.Net.Http.Headers;
using Portal.App.Actors;
using Portal.App.MyData;
using Portal.App.Settings;
using Portal.Web.SignIn;

namespace Portal.Web.Citizens.MyData;

/// <summary>The citizen's copy as a file, written while it is read.</summary>
internal static class MyDataEndpoints
{
    public static void MapMyData(this IEndpointRouteBuilder app) => app.MapGet(MyDataAddress.File, Write).RequireAuthorization(Policies.Themselves);

    private static async Task Write(HttpContext http, Citizen citizen, MyDataCopy copy, TimeProvider clock)
    {
        // The day and nothing else: a file name tells nobody whose it is.
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"mine-data-{clock.DanishToday():yyyy-MM-dd}.json" }.ToString();
        http.Response.ContentType = "application/json; charset=utf-8";
        await copy.Write(http.Response.Body, citizen, http.RequestAborted);
    }
}
