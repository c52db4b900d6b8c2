using Portal.Web.Citizens.Deferrals;
using Portal.Web.Citizens.Letters;
using Portal.Web.Citizens.MyData;
using Portal.Web.Citizens.Statements;

namespace Portal.Web.Citizens;

/// <summary>What the citizen area serves besides pages: files.</summary>
internal static class CitizenEndpoints
{
    public static void MapCitizenEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapLetters();
        app.MapEvidence();
        app.MapStatements();
        app.MapMyData();
    }
}
