using Portal.App.Agreements;
using Portal.App.Circumstances;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.Domain;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.Web.Commands.Act;

/// <summary>What caseworkers answer to a request: to its one part, or to both.</summary>
internal static class ActOnDecisions
{
    public static ActDeed Decide(ActLine line)
    {
        var (request, waiting, paying) = (line.Id("id"), Waiting(line), Paying(line));
        var objection = ActOnObjections.Decide(line, request, waiting.Outcome, waiting.WrittenGrounds);
        return async (stage, cancel) =>
        {
            if (await stage.Names.VersionOf(request, cancel) is not { } version) return ActOutcome.NotFound;
            var kinds = await stage.Names.KindsOf(request, cancel);
            if (kinds.Contains(RequestKind.Objection)) return await objection(stage, cancel);
            if (kinds.Contains(RequestKind.ChangedCircumstances)) return Outcome(request, await stage.Use<AnswerCircumstances>().Handle(new CircumstancesInput(request, version, waiting.Outcome == DeferralOutcome.Granted, waiting.WrittenGrounds), stage.Staff, cancel));
            var (wait, plan) = (waiting with { Request = request, Version = version }, paying with { Request = request, Version = version });
            if (!kinds.Contains(RequestKind.Agreement)) return Outcome(request, await stage.Use<DecideDeferral>().Handle(wait, stage.Staff, cancel));
            if (!kinds.Contains(RequestKind.Deferral)) return Outcome(request, await stage.Use<DecideAgreement>().Handle(plan with { Outcome = wait.Outcome, Grounds = wait.Grounds, WrittenGrounds = wait.WrittenGrounds }, stage.Staff, cancel));
            return Outcome(request, await stage.Use<DecideCombined>().Handle(new CombinedDecisionInput(wait, plan), stage.Staff, cancel));
        };
    }

    private static DeferralDecisionInput Waiting(ActLine line) => new(
        Guid.Empty, 0, line.Choice<DeferralOutcome>("outcome"), line.DayOrNull("until"), line.Choices<DeferralGround>("grounds"), line.Words("text"),
        line.YesOrNull("specialFinding") ?? false, line.YesOrNull("limitationFinding") ?? false, line.ChoiceOr("offer", NearestOffer.Nothing), line.DayOrNull("offerUntil"));

    /// <summary>Of a request for both: what is left out is as for the wait.</summary>
    private static AgreementDecisionInput Paying(ActLine line) => new(
        Guid.Empty, 0, line.ChoiceOr("agreementOutcome", line.Choice<DeferralOutcome>("outcome")), line.OreOrNull("monthlyOre") is { } ore ? new Kroner(ore) : null, line.NumberOrNull("payDay"), line.DayOrNull("firstOn"),
        line.Choices<DeferralGround>(line.Has("agreementGrounds") ? "agreementGrounds" : "grounds"), line.Words(line.Has("agreementText") ? "agreementText" : "text"), line.YesOrNull("limitationFinding") ?? false);

    private static ActOutcome Outcome(Guid request, AnswerCircumstancesResult? answer) => answer switch
    {
        AnswerCircumstancesResult.Answered => ActOutcome.Done(request),
        AnswerCircumstancesResult.WordsAreMissing => ActOutcome.No(Slug.Of(DecisionFault.NoGroundsWritten)),
        AnswerCircumstancesResult.Overtaken => ActOutcome.No(Slug.Of(DecisionFault.AlreadyDecided)),
        _ => ActOutcome.NotFound,
    };

    private static ActOutcome Outcome(Guid request, DecideAnswer? answer) => answer switch
    {
        DecideAnswer.Decided => ActOutcome.Done(request),
        DecideAnswer.Faulty faulty => ActOutcome.No([.. faulty.Faults.Select(Slug.Of)]),
        DecideAnswer.Overtaken => ActOutcome.No(Slug.Of(DecisionFault.AlreadyDecided)),
        _ => ActOutcome.NotFound,
    };

    private static ActOutcome Outcome(Guid request, DecideAgreementAnswer? answer) => answer switch
    {
        DecideAgreementAnswer.Decided => ActOutcome.Done(request),
        DecideAgreementAnswer.Faulty faulty => ActOutcome.No([.. faulty.Faults.Select(Slug.Of), .. faulty.Plan.Select(Slug.Of)]),
        DecideAgreementAnswer.Overtaken => ActOutcome.No(Slug.Of(DecisionFault.AlreadyDecided)),
        _ => ActOutcome.NotFound,
    };

    private static ActOutcome Outcome(Guid request, DecideCombinedAnswer? answer) => answer switch
    {
        DecideCombinedAnswer.Decided => ActOutcome.Done(request),
        DecideCombinedAnswer.Faulty faulty => ActOutcome.No([.. faulty.Waiting.Select(Slug.Of).Concat(faulty.Paying.Select(Slug.Of)).Concat(faulty.Plan.Select(Slug.Of)).Distinct()]),
        DecideCombinedAnswer.Overtaken => ActOutcome.No(Slug.Of(DecisionFault.AlreadyDecided)),
        _ => ActOutcome.NotFound,
    };
}
