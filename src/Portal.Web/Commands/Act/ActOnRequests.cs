using Portal.App.Actors;
using Portal.App.Circumstances;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.Domain;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.Web.Commands.Act;

/// <summary>What citizens ask for, themselves or through a caseworker.</summary>
internal static class ActOnRequests
{
    /// <summary>Fills in the form page by page as the citizen would, and sends it; for a caseworker, writes down what somebody else has asked for.</summary>
    public static ActDeed Submit(ActLine line)
    {
        IReadOnlySet<RequestKind> kinds = line.Choices<RequestKind>("kinds") is { Count: > 0 } named ? named : new HashSet<RequestKind> { RequestKind.Deferral };
        if (kinds.Contains(RequestKind.Objection)) return ActOnObjections.Submit(line, kinds);
        var isReport = kinds.Count == 1 && kinds.Contains(RequestKind.ChangedCircumstances);
        if (!isReport && kinds.Contains(RequestKind.ChangedCircumstances))
            throw line.Bad("kinds", $"this portal has no such use case yet: {string.Join(", ", kinds.Order().Select(Slug.Of))}", $"{Slug.Of(RequestKind.Deferral)}, {Slug.Of(RequestKind.Agreement)} or both; {Slug.Of(RequestKind.Objection)} or {Slug.Of(RequestKind.ChangedCircumstances)} alone");
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
            if (isReport && own is null && channel is null) return ActOutcome.No(Slug.Of(DeferralRefusal.ChannelIsMissing));
            if (isReport) return OutcomeOf(await stage.Use<ReportCircumstances>().Handle(new ReportedCircumstances(Guid.CreateVersion7(), asker.Person, chosen, reasons, explanation, channel), stage.Actor, cancel));
            var input = new EnteredRequest(asker.Person, chosen, channel, until, reasons, explanation, special, evidenceLater) { Kinds = kinds, Instalments = instalments };
            return own is null ? OutcomeOf(await stage.Use<EnterRequest>().Handle(input, stage.Staff, cancel), []) : await SubmitForm(stage, input, cancel);
        };
    }

    private static async Task<ActOutcome> SubmitForm(ActStage stage, EnteredRequest input, CancellationToken cancel)
    {
        var (citizen, save) = (stage.Citizen, stage.Use<SaveDeferralDraft>());
        var draft = await stage.Use<StartDeferral>().Handle(citizen, null, cancel);
        await stage.Use<SaveRequestDraft>().Kinds(draft, input.Kinds, citizen, cancel);
        var waits = input.Kinds.Contains(RequestKind.Deferral);
        var onClaims = await save.Claims(draft, input.Claims, citizen, cancel);
        var onUntil = waits ? await save.Until(draft, input.Until, citizen, cancel) : [];
        if (input.Kinds.Contains(RequestKind.Agreement)) await stage.Use<SaveRequestDraft>().Instalments(draft, input.Instalments!, citizen, cancel);
        var onReasons = await save.Reasons(draft, input.Reasons, input.Explanation, input.SpecialCircumstances, citizen, cancel);
        await save.EvidenceLater(draft, input.EvidenceLater, citizen, cancel);

        DeferralRefusal[] onForm = [.. onClaims ?? [], .. onUntil ?? [], .. onReasons ?? []];
        // Words that are too long are not saved with the draft: sent all the same, it would be a request without them.
        if (onForm.Any(fault => fault is DeferralRefusal.ExplanationIsTooLong or DeferralRefusal.SpecialCircumstancesAreTooLong)) return Refused(onForm);
        return OutcomeOf(await stage.Use<SubmitRequest>().Handle(draft, citizen, cancel), waits ? onForm : []);
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

    private static ActOutcome OutcomeOf(ReportResult? answer) => answer switch
    {
        ReportResult.Sent sent => ActOutcome.Done(sent.Request),
        ReportResult.Refused refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
        _ => ActOutcome.NotFound,
    };

    internal static ActOutcome OutcomeOf(SubmitAnswer? answer, IEnumerable<DeferralRefusal> onForm) => answer switch
    {
        SubmitAnswer.Sent sent => ActOutcome.Done(sent.Request),
        SubmitAnswer.Refused refused => Refused([.. onForm, .. refused.Reasons]),
        SubmitAnswer.NotCombined refused => ActOutcome.No([.. onForm.Concat(refused.Deferral).Distinct().Order().Select(Slug.Of), .. refused.Agreement.Select(Slug.Of), .. refused.Plan.Select(Slug.Of)]),
        SubmitAnswer.NotAgreed refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of), .. refused.Plan.Select(Slug.Of)]),
        SubmitAnswer.NotTaken refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
        _ => ActOutcome.NotFound,
    };

    private static ActOutcome Refused(IEnumerable<DeferralRefusal> reasons) => ActOutcome.No([.. reasons.Distinct().Order().Select(Slug.Of)]);
}
