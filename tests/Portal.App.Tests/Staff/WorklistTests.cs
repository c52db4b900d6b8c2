using Microsoft.EntityFrameworkCore;
using Portal.App.Deferrals;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;

namespace Portal.App.Tests.Staff;

public sealed class WorklistTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task The_oldest_deadline_stands_first_and_the_list_is_turned_a_page_at_a_time(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        for (var i = 0; i < Worklist.PageSize + 2; i++)
        {
            var citizen = await town.Citizen($"Borger {i:00}");
            await cases.Sent(citizen, await town.Claim(citizen));
            database.Clock.Pass(TimeSpan.FromDays(1));
        }

        var first = (await database.Get<Worklist>().Handle(new WorklistFilter(), Town.Sofie, Cancel))!;
        var last = (await database.Get<Worklist>().Handle(new WorklistFilter(Page: 99), Town.Sofie, Cancel))!;

        Assert.Equal((27, 2, 25, "Borger 00"), (first.Count, first.Pages, first.Rows.Count, first.Rows[0].Name));
        Assert.Equal(first.Rows.Select(row => row.AnswerBy).Order(), first.Rows.Select(row => row.AnswerBy));
        Assert.Equal((2, 2, "Borger 26"), (last.Page, last.Rows.Count, last.Rows[^1].Name));
        Assert.True(first.Late is > 0 and < 27);
    }

    [Theory, OnEveryDatabase]
    public async Task A_filter_finds_by_name_in_any_case_by_number_type_reason_and_evidence(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var (anna, aase) = (await town.Citizen(), await town.Citizen("Åse Ærø"));
        await cases.Sent(anna, await town.Claim(anna, ClaimType.Daycare));
        var hers = await cases.Sent(aase, await town.Claim(aase, ClaimType.Civil));
        await database.Get<AddEvidence>().Handle(hers, "brev.pdf", new MemoryStream("%PDF-1.4"u8.ToArray()), aase, Cancel);

        async Task<string> Names(WorklistFilter filter) => string.Join(',', (await database.Get<Worklist>().Handle(filter, Town.Sofie, Cancel))!.Rows.Select(row => row.Name));

        Assert.Equal("Åse Ærø", await Names(new WorklistFilter(Search: "åse æ")));
        Assert.Equal("Anna Ågård Sørensen", await Names(new WorklistFilter(Search: "2026-000001")));
        Assert.Equal("Åse Ærø", await Names(new WorklistFilter(Type: ClaimType.Civil)));
        Assert.Equal("Åse Ærø", await Names(new WorklistFilter(Evidence: true)));
        Assert.Equal("", await Names(new WorklistFilter(Reason: HardshipReason.Divorce)));
        Assert.Equal("", await Names(new WorklistFilter(Search: "%")));
    }

    [Theory, OnEveryDatabase]
    public async Task Only_the_case_team_sees_the_list_and_the_case_and_looking_is_written_down(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));

        Assert.Null(await database.Get<Worklist>().Handle(new WorklistFilter(), Town.Finn, Cancel));
        Assert.Null(await database.Get<CaseDetails>().Handle(request, Town.Finn, Cancel));
        var view = (await database.Get<CaseDetails>().Handle(request, Town.Sofie, Cancel))!;

        Assert.Equal(("610180-••••", "Anna Ågård Sørensen"), (view.Person.IdNumber, view.Person.Name));
        Assert.Contains(view.History, happened => happened.What == "request-submitted");
        await using var db = database.Open();
        var look = Assert.Single(await db.Access.ToListAsync());
        Assert.Equal(("staff:sofie", anna.Person, "2026-000001"), (look.Actor, look.PersonId, look.Purpose));
    }

    [Theory, OnEveryDatabase]
    public async Task A_draft_is_the_citizens_own_and_no_case(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna)]);

        Assert.Null(await database.Get<CaseDetails>().Handle(draft, Town.Sofie, Cancel));
        Assert.Equal(0, (await database.Get<Worklist>().Handle(new WorklistFilter(), Town.Sofie, Cancel))!.Open);
    }
}
