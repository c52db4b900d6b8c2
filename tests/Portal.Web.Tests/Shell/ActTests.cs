using Portal.App.Staff;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Web.Commands;

namespace Portal.Web.Tests.Shell;

/// <summary>`portal act`: a file in which citizens and staff do what they would do on the pages.</summary>
public sealed class ActTests : IAsyncLifetime
{
    private ActTown _town = null!;

    public async Task InitializeAsync() => _town = await ActTown.Open();

    public Task DisposeAsync()
    {
        _town.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_contact_rests_every_claim_of_the_debtor_from_its_own_day()
    {
        var (exit, answers, _) = await _town.Act($"{{'on':'2026-02-10','as':'caseworker:Sofie','do':'register-contact','person':'{ActTown.Anna}','note':'Ringede'}}");

        Assert.Equal((ExitCode.Done, "ok"), (exit, ActTown.Said(Assert.Single(answers))));
        foreach (var (source, reference) in new[] { ("BIBLIOTEK", "1"), ("BYG", "2") })
        {
            var hold = Assert.Single((await _town.Facts(source, reference)).Holds);
            Assert.Equal((HoldKind.Contact, new DateOnly(2026, 2, 10)), (hold.Kind, hold.From));
        }
        Assert.Empty((await _town.Facts("BYG", "3")).Holds);

        var again = await _town.Act("{'on':'2026-02-11','as':'caseworker:Sofie','do':'register-contact','claim':'BYG/2'}");
        Assert.Equal((ExitCode.PartlyRefused, "contact-is-registered"), (again.Exit, ActTown.Said(Assert.Single(again.Answers))));
    }

    [Fact]
    public async Task A_write_off_takes_two_people()
    {
        var (exit, answers, _) = await _town.Act(
            "{'on':'2026-02-10','as':'finance:Finn','do':'write-off','claim':'BYG/2','reason':'Aftalt med ledelsen'}", "",
            "{'on':'2026-02-11','as':'finance:Finn','do':'approve','id':'$1','approve':true}",
            "{'on':'2026-02-11','as':'caseworker:Sofie','do':'approve','id':'$1','approve':true}",
            "{'on':'2026-02-12','as':'team-lead:Tove','do':'approve','id':'$1','approve':true}");

        Assert.Equal(["ok", "not-found", "not-allowed", "ok"], answers.Select(ActTown.Said));
        Assert.Equal(ExitCode.PartlyRefused, exit);
        Assert.Equal(answers[0].GetProperty("id").GetGuid(), answers[3].GetProperty("id").GetGuid());
        var claim = await _town.Facts("BYG", "2");
        Assert.True(Account.On(claim, new DateOnly(2026, 2, 12)).Balance.IsZero);
    }

    [Fact]
    public async Task The_same_thing_twice_on_one_day_is_two_things_once_the_first_has_its_answer()
    {
        const string Line = "{'on':'2026-02-10','as':'finance:Finn','do':'write-down','claim':'BYG/2','amountOre':10000,'reason':'For meget'}";
        var first = await _town.Act(Line, Line, Line.Replace("10000", "20000", StringComparison.Ordinal), "{'on':'2026-02-10','as':'team-lead:Tove','do':'approve','id':'$1','approve':false}");
        var second = await _town.Act(Line);

        Assert.Equal(["ok", "already-proposed", "ok", "ok", "ok"], first.Answers.Concat(second.Answers).Select(ActTown.Said));
        Assert.Equal(3, new[] { first.Answers[0], first.Answers[2], second.Answers[0] }.Select(answer => answer.GetProperty("id").GetGuid()).Distinct().Count());
    }

    [Fact]
    public async Task Every_rule_that_refuses_is_told()
    {
        var (exit, answers, _) = await _town.Act(
            "{'on':'2026-02-10','as':'finance:Finn','do':'write-down','claim':'BYG/2','amountOre':0}",
            "{'on':'2026-02-10','as':'caseworker:Sofie','do':'hold','claim':'BYG/2','kind':'estate','reason':'Død'}",
            $"{{'on':'2026-02-10','as':'citizen:{ActTown.Anna}','do':'submit-request','claims':['BYG/2'],'until':'2026-02-01','reasons':[]}}",
            $"{{'on':'2026-02-10','as':'citizen:{ActTown.Anna}','do':'submit-request','claims':['BYG/2','BYG/3'],'until':'2026-05-01','reasons':['illness']}}",
            "{'on':'2026-02-10','as':'caseworker:Sofie','do':'reminders-pointless','claim':'BYG/99','reason':'Flyttet'}",
            $"{{'on':'2026-02-10','as':'citizen:{ActTown.Anna}','do':'hold','claim':'BYG/2','kind':'staff'}}");

        Assert.Equal(ExitCode.PartlyRefused, exit);
        Assert.Equal(
            ["reason-is-missing amount-is-not-positive", "no-such-hold", "date-is-not-in-the-future no-reason-given", "not-found", "not-found", "not-allowed"], answers.Select(ActTown.Said));
    }

    [Fact]
    public async Task A_request_is_sent_answered_and_cannot_be_withdrawn_afterwards()
    {
        var (_, answers, _) = await _town.Act(
            $"{{'on':'2026-02-10','as':'citizen:{ActTown.Anna}','do':'submit-request','kinds':['deferral'],'claims':['BYG/2'],'until':'2026-05-01','reasons':['illness','other'],'explanation':'Jeg er syg'}}",
            "{'on':'2026-02-12','as':'caseworker:Sofie','do':'decide-request','id':'$1','outcome':'partly-granted','until':'2026-04-01'}",
            "{'on':'2026-02-12','as':'caseworker:Sofie','do':'decide-request','id':'$1','outcome':'partly-granted','until':'2026-04-01','grounds':['circumstances'],'text':'Vi giver henstand.'}",
            $"{{'on':'2026-02-13','as':'citizen:{ActTown.Anna}','do':'withdraw-request','id':'$1'}}",
            $"{{'on':'2026-02-13','as':'citizen:{ActTown.Bo}','do':'withdraw-request','id':'$1'}}");

        Assert.Equal(["ok", "no-rule-named no-grounds-written", "ok", "already-decided", "not-found"], answers.Select(ActTown.Said));
        var holds = (await _town.Facts("BYG", "2")).Holds;
        Assert.Equal(new DateOnly(2026, 2, 12), holds.Single(hold => hold.Kind == HoldKind.RequestPending).LiftedOn);
        Assert.Equal((new DateOnly(2026, 2, 12), new DateOnly(2026, 4, 1)), holds.Where(hold => hold.Kind == HoldKind.Deferral).Select(hold => (hold.From, hold.Until!.Value)).Single());
    }

    [Fact]
    public async Task A_hold_is_set_and_released()
    {
        var (exit, _, _) = await _town.Act(
            "{'on':'2026-02-10','as':'team-lead:Tove','do':'hold','claim':'BYG/2','kind':'complaint','until':'2026-06-30','reason':'Klage'}",
            "{'on':'2026-03-10','as':'caseworker:Sofie','do':'release-hold','claim':'BYG/2','kind':'complaint'}");

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal(new DateOnly(2026, 3, 10), Assert.Single((await _town.Facts("BYG", "2")).Holds).LiftedOn);
    }

    [Fact]
    public async Task Money_that_nobody_could_place_is_placed()
    {
        await _town.Bank(("B1", 500_00, ActTown.NoId), ("B2", 550_00, ActTown.PaymentId(1)));
        await _town.Bank(("B1", 100_00, ActTown.PaymentId(2)));
        var tasks = await _town.Get<OpenTasks>().Handle(CancellationToken.None);
        var question = tasks.Single(task => task.Kind == "payment-question").Id;

        var (exit, answers, _) = await _town.Act(
            "{'on':'2026-02-10','as':'caseworker:Sofie','do':'match-payment','bankReference':'B1','claim':'BYG/2'}",
            "{'on':'2026-02-10','as':'caseworker:Sofie','do':'match-payment','id':'$1','claim':'BYG/2'}",
            $"{{'on':'2026-02-10','as':'finance:Finn','do':'answer-question','id':'{question}','answer':'another'}}",
            "{'on':'2026-02-10','as':'caseworker:Sofie','do':'move-credit','from':'BIBLIOTEK/1','to':'BYG/2','amountOre':15000}",
            "{'on':'2026-02-10','as':'finance:Finn','do':'move-credit','from':'BIBLIOTEK/1','to':'BYG/2','amountOre':15001}",
            "{'on':'2026-02-10','as':'team-lead:Tove','do':'move-credit','from':'BIBLIOTEK/1','to':'BYG/2','amountOre':15000}");

        Assert.Equal(["ok", "already-matched", "ok", "not-allowed", "more-than-credit", "ok"], answers.Select(ActTown.Said));
        Assert.Equal(ExitCode.PartlyRefused, exit);
        Assert.Equal(new Kroner(450_00), Account.On(await _town.Facts("BYG", "2"), new DateOnly(2026, 2, 10)).Balance);
        Assert.DoesNotContain(await _town.Get<OpenTasks>().Handle(CancellationToken.None), task => task.Kind is "unmatched-payment" or "payment-question");
    }

    [Theory]
    [InlineData("not json", ": is no JSON object")]
    [InlineData("['a']", ": is no JSON object")]
    [InlineData("{'as':'caseworker:S','do':'hold'}", ", on: is missing")]
    [InlineData("{'on':'2026-02-30','as':'caseworker:S','do':'hold'}", ", on: is no date")]
    [InlineData("{'on':'2026-02-10','do':'hold'}", ", as: is missing")]
    [InlineData("{'on':'2026-02-10','as':'mayor:S','do':'hold'}", ", as: names nobody who can act")]
    [InlineData("{'on':'2026-02-10','as':'citizen:6101801','do':'hold'}", ", as: is no CPR or CVR number")]
    [InlineData("{'on':'2026-02-10','as':'caseworker:S','do':'dance'}", ", do: 'dance' is not known")]
    [InlineData("{'on':'2026-02-10','as':'caseworker:S','do':'hold','claim':'BYG/2'}", ", kind: is missing")]
    [InlineData("{'on':'2026-02-10','as':'caseworker:S','do':'hold','claim':'BYG/2','kind':'nap'}", ", kind: 'nap' is not known")]
    [InlineData("{'on':'2026-02-10','as':'caseworker:S','do':'hold','claim':'BYG','kind':'staff'}", ", claim: names no claim")]
    [InlineData("{'on':'2026-02-10','as':'caseworker:S','do':'hold','claim':'BYG/2','kind':'staff','untill':'2026-03-01'}", ", untill: is not known here")]
    [InlineData("{'on':'2026-02-10','as':'finance:F','do':'match-payment','claim':'BYG/2'}", ", id: either id or bankReference is needed")]
    [InlineData("{'on':'2026-02-10','as':'finance:F','do':'answer-question','bankReference':'B1','answer':'perhaps'}", ", answer: 'perhaps' is not known")]
    [InlineData("{'on':'2026-02-10','as':'finance:F','do':'approve','id':'$7','approve':true}", ", id: names a line that has printed no id")]
    [InlineData("{'on':'2026-02-10','as':'finance:F','do':'approve','id':'$1','approve':'yes'}", ", approve: is neither true nor false")]
    public async Task A_line_that_is_not_understood_ends_the_file_and_the_lines_before_it_stand(string bad, string problem)
    {
        const string Good = "{'on':'2026-02-10','as':'caseworker:Sofie','do':'register-contact','claim':'BYG/2'}";
        var (exit, answers, error) = await _town.Act(Good, bad, Good.Replace("BYG", "BIBLIOTEK", StringComparison.Ordinal));

        Assert.Equal(ExitCode.BadInput, exit);
        Assert.Equal("ok", ActTown.Said(Assert.Single(answers)));
        Assert.Contains($" line 2{problem}", error, StringComparison.Ordinal);
        Assert.Contains("(rule: ", error, StringComparison.Ordinal);
        Assert.Contains("carried out: 1.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("6101801", error, StringComparison.Ordinal);
        Assert.Single((await _town.Facts("BYG", "2")).Holds);
        Assert.Empty((await _town.Facts("BIBLIOTEK", "1")).Holds);
    }

    [Fact]
    public async Task Outside_Development_it_is_refused_before_anything_is_read()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(ExitCode.BadInput, await PortalCommands.Run(["act", "no-such-file"], output, error));
        Assert.Empty(output.ToString());
        Assert.Contains("Development only", error.ToString(), StringComparison.Ordinal);
    }
}
