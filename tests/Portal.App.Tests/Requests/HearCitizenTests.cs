using Portal.App.Deferrals;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.App.Tests.Outbox;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;
using static Portal.App.Tests.Deferrals.DeferralCase;

namespace Portal.App.Tests.Requests;

public sealed class HearCitizenTests
{
    private static readonly HearingAsk Income = new("Vi overvejer at sige nej.", "Du fik løn udbetalt i september.", "Indkomstregisteret den 1. oktober 2026", DeferralGround.Circumstances);

    [Theory, OnEveryDatabase]
    public async Task Nothing_is_decided_against_somebody_who_is_being_heard_before_their_day(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var (silent, granted) = (await cases.Sent(anna, await town.Claim(anna)), await cases.Sent(anna, await town.Claim(anna)));
        var hear = database.Get<HearCitizen>();
        Assert.Null(await hear.Handle(silent, await cases.VersionOf(silent), Income, Town.Finn, Cancel));
        foreach (var request in new[] { silent, granted }) Assert.IsType<AskAnswer<HearingFault>.Asked>(await hear.Handle(request, await cases.VersionOf(request), Income, Town.Sofie, Cancel));
        Assert.Equal([HearingFault.HearingIsOpen], Assert.IsType<AskAnswer<HearingFault>.Faulty>(await hear.Handle(silent, await cases.VersionOf(silent), Income, Town.Sofie, Cancel)).Faults);

        database.Clock.GoTo(new DateOnly(2026, 10, 16));
        var refusal = Answer(silent, await cases.VersionOf(silent), DeferralOutcome.Refused);
        Assert.Equal([DecisionFault.HearingIsOpen], Assert.IsType<DecideAnswer.Faulty>(await database.Get<DecideDeferral>().Handle(refusal, Town.Sofie, Cancel)).Faults);
        Assert.IsType<DecideAnswer.Decided>(await database.Get<DecideDeferral>().Handle(Answer(granted, await cases.VersionOf(granted), DeferralOutcome.Granted), Town.Sofie, Cancel));
        database.Clock.GoTo(new DateOnly(2026, 10, 17));
        Assert.IsType<DecideAnswer.Decided>(await database.Get<DecideDeferral>().Handle(refusal, Town.Sofie, Cancel));
        Assert.Empty(await new Mail(database).Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task The_citizens_message_is_the_answer_and_the_decision_can_follow(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));
        var heard = Assert.IsType<AskAnswer<HearingFault>.Asked>(await database.Get<HearCitizen>().Handle(request, await cases.VersionOf(request), Income, Town.Sofie, Cancel));
        var letter = LetterPlainText.Of((await database.Get<MyLetters>().Open(heard.Letter, anna, Cancel))!.Content).Replace('\u00a0', ' ');
        foreach (var told in (string[])[Income.Considered, Income.Facts, Income.Source, "16. oktober 2026", "ikke besluttet noget endnu"]) Assert.Contains(told, letter, StringComparison.Ordinal);

        Assert.Empty((await database.Get<SendMessage>().Handle(request, "Lønnen var for august.", anna, Cancel))!);

        var view = (await database.Get<MyRequest>().Handle(request, anna, Cancel))!;
        Assert.Equal((RequestStatus.Submitted, MessageKind.HearingAnswer, Income.Considered), (view.Request.Status, view.Messages.Single().Kind, view.Hearing!.Considered));
        // Heard once more about something else, in a letter of its own.
        var again = Assert.IsType<AskAnswer<HearingFault>.Asked>(await database.Get<HearCitizen>().Handle(request, await cases.VersionOf(request), Income, Town.Sofie, Cancel));
        Assert.NotEqual(heard.Letter, again.Letter);
        Assert.Empty((await database.Get<SendMessage>().Handle(request, "Det samme.", anna, Cancel))!);
        await cases.Refuse(request);
        Assert.Empty(await new Mail(database).Broken());
    }
}
