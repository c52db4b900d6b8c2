using Portal.App.Staff;
using Portal.Domain.Claims;

namespace Portal.Web.Tests.Shell;

/// <summary>`portal act`: what somebody does not agree with, and its answer (L03).</summary>
public sealed class ActOnObjectionsTests : IAsyncLifetime
{
    private ActTown _town = null!;

    public async Task InitializeAsync() => _town = await ActTown.Open();

    public Task DisposeAsync()
    {
        _town.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Rule_L03_an_objection_is_sent_told_in_tasks_answered_and_corrected()
    {
        const string Ask = $"{{'on':'2026-02-10','as':'citizen:{ActTown.Anna}','do':'submit-request','kinds':['objection'],'claims':['BYG/2'],'about':'size','amountOre':100000,'explanation':'For meget'}}";
        var (_, sent, _) = await _town.Act(
            Ask.Replace(",'explanation':'For meget'", "", StringComparison.Ordinal), Ask.Replace("'size'", "'fee'", StringComparison.Ordinal), Ask.Replace("BYG/2", "BYG/3", StringComparison.Ordinal),
            Ask.Replace("['BYG/2']", "['BYG/2','BIBLIOTEK/1']", StringComparison.Ordinal), Ask.Replace("['objection']", "['objection','deferral']", StringComparison.Ordinal), Ask, Ask);
        Assert.Equal(["explanation-is-missing", "no-fee-is-charged", "not-found", "one-claim-at-a-time", "other-kind-is-asked-for", "ok", "objection-is-pending"], sent.Select(ActTown.Said));
        Assert.Equal(HoldKind.Objection, Assert.Single((await _town.Facts("BYG", "2")).Holds).Kind);
        Assert.Equal(("decide-request", "objection"), (Assert.Single(await _town.Get<OpenTasks>().Handle(CancellationToken.None)) is var task ? (task.Kind, task.Detail) : default));

        var id = sent[5].GetProperty("id").GetString();
        var decide = $"{{'on':'2026-02-12','as':'caseworker:Sofie','do':'decide-request','id':'{id}','outcome':'partly-granted','amountOre':110000,'text':'Lidt mindre'}}";
        var (_, answers, _) = await _town.Act(decide.Replace("110000", "100000", StringComparison.Ordinal), decide.Replace(",'text':'Lidt mindre'", "", StringComparison.Ordinal), decide, decide);
        Assert.Equal(["amount-is-as-asked", "no-grounds-written", "ok", "already-decided"], answers.Select(ActTown.Said));
        Assert.Equal(1100_00, Account.On(await _town.Facts("BYG", "2"), new DateOnly(2026, 2, 12)).Principal.Ore);
    }

    [Fact]
    public async Task A_caseworker_writes_it_down_and_somebody_else_lowers_the_claim()
    {
        const string Ask = $"{{'on':'2026-02-10','as':'caseworker:Sofie','do':'submit-request','person':'{ActTown.Anna}','channel':'letter','kinds':['objection'],'claims':['BYG/2'],'explanation':'Ikke min'}}";
        const string Decide = "{'on':'2026-02-12','as':'caseworker:Sofie','do':'decide-request','id':'$1','outcome':'granted','text':'Ja'}";
        var (_, answers, _) = await _town.Act(Ask, Decide, Decide.Replace("Sofie", "Søren", StringComparison.Ordinal), Decide.Replace("caseworker:Sofie", "finance:Finn", StringComparison.Ordinal));

        Assert.Equal(["ok", "entered-by-oneself", "ok", "not-allowed"], answers.Select(ActTown.Said));
        Assert.Equal(0, (await _town.Facts("BYG", "2")).Postings.Sum(posting => posting.Amount.Ore));
    }
}
