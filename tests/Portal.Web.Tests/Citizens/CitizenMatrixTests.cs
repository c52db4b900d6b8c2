using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

namespace Portal.Web.Tests.Citizens;

/// <summary>
/// Protocol B-2: every address of the citizen area and every form on it, for everybody who may come there. The addresses are those that the portal has: a new one without a line here fails.
/// </summary>
public sealed class CitizenMatrixTests
{
    /// <summary>What an address is about, and who besides the citizen reads it.</summary>
    internal enum About
    {
        /// <summary>Whoever is logged on: everybody reads their own.</summary>
        Self,

        /// <summary>As <see cref="Self"/>, and closed to whoever may only see.</summary>
        SelfAsking,

        /// <summary>As <see cref="Self"/>, and closed to whoever acts for another: the citizen in person.</summary>
        InPerson,

        /// <summary>One thing of the citizen's: for everybody else it is not there.</summary>
        Thing,

        /// <summary>As <see cref="Thing"/>, and closed to whoever may only see.</summary>
        ThingAsking,
    }

    /// <summary>By the portal's own pattern: where it leads for the citizen of <see cref="CitizenWorld"/>.</summary>
    internal static readonly Dictionary<string, (About About, string Address)> Rows = new()
    {
        ["/borger"] = (About.Self, "/borger"),
        ["/borger/adgangslog"] = (About.Self, "/borger/adgangslog"),
        ["/borger/fuldmagter"] = (About.Self, "/borger/fuldmagter"),
        ["/borger/post"] = (About.Self, "/borger/post"),
        ["/borger/sager"] = (About.Self, "/borger/sager"),
        ["/borger/opgoerelser"] = (About.Self, "/borger/opgoerelser"),
        ["/borger/opgoerelser/periode"] = (About.Self, "/borger/opgoerelser/periode?fra=2026-01-01&til=2026-12-31"),
        ["/borger/opgoerelser/periode.pdf"] = (About.Self, "/borger/opgoerelser/periode.pdf?fra=2026-01-01&til=2026-12-31"),
        ["/borger/opgoerelser/periode.csv"] = (About.Self, "/borger/opgoerelser/periode.csv?fra=2026-01-01&til=2026-12-31"),
        ["/borger/mine-data"] = (About.InPerson, "/borger/mine-data"),
        ["/borger/mine-data/laes"] = (About.InPerson, "/borger/mine-data/laes"),
        ["/borger/mine-data.json"] = (About.InPerson, "/borger/mine-data.json"),
        ["/borger/ansoeg"] = (About.SelfAsking, "/borger/ansoeg"),
        ["/borger/aendrede-forhold"] = (About.SelfAsking, "/borger/aendrede-forhold"),
        ["/borger/indstillinger"] = (About.InPerson, "/borger/indstillinger"),
        ["/borger/krav/{Id:guid}"] = (About.Thing, "/borger/krav/<claim>"),
        ["/borger/aftaler/{Id:guid}"] = (About.Thing, "/borger/aftaler/<agreement>"),
        ["/borger/post/{Id:guid}"] = (About.Thing, "/borger/post/<letter>"),
        ["/borger/post/{id:guid}.pdf"] = (About.Thing, "/borger/post/<letter>.pdf"),
        ["/borger/sager/{Id:guid}"] = (About.Thing, "/borger/sager/<request>"),
        ["/borger/opgoerelser/{Id:guid}"] = (About.Thing, "/borger/opgoerelser/<statement>"),
        ["/borger/opgoerelser/{id:guid}.pdf"] = (About.Thing, "/borger/opgoerelser/<statement>.pdf"),
        ["/borger/opgoerelser/{id:guid}.csv"] = (About.Thing, "/borger/opgoerelser/<statement>.csv"),
        ["/borger/ansoeg/{id:guid}/papirer/{file:guid}"] = (About.Thing, "/borger/ansoeg/<draft>/papirer/<evidence>"),
        ["/borger/ansoeg/{Id:guid}"] = (About.ThingAsking, "/borger/ansoeg/<draft>"),
        ["/borger/ansoeg/{Id:guid}/krav"] = (About.ThingAsking, "/borger/ansoeg/<draft>/krav"),
        ["/borger/ansoeg/{Id:guid}/dato"] = (About.ThingAsking, "/borger/ansoeg/<draft>/dato"),
        ["/borger/ansoeg/{Id:guid}/rater"] = (About.ThingAsking, "/borger/ansoeg/<draft>/rater"),
        ["/borger/ansoeg/{Id:guid}/grund"] = (About.ThingAsking, "/borger/ansoeg/<draft>/grund"),
        ["/borger/ansoeg/{Id:guid}/papirer"] = (About.ThingAsking, "/borger/ansoeg/<draft>/papirer"),
        ["/borger/ansoeg/{Id:guid}/tjek"] = (About.ThingAsking, "/borger/ansoeg/<draft>/tjek"),
        ["/borger/indsigelse/{Id:guid}"] = (About.ThingAsking, "/borger/indsigelse/<claim>"),
        ["/borger/indsigelse/{Id:guid}/tjek"] = (About.ThingAsking, "/borger/indsigelse/<claim>/tjek"),
    };

    /// <summary>Everybody who may try: the citizen, whoever acts for them, others by the same door, staff by the other, and nobody.</summary>
    private static readonly string[] Strangers = ["bo", "clara", "dines", "frida-see"], Staff = ["sofie", "tina", "finn", "ada", "rita"];

