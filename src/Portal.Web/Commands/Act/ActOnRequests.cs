using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.Domain;
using Portal.Domain.Deferrals;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.Web.Commands.Act;

/// <summary>What citizens ask for, and what caseworkers answer.</summary>
internal static class ActOnRequests
{
    /// <summary>Fills in the form page by page as the citizen would, and sends it; for a caseworker, writes down what somebody else has asked for.</summary>
    public static ActDeed Submit(ActLine line)
    {
        foreach (var kind in line.Choices<RequestKind>("kinds"))
            if (kind != RequestKind.Deferral) throw line.Bad("kinds", $"this portal has no such use case yet: {Slug.Of(kind)}", $"one of: {Slug.Of(RequestKind.Deferral)}");
        var (claims, until, reasons) = (line.Claims("claims"), line.DayOrNull("until"), line.Choices<HardshipReason>("reasons"));
        var (explanation, special, evidenceLater) = (line.Words("explanation"), line.Words("specialCircumstances"), line.YesOrNull("evidenceLater") ?? false);
        var person = line.Has("person") ? line.Person("person") : (IdNumber?)null;
        var channel = line.Has("channel") ? line.Choice<RequestChannel>("channel") : (RequestChannel?)null;
        return async (stage, cancel) =>
        {
            var own = stage.Actor as Citizen;
            if (own is not null && (person is not null || channel is not null)) throw line.Bad("person", "is for staff", "a citizen asks for themselves, here");
            if (own is null && person is null) throw line.Bad("person", "is missing", "required of staff: whose request it is");

            if ((own ?? await stage.Names.Citizen(person!.Value, cancel)) is not { } asker || await stage.Names.ClaimsOf(asker, claims, cancel) is not { } chosen) return ActOutcome.NotFound;
            var input = new EnteredDeferral(asker.Person, chosen, channel, until, reasons, explanation, special, evidenceLater);
            return own is null ? OutcomeOf(await stage.Use<EnterDeferral>().Handle(input, stage.Staff, cancel), []) : await SubmitForm(stage, input, cancel);
        };
    }

    private static async Task<ActOutcome> SubmitForm(ActStage stage, EnteredDeferral input, CancellationToken cancel)
    {
        var (citizen, save) = (stage.Citizen, stage.Use<SaveDeferralDraft>());
        var draft = await stage.Use<StartDeferral>().Handle(citizen, null, cancel);
        var onClaims = await save.Claims(draft, input.Claims, citizen, cancel);
        var onUntil = await save.Until(draft, input.Until, citizen, cancel);
        var onReasons = await save.Reasons(draft, input.Reasons, input.Explanation, input.SpecialCircumstances, citizen, cancel);
        await save.EvidenceLater(draft, input.EvidenceLater, citizen, cancel);

        DeferralRefusal[] onForm = [.. onClaims ?? [], .. onUntil ?? [], .. onReasons ?? []];
        // Words that are too long are not saved with the draft: sent all the same, it would be a request without them.
        if (onForm.Any(fault => fault is DeferralRefusal.ExplanationIsTooLong or DeferralRefusal.SpecialCircumstancesAreTooLong)) return Refused(onForm);
        return OutcomeOf(await stage.Use<SubmitDeferral>().Handle(draft, citizen, cancel), onForm);
    }

    public static ActDeed Withdraw(ActLine line)
    {
        var request = line.Id("id");
        return async (stage, cancel) => await stage.Use<WithdrawRequest>().Handle(request, stage.Citizen, cancel) switch
        {
            true => ActOutcome.Done(request),
            false => ActOutcome.No(Slug.Of(DecisionFault.AlreadyDecided)),
            null => ActOutcome.NotFound,
        };
    }

    public static ActDeed Decide(ActLine line)
    {
        var (request, outcome, until, grounds) = (line.Id("id"), line.Choice<DeferralOutcome>("outcome"), line.DayOrNull("until"), line.Choices<DeferralGround>("grounds"));
        var (text, special, limitation) = (line.Words("text"), line.YesOrNull("specialFinding") ?? false, line.YesOrNull("limitationFinding") ?? false);
        var (offer, offerUntil) = (line.ChoiceOr("offer", NearestOffer.Nothing), line.DayOrNull("offerUntil"));
        return async (stage, cancel) =>
        {
            if (await stage.Names.VersionOf(request, cancel) is not { } version) return ActOutcome.NotFound;
            var input = new DeferralDecisionInput(request, version, outcome, until, grounds, text, special, limitation, offer, offerUntil);
            return await stage.Use<DecideDeferral>().Handle(input, stage.Staff, cancel) switch
            {
                DecideAnswer.Decided => ActOutcome.Done(request),
                DecideAnswer.Faulty faulty => ActOutcome.No([.. faulty.Faults.Select(Slug.Of)]),
                DecideAnswer.Overtaken => ActOutcome.No(Slug.Of(DecisionFault.AlreadyDecided)),
                _ => ActOutcome.NotFound,
            };
        };
    }

    private static ActOutcome OutcomeOf(SubmitAnswer? answer, IEnumerable<DeferralRefusal> onForm) => answer switch
    {
        SubmitAnswer.Sent sent => ActOutcome.Done(sent.Request),
        SubmitAnswer.Refused refused => Refused([.. onForm, .. refused.Reasons]),
        _ => ActOutcome.NotFound,
    };

    private static ActOutcome Refused(IEnumerable<DeferralRefusal> reasons) => ActOutcome.No([.. reasons.Distinct().Order().Select(Slug.Of)]);
}
