using AngleSharp.Html.Dom;
using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Staff;

/// <summary>Requests for agreements at the desk: 2.685,00 owed, to be paid on the 1st from 1 January 2030.</summary>
internal static class AgreementDesk
{
    public static readonly DateOnly First = new(2030, 1, 1);

    /// <summary>A request sent as the citizen's pages send it.</summary>
    public static async Task<Guid> AskInstalments(this PortalApplication portal, int kroner = 200, ClaimType type = ClaimType.AfterSchool, DateOnly? limitation = null)
    {
        var citizen = new Citizen(Desk.Anna, "Borger");
        var claim = await portal.Claim(citizen.Person, type, 268500, "", limitation);
        var id = await portal.Get<StartDeferral>().Handle(citizen, claim, default);
        await portal.Get<SaveRequestDraft>().Kinds(id, new HashSet<RequestKind> { RequestKind.Agreement }, citizen, default);
        await portal.Get<SaveDeferralDraft>().Reasons(id, new HashSet<HardshipReason> { HardshipReason.Illness }, Desk.Explanation, "", citizen, default);
        Assert.Empty((await portal.Get<SaveRequestDraft>().Instalments(id, new InstalmentAsk(Kroner.Of(kroner), 1, First), citizen, default))!);
        Assert.IsType<SubmitAnswer.Sent>(await portal.Get<SubmitRequest>().Handle(id, citizen, default));
        return id;
    }

    public static async Task<(string Url, StaffBrowser Browser, IHtmlDocument Page)> AgreementCase(this PortalApplication portal, DateOnly? limitation = null)
    {
        var url = $"/sagsbehandling/sager/{await portal.AskInstalments(limitation: limitation)}";
        var browser = await portal.LogOn("sofie");
        return (url, browser, await browser.Get(url));
    }

    /// <summary>What a page says, with blanks that break.</summary>
    public static string Words(this IHtmlDocument page) => page.Body!.TextContent.Replace('\u00a0', ' ');
}