    [Fact]
    public async Task Every_address_of_the_citizen_area_answers_each_as_it_should()
    {
        using var portal = new PortalApplication { Day = CitizenWorld.Today };
        var world = await CitizenWorld.Make(portal);
        var found = portal.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(route => route.RoutePattern.RawText!)
            .Where(pattern => pattern.StartsWith("/borger", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(found, Rows.Keys.Order(StringComparer.Ordinal));

        var wrong = new List<string>();
        void Expect(string who, string address, HttpStatusCode answer, HttpStatusCode right)
        {
            if (answer != right) wrong.Add($"{who} {address}: {(int)answer}");
        }

        var anna = await portal.SignInAs("anna");
        foreach (var (about, template) in Rows.Values)
        {
            await anna.Get(world.Address(template));
            Expect("anna", template, anna.Last.StatusCode, HttpStatusCode.OK);
            if (about is About.Thing or About.ThingAsking) Expect("anna, of nothing", template, await anna.StatusOf(world.Address(template, others: true)), HttpStatusCode.NotFound);
        }

        foreach (var stranger in Strangers)
        {
            var browser = await As(portal, stranger);
            var seesOnly = stranger == "frida-see";
            foreach (var (about, template) in Rows.Values)
            {
                var answer = await browser.StatusOf(world.Address(template));
                if (about == About.Self) Expect(stranger, template, answer, HttpStatusCode.OK);
                else if (about is About.SelfAsking or About.InPerson) Expect(stranger, template, answer, seesOnly ? HttpStatusCode.Forbidden : HttpStatusCode.OK);
                else Expect(stranger, template, answer, seesOnly && about == About.ThingAsking ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound);
            }
        }

        var frida = await portal.SignInAs("frida");
        foreach (var (about, template) in Rows.Values)
        {
            await frida.Get(world.Address(template));
            Expect("frida for Anna", template, frida.Last.StatusCode, about == About.InPerson ? HttpStatusCode.Forbidden : HttpStatusCode.OK);
        }

        // A session from the staff's door is none at this one: to the citizens' login, as for nobody.
        foreach (var employee in Staff)
        {
            var browser = portal.Open();
            await browser.Get("/sagsbehandling");
            await browser.Submit("form", ("persona", employee));
            foreach (var (_, template) in Rows.Values) Expect(employee, template, await browser.StatusOf(world.Address(template)), HttpStatusCode.Found);
        }

        var nobody = portal.Open();
        foreach (var (_, template) in Rows.Values) Expect("nobody", template, await nobody.StatusOf(world.Address(template)), HttpStatusCode.Found);
        Assert.Empty(wrong);
    }

    /// <summary>Each form that Anna is shown is sent by others to the same address, with a token of their own that is good.</summary>
    [Fact]
    public async Task No_form_can_be_sent_by_anybody_it_was_not_drawn_for_and_nothing_changes()
    {
        using var portal = new PortalApplication { Day = CitizenWorld.Today };
        var world = await CitizenWorld.Make(portal);
        var anna = await portal.SignInAs("anna");
        var forms = new List<(string Address, string Handler)>();
        foreach (var (_, template) in Rows.Values.Where(row => row.About is About.Thing or About.ThingAsking))
        {
            await anna.Get(world.Address(template));
            if (anna.Last.Content.Headers.ContentType?.MediaType != "text/html") continue;
            forms.AddRange(anna.Page.QuerySelectorAll("main form[method=post] input[name=_handler]").Select(field => (anna.Address, field.GetAttribute("value")!)).Distinct());
        }
        Assert.True(forms.Count >= 12, $"{forms.Count} forms");

        foreach (var stranger in Strangers)
        {
            var browser = await As(portal, stranger);
            var before = await Fingerprint(portal);
            foreach (var (address, handler) in forms.Distinct())
            {
                // Whatever token the stranger's own pages give them.
                await browser.Get(stranger == "frida-see" ? "/borger/fuldmagter" : "/borger/aendrede-forhold");
                await browser.SubmitTo(address, "main form", ("_handler", handler));
                Assert.True(browser.Last.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{stranger} sends {handler} to {address}: {browser.Last.StatusCode}");
            }
            Assert.Equal(before, await Fingerprint(portal));
        }
    }

    private static async Task<PageBrowser> As(PortalApplication portal, string who)
    {
        if (who != "frida-see") return await portal.SignInAs(who);
        var frida = await portal.SignInAs("frida");
        await frida.Submit("form[action='/log-ind/fuldmagt']", ("for", portal.People.Bo.ToString()));
        return frida;
    }

    /// <summary>How many rows there are of everything that a citizen can cause, and what the requests look like.</summary>
    private static async Task<string> Fingerprint(PortalApplication portal)
    {
        await using var db = portal.OpenDb();
        var requests = await db.Requests.AsNoTracking().OrderBy(row => row.Id).Select(row => $"{row.Id} {row.Status} {row.Version}").ToListAsync();
        return string.Join('\n', requests) + $"\n{await Count(db)}";
    }

    private static async Task<string> Count(PortalDb db) =>
        $"{await db.Journal.CountAsync()} {await db.Attachments.CountAsync()} {await db.Messages.CountAsync()} {await db.Holds.CountAsync()} {await db.Agreements.CountAsync()} {await db.Letters.CountAsync()} {await db.Tasks.CountAsync()}";
}
