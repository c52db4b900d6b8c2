using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Staff;
using Portal.Domain.Claims;
using Portal.Domain.Requests;
using Portal.Web.Commands;

namespace Portal.Web.Tests.Shell;

/// <summary>`portal act`: what is asked for, and what is said before the answer.</summary>
public sealed class ActOnRequestsTests : IAsyncLifetime
{
    private const string Asked = $"{{'on':'2026-02-10','as':'citizen:{ActTown.Anna}','do':'submit-request','claims':['BYG/2'],'until':'2026-05-01','reasons':['illness']}}";
    private ActTown _town = null!;

    public async Task InitializeAsync() => _town = await ActTown.Open();

    public Task DisposeAsync()
    {
        _town.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Rule_L05_a_caseworker_writes_down_what_somebody_asked_for_by_phone()
    {
        const string Phone = $"{{'on':'2026-02-10','as':'caseworker:Sofie','do':'submit-request','person':'{ActTown.Anna}','channel':'phone','claims':['BYG/2'],'until':'2026-05-01','reasons':['illness']}}";
        var (exit, answers, _) = await _town.Act(
            Phone.Replace("'channel':'phone',", "", StringComparison.Ordinal), Phone.Replace("BYG/2", "BYG/3", StringComparison.Ordinal), Phone, Phone,
            Phone.Replace("caseworker:Sofie", "finance:Finn", StringComparison.Ordinal));

        Assert.Equal(["channel-is-missing", "not-found", "ok", "request-is-pending", "not-allowed"], answers.Select(ActTown.Said));
        Assert.Equal(ExitCode.PartlyRefused, exit);
        Assert.Equal(HoldKind.RequestPending, Assert.Single((await _town.Facts("BYG", "2")).Holds).Kind);
        await using var db = _town.Get<IDbContextFactory<PortalDb>>().CreateDbContext();
        Assert.Equal((RequestChannel.Phone, "Sofie"), await db.Requests.Select(row => new ValueTuple<RequestChannel, string>(row.Channel, row.EnteredBy!)).SingleAsync());
    }

    [Theory]
    [InlineData("{'on':'2026-02-10','as':'caseworker:Sofie','do':'submit-request','claims':['BYG/2']}", ", person: is missing")]
    [InlineData("{'on':'2026-02-10','as':'citizen:6101801234','do':'submit-request','person':'6101801234','claims':['BYG/2']}", ", person: is for staff")]
    [InlineData("{'on':'2026-02-10','as':'caseworker:Sofie','do':'submit-request','channel':'pigeon','claims':['BYG/2']}", ", channel: 'pigeon' is not known")]
    [InlineData("{'on':'2026-02-10','as':'caseworker:Sofie','do':'ask-information','id':'4f0f2f0e-6f0c-5d0a-9a0b-1c2d3e4f5a6b','items':['Lønseddel']}", ", items: is no such list")]
    public async Task A_line_that_is_not_understood_is_told_by_its_field(string line, string problem)
    {
        var (exit, _, error) = await _town.Act(line);

        Assert.Equal(ExitCode.BadInput, exit);
        Assert.Contains(problem, error, StringComparison.Ordinal);
        Assert.DoesNotContain("6101801", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Information_is_asked_for_once_and_answered_and_nothing_refused_for_want_of_it_before()
    {
        const string Ask = "{'on':'2026-02-11','as':'caseworker:Sofie','do':'ask-information','id':'$1','items':[{'what':'Lønseddel for januar','why':'den viser, hvad du tjener nu'}]}";
        const string Refuse = "{'on':'2026-02-25','as':'caseworker:Sofie','do':'decide-request','id':'$1','outcome':'refused','grounds':['not-documented'],'text':'Nej.'}";
        var (_, answers, _) = await _town.Act(
            Asked, Ask.Replace("Lønseddel for januar", "Journalen", StringComparison.Ordinal), Ask, Ask, Refuse,
            $"{{'on':'2026-02-25','as':'citizen:{ActTown.Bo}','do':'answer-information','id':'$1','text':'Hej'}}",
            $"{{'on':'2026-02-25','as':'citizen:{ActTown.Anna}','do':'answer-information','id':'$1','text':'Jeg får løn i april.'}}",
            $"{{'on':'2026-02-25','as':'citizen:{ActTown.Anna}','do':'answer-information','id':'$1','text':'Igen'}}",
            Refuse.Replace("02-25", "02-26", StringComparison.Ordinal));

        Assert.Equal(["ok", "asks-for-diagnosis", "ok", "already-asked", "papers-may-still-come", "not-found", "ok", "nothing-is-asked", "ok"], answers.Select(ActTown.Said));
        Assert.Empty(await _town.Get<OpenTasks>().Handle(CancellationToken.None));
    }

    [Fact]
    public async Task A_request_for_both_is_answered_part_by_part_and_the_nearest_plan_is_accepted()
    {
        const string Both = $"{{'on':'2026-02-10','as':'citizen:{ActTown.Anna}','do':'submit-request','kinds':['deferral','agreement'],'claims':['BYG/2'],'until':'2026-05-01','monthlyOre':10000,'payDay':1,'firstOn':'2026-05-02','reasons':['illness']}}";
        const string Decide = "{'on':'2026-02-12','as':'caseworker:Sofie','do':'decide-request','id':'$2','outcome':'granted','grounds':['circumstances'],'text':'Ja.','agreementOutcome':'refused','agreementText':'Nej.'}";
        var (_, answers, _) = await _town.Act(
            Both.Replace("2026-05-02", "2026-05-01", StringComparison.Ordinal), Both, Decide.Replace("'text':'Ja.',", "", StringComparison.Ordinal), Decide,
            $"{{'on':'2026-02-13','as':'citizen:{ActTown.Bo}','do':'accept-proposal','id':'$2'}}",
            $"{{'on':'2026-02-13','as':'citizen:{ActTown.Anna}','do':'accept-proposal','id':'$2','kind':'agreement'}}",
            $"{{'on':'2026-02-13','as':'citizen:{ActTown.Anna}','do':'accept-proposal','id':'$2','accept':false}}",
            $"{{'on':'2026-02-13','as':'citizen:{ActTown.Anna}','do':'submit-request','kinds':['changed-circumstances'],'claims':['BIBLIOTEK/1'],'reasons':['unemployment'],'explanation':'Opsagt.'}}",
            "{'on':'2026-02-16','as':'caseworker:Sofie','do':'decide-request','id':'$8','outcome':'refused','text':'Det ændrer ikke noget.'}");

        Assert.Equal(["starts-during-wait", "ok", "no-grounds-written", "ok", "not-found", "ok", "no-longer-stands", "ok", "ok"], answers.Select(ActTown.Said));
        Assert.Equal([HoldKind.Agreement, HoldKind.Deferral], (await _town.Facts("BYG", "2")).Holds.Where(hold => hold.LiftedOn is null).Select(hold => hold.Kind).Order());
    }

    [Fact]
    public async Task Both_sides_write_while_the_request_waits()
    {
        var (_, answers, _) = await _town.Act(
            Asked, "{'on':'2026-02-11','as':'caseworker:Sofie','do':'send-message','id':'$1','text':'Du får svar i næste uge.'}",
            $"{{'on':'2026-02-11','as':'citizen:{ActTown.Anna}','do':'send-message','id':'$1','text':'Tak.'}}",
            $"{{'on':'2026-02-11','as':'citizen:{ActTown.Anna}','do':'send-message','id':'$1'}}",
            "{'on':'2026-02-11','as':'finance:Finn','do':'send-message','id':'$1','text':'Hej'}",
            $"{{'on':'2026-02-11','as':'citizen:{ActTown.Anna}','do':'withdraw-request','id':'$1'}}",
            $"{{'on':'2026-02-11','as':'citizen:{ActTown.Anna}','do':'send-message','id':'$1','text':'Farvel.'}}");

        Assert.Equal(["ok", "ok", "ok", "nothing-is-written", "not-allowed", "ok", "request-is-closed"], answers.Select(ActTown.Said));
        await using var db = _town.Get<IDbContextFactory<PortalDb>>().CreateDbContext();
        Assert.Equal([MessageFrom.Staff, MessageFrom.Citizen], await db.Messages.OrderBy(row => row.SentAt).Select(row => row.From).ToListAsync());
    }
}
