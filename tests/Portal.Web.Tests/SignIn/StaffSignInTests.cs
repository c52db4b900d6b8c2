using System.Net;
using System.Text;
using Portal.App.Actors;
using Portal.Web.SignIn;

namespace Portal.Web.Tests.SignIn;

public sealed class StaffSignInTests
{
    private const string Page = "/test/sager";

    [Fact]
    public async Task A_caseworker_comes_in_with_the_roles_that_follow_from_the_map()
    {
        await using var host = await SignInHost.Start(new()
        {
            ["SignIn:Staff:RoleMap:caseworker"] = "KRAV-sagsbehandler;KRAV-assistent", ["SignIn:Staff:RoleMap:team-lead"] = "Leder af krav", ["SignIn:Staff:RoleMap:finance"] = "KRAV-oekonomi",
        });
        Staff(host, "KRAV-assistent", "Leder af krav", "finance");
        using var browser = await host.LogOn(Page);

        Assert.Equal("staff:sofie Sofie Sagsbehandler Caseworker,TeamLead", await browser.Text(Page));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/ledelse")).StatusCode);
    }

    [Fact]
    public async Task A_member_of_staff_without_any_role_gets_a_page_that_says_whom_to_ask()
    {
        await using var host = await SignInHost.Start();
        Staff(host, "something-else");
        var page = await CitizenSignInTests.RefusedWith(host, "/log-ind/ingen-rolle?som=medarbejder", Page);

        Assert.Contains("administrator", page, StringComparison.Ordinal);
        Assert.DoesNotContain("borgerservice", page, StringComparison.Ordinal);
        Assert.Contains("/log-ind/medarbejder?", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_below_the_level_asked_for_are_refused()
    {
        await using var host = await SignInHost.Start(new() { ["SignIn:Staff:RequiredLoa"] = "High" });
        Staff(host, "caseworker");
        host.Provider.Claims["acr"] = "Substantial";
        Assert.Contains("høj", await CitizenSignInTests.RefusedWith(host, "/log-ind/sikringsniveau", Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_on_a_staff_page_is_sent_to_the_staff_login_and_shown_nothing()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        var answer = await browser.Get(Page);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("client_id=" + SignInHost.StaffClient, answer.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_on_a_citizens_page_are_sent_to_the_citizens_login()
    {
        await using var host = await SignInHost.Start();
        Staff(host, "caseworker");
        using var browser = await host.LogOn(Page);

        Assert.Contains("client_id=" + SignInHost.CitizenClient, (await browser.Get("/test/borger")).Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_missing_is_said_plainly()
    {
        await using var host = await SignInHost.Start();
        Staff(host, "caseworker");
        using var browser = await host.LogOn(Page);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/test/ledelse")).StatusCode);
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_is_closed_to_everybody()
    {
        await using var host = await SignInHost.Start();
        using var nobody = host.Open();
        Assert.Equal("/log-ind?returnUrl=%2Ftest%2Fglemt", (await nobody.Get("/test/glemt")).Headers.Location!.PathAndQuery());
        Staff(host, "caseworker", "administrator");
        using var staff = await host.LogOn(Page);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.Get("/test/glemt")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Get("/findes-ikke")).StatusCode);
    }

    [Fact]
    public void Rights_are_read_from_a_list_from_words_and_from_the_nemlogin_format()
    {
        var xml = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <bpp:PrivilegeList xmlns:bpp="http://digst.dk/oiosaml/basic_privilege_profile">
              <PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:12345674"><Privilege>{SignInHost.Privilege}</Privilege></PrivilegeGroup>
            </bpp:PrivilegeList>
            """;
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(xml.Trim()));

        Assert.Contains(SignInHost.Privilege, Privileges.Read([base64], "12345674"));
        Assert.DoesNotContain(SignInHost.Privilege, Privileges.Read([base64], "87654321"));
        Assert.Contains(SignInHost.Privilege, Privileges.Read(["a " + SignInHost.Privilege + " b"]));
        Assert.Contains(SignInHost.Privilege, Privileges.Read([$"[\"a\",\"{SignInHost.Privilege}\"]"]));
        Assert.Contains(SignInHost.Privilege, Privileges.Read(["a", SignInHost.Privilege]));
        Assert.DoesNotContain(SignInHost.Privilege, Privileges.Read([SignInHost.Privilege + "-more", "[broken", Convert.ToBase64String("<a><b></a>"u8)]));
    }

    [Fact]
    public void A_list_of_rights_with_a_document_type_is_not_read()
    {
        var bomb = """<!DOCTYPE l [<!ENTITY a "x">]><l><Privilege>&a;</Privilege></l>""";
        Assert.DoesNotContain("x", Privileges.Read([Convert.ToBase64String(Encoding.UTF8.GetBytes(bomb))]));
    }

    [Fact]
    public void Every_staff_role_has_a_name_in_settings_and_a_policy()
    {
        Assert.Equal(Enum.GetValues<StaffRole>().Length, StaffRoleNames.Names.Count());
        Assert.Equal(
            ["Administrator", "Applicant", "Auditor", "Books", "CaseTeam", "Caseworker", "Citizen", "Finance", "Payments", "Represent", "Staff", "TeamLead", "Themselves"],
            typeof(Policies).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetValue(null)!).Order());
    }

    private static void Staff(SignInHost host, params string[] roles)
    {
        host.Provider.Claims["sub"] = "sofie";
        host.Provider.Claims["name"] = "Sofie Sagsbehandler";
        host.Provider.Claims["cpr"] = null;
        host.Provider.Claims["roles"] = roles;
    }
}

internal static class Addresses
{
    public static string PathAndQuery(this Uri address) => address.IsAbsoluteUri ? address.PathAndQuery : address.OriginalString;
}
