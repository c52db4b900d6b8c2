using Microsoft.EntityFrameworkCore;
using Portal.App.Deferrals;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.App.Tests.Outbox;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.Requests;
using static Portal.App.Tests.Deferrals.DeferralCase;

namespace Portal.App.Tests.Requests;

public sealed class AskInformationTests
{
    private static readonly InformationItem[] Payslip = [new("Lønseddel for september", "den viser, hvad du tjener nu")];

    [Theory, OnEveryDatabase]
    public async Task Rule_P08_what_is_missing_is_asked_for_once_with_a_day_and_the_pause_goes_on(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));
        var ask = database.Get<AskInformation>();

        Assert.Null(await ask.Handle(request, await cases.VersionOf(request), Payslip, Town.Finn, Cancel));
        Assert.IsType<AskAnswer<InformationFault>.Overtaken>(await ask.Handle(request, 0, Payslip, Town.Sofie, Cancel));
        var asked = Assert.IsType<AskAnswer<InformationFault>.Asked>(await ask.Handle(request, await cases.VersionOf(request), Payslip, Town.Sofie, Cancel));
        var twice = Assert.IsType<AskAnswer<InformationFault>.Faulty>(await ask.Handle(request, await cases.VersionOf(request), Payslip, Town.Sofie, Cancel));

        Assert.Equal([InformationFault.AlreadyAsked], twice.Faults);
        var view = (await database.Get<MyRequest>().Handle(request, anna, Cancel))!;
        Assert.Equal((RequestStatus.NeedsInformation, new DateOnly(2026, 10, 16), new DateOnly(2026, 10, 16)), (view.Request.Status, view.Information!.By, view.Request.ReplyBy!.Value));
        Assert.Equal(Payslip, view.Information.Items);
        Assert.Equal(HoldKind.RequestPending, Assert.Single(view.Claims).StoppedBy!.Kind);
        var letter = (await database.Get<MyLetters>().Open(asked.Letter, anna, Cancel))!;
        Assert.Equal(("Vi mangler noget fra dig – senest 16.\u00a0oktober\u00a02026", LetterKind.InformationRequest), (letter.Subject, letter.Content.Kind));
        Assert.Contains("1. Lønseddel for september: den viser, hvad du tjener nu", LetterPlainText.Of(letter.Content), StringComparison.Ordinal);
        Assert.Single(await database.Get<OpenTasks>().Handle(Cancel));
        Assert.Empty(await new Mail(database).Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P08_no_refusal_for_want_of_papers_before_the_day_they_may_come_by(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen(with: person => person.ExemptFromDigitalPost = true);
        var request = await cases.Sent(anna, await town.Claim(anna));
        database.Clock.Pass(TimeSpan.FromDays(5));
        Assert.IsType<AskAnswer<InformationFault>.Asked>(await database.Get<AskInformation>().Handle(request, await cases.VersionOf(request), Payslip, Town.Sofie, Cancel));
        // Asked on 7 October on paper: six working days on the way, then 14 days.
        Assert.Equal(new DateOnly(2026, 10, 29), (await database.Get<MyRequest>().Handle(request, anna, Cancel))!.Information!.By);
        async Task<DecideAnswer?> Refuse(params DeferralGround[] grounds) => await database.Get<DecideDeferral>().Handle(
            Answer(request, await cases.VersionOf(request), DeferralOutcome.Refused) with { Grounds = grounds.ToHashSet() }, Town.Sofie, Cancel);

        database.Clock.GoTo(new DateOnly(2026, 10, 29));
        Assert.Equal([DecisionFault.PapersMayStillCome], Assert.IsType<DecideAnswer.Faulty>(await Refuse(DeferralGround.Circumstances, DeferralGround.NotDocumented)).Faults);
        database.Clock.GoTo(new DateOnly(2026, 10, 30));
        Assert.IsType<DecideAnswer.Decided>(await Refuse(DeferralGround.NotDocumented));
        Assert.Empty(await new Mail(database).Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_refusal_on_other_grounds_waits_for_no_papers(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));
        var early = Answer(request, await cases.VersionOf(request), DeferralOutcome.PartlyGranted, new DateOnly(2026, 11, 9)) with { Grounds = new HashSet<DeferralGround> { DeferralGround.NotDocumented } };

        Assert.Equal([DecisionFault.PapersMayStillCome], Assert.IsType<DecideAnswer.Faulty>(await database.Get<DecideDeferral>().Handle(early, Town.Sofie, Cancel)).Faults);
        await cases.Refuse(request);
    }

    [Theory, OnEveryDatabase]
    public async Task The_citizen_answers_in_words_or_with_papers_and_the_request_waits_again(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var (words, papers) = (await cases.Sent(anna, await town.Claim(anna)), await cases.Sent(anna, await town.Claim(anna)));
        var answer = database.Get<AnswerInformation>();
        Assert.Equal([MessageFault.NothingIsAsked], await answer.Handle(words, "Her er den.", anna, Cancel));
        foreach (var request in new[] { words, papers })
            Assert.IsType<AskAnswer<InformationFault>.Asked>(await database.Get<AskInformation>().Handle(request, await cases.VersionOf(request), Payslip, Town.Sofie, Cancel));

        Assert.Null(await answer.Handle(words, "Her er den.", bo, Cancel));
        Assert.Equal([MessageFault.NothingIsWritten], await answer.Handle(words, " ", anna, Cancel));
        Assert.Equal([MessageFault.TooLong], await answer.Handle(words, new string('æ', MessageRules.Longest + 1), anna, Cancel));
        Assert.Empty((await answer.Handle(words, "Jeg har ingen løn\r\nlige nu.", anna, Cancel))!);
        Assert.Empty((await database.Get<AddEvidence>().Handle(papers, "loen.pdf", new MemoryStream("%PDF-1.7 x"u8.ToArray()), anna, Cancel))!);
        Assert.Empty((await answer.Handle(papers, "", anna, Cancel))!);

        var view = (await database.Get<MyRequest>().Handle(words, anna, Cancel))!;
        Assert.Equal((RequestStatus.Submitted, (DateOnly?)null), (view.Request.Status, view.Request.ReplyBy));
        Assert.Equal((MessageKind.InformationAnswer, "Jeg har ingen løn\nlige nu."), (view.Messages.Single().Kind, view.Messages.Single().Text));
        Assert.Equal(RequestStatus.Submitted, (await database.Get<MyRequest>().Handle(papers, anna, Cancel))!.Request.Status);
        await database.Get<WithdrawRequest>().Handle(words, anna, Cancel);
        Assert.Equal([MessageFault.RequestIsClosed], await answer.Handle(words, "x", anna, Cancel));
        await using var db = database.Open();
        Assert.DoesNotContain(await db.Journal.ToListAsync(), entry => $"{entry.What} {entry.Rule} {entry.Digest}".Contains("løn", StringComparison.Ordinal));
    }
}
