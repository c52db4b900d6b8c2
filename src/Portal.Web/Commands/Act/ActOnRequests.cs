using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.Domain;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.Web.Commands.Act;

/// <summary>What citizens ask for, and what caseworkers answer.</summary>
internal static class ActOnRequests
{
    /// <summary>Fills in the form page by page as the citizen would, and sends it; for a caseworker, writes down what somebody else has asked for.</summary>
    public static ActDeed Submit(ActLine line)
    {
        IReadOnlySet<RequestKind> kinds = line.Choices<RequestKind>("kinds") is { Count: > 0 } named ? named : new HashSet<RequestKind> { RequestKind.Deferral };
        if (kinds.Contains(RequestKind.Objection)) return ActOnObjections.Submit(line, kinds);
        if (kinds.Count > 1 || kinds.Any(kind => kind is not (RequestKind.Deferral or RequestKind.Agreement)))
            throw line.Bad("kinds", $"this portal has no such use case yet: {string.Join(", ", kinds.Order().Select(Slug.Of))}", $"one of: {Slug.Of(RequestKind.Deferral)}, {Slug.Of(RequestKind.Agreement)}, {Slug.Of(RequestKind.Objection)}");
        var instalments = new InstalmentAsk(line.OreOrNull("monthlyOre") is { } ore ? new Kroner(ore) : null, line.NumberOrNull("payDay"), line.DayOrNull("firstOn"));
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
            var input = new EnteredRequest(asker.Person, chosen, channel, until, reasons, explanation, special, evidenceLater) { Kinds = kinds, Instalments = instalments };
            return own is null ? OutcomeOf(await stage.Use<EnterRequest>().Handle(input, stage.Staff, cancel), []) : await SubmitForm(stage, input, cancel);
        };
    }

    private static async Task<ActOutcome> SubmitForm(ActStage stage, EnteredRequest input, CancellationToken cancel)
    {
        var (citizen, save) = (stage.Citizen, stage.Use<SaveDeferralDraft>());
        var draft = await stage.Use<StartDeferral>().Handle(citizen, null, cancel);
        await stage.Use<SaveRequestDraft>().Kinds(draft, input.Kinds, citizen, cancel);
        if (input.Kinds.Contains(RequestKind.Agreement)) return await SubmitAgreement(stage, draft, input, cancel);
        var onClaims = await save.Claims(draft, input.Claims, citizen, cancel);
        var onUntil = await save.Until(draft, input.Until, citizen, cancel);
        var onReasons = await save.Reasons(draft, input.Reasons, input.Explanation, input.SpecialCircumstances, citizen, cancel);
        await save.EvidenceLater(draft, input.EvidenceLater, citizen, cancel);

        DeferralRefusal[] onForm = [.. onClaims ?? [], .. onUntil ?? [], .. onReasons ?? []];
        // Words that are too long are not saved with the draft: sent all the same, it would be a request without them.
        if (onForm.Any(fault => fault is DeferralRefusal.ExplanationIsTooLong or DeferralRefusal.SpecialCircumstancesAreTooLong)) return Refused(onForm);
        return OutcomeOf(await stage.Use<SubmitRequest>().Handle(draft, citizen, cancel), onForm);
    }

    private static async Task<ActOutcome> SubmitAgreement(ActStage stage, Guid draft, EnteredRequest input, CancellationToken cancel)
    {
        var (citizen, save) = (stage.Citizen, stage.Use<SaveDeferralDraft>());
        await save.Claims(draft, input.Claims, citizen, cancel);
        await save.Reasons(draft, input.Reasons, input.Explanation, "", citizen, cancel);
        await save.EvidenceLater(draft, input.EvidenceLater, citizen, cancel);
        await stage.Use<SaveRequestDraft>().Instalments(draft, input.Instalments!, citizen, cancel);
        return OutcomeOf(await stage.Use<SubmitRequest>().Handle(draft, citizen, cancel), []);
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
        var (monthly, payDay, firstOn) = (line.OreOrNull("monthlyOre"), line.NumberOrNull("payDay"), line.DayOrNull("firstOn"));
        var objection = ActOnObjections.Decide(line, request, outcome, text);
        return async (stage, cancel) =>
        {
            if (await stage.Names.VersionOf(request, cancel) is not { } version) return ActOutcome.NotFound;
            if (await stage.Names.IsObjection(request, cancel)) return await objection(stage, cancel);
            if (await stage.Names.IsForAgreement(request, cancel))
            {
                var agreed = new AgreementDecisionInput(request, version, outcome, monthly is { } ore ? new Kroner(ore) : null, payDay, firstOn, grounds, text, limitation);
                return OutcomeOf(request, await stage.Use<DecideAgreement>().Handle(agreed, stage.Staff, cancel));
            }
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

    private static ActOutcome OutcomeOf(Guid request, DecideAgreementAnswer? answer) => answer switch
    {
        DecideAgreementAnswer.Decided => ActOutcome.Done(request),
        DecideAgreementAnswer.Faulty faulty => ActOutcome.No([.. faulty.Faults.Select(Slug.Of), .. faulty.Plan.Select(Slug.Of)]),
        DecideAgreementAnswer.Overtaken => ActOutcome.No(Slug.Of(DecisionFault.AlreadyDecided)),
        _ => ActOutcome.NotFound,
    };

    internal static ActOutcome OutcomeOf(SubmitAnswer? answer, IEnumerable<DeferralRefusal> onForm) => answer switch
    {
        SubmitAnswer.Sent sent => ActOutcome.Done(sent.Request),
        SubmitAnswer.Refused refused => Refused([.. onForm, .. refused.Reasons]),
        SubmitAnswer.NotAgreed refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of), .. refused.Plan.Select(Slug.Of)]),
        SubmitAnswer.NotTaken refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
        _ => ActOutcome.NotFound,
    };

    private static ActOutcome Refused(IEnumerable<DeferralRefusal> reasons) => ActOutcome.No([.. reasons.Distinct().Order().Select(Slug.Of)]);
}
