using Portal.App.Circumstances;
using Portal.App.Recovery;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.People;
using Portal.Domain.Recovery;
using Portal.Domain.Requests;

namespace Portal.Web.Commands.Act;

/// <summary>What staff do on a claim's way to the recovery authority, and after it.</summary>
internal static class ActOnTransfers
{
    /// <summary>All that is proposed, or the claims that are named.</summary>
    public static ActDeed OpenBatch(ActLine line)
    {
        var named = line.Has("claims") ? line.Claims("claims") : [];
        return async (stage, cancel) =>
        {
            var claims = new List<ClaimId>();
            foreach (var name in named)
                if (await stage.Names.Claim(name, cancel) is { } claim) claims.Add(claim);
                else return ActOutcome.NotFound;
            return Outcome(await stage.Use<OpenBatch>().Handle(claims, stage.Staff, cancel));
        };
    }

    /// <summary>Approved, the file is handed over at once.</summary>
    public static ActDeed Approve(ActLine line)
    {
        var batch = line.Id("id");
        return async (stage, cancel) =>
        {
            var outcome = Outcome(await stage.Use<ApproveTransfer>().Handle(batch, stage.Staff, cancel));
            if (outcome.Id is not null) await stage.Use<HandOverRecovery>().Handle(cancel);
            return outcome;
        };
    }

    public static ActDeed ReturnForChange(ActLine line)
    {
        var (batch, reason) = (line.Id("id"), line.Words("reason"));
        return async (stage, cancel) => Outcome(await stage.Use<ReturnForChange>().Handle(batch, reason, stage.Staff, cancel));
    }

    public static ActDeed Early(ActLine line)
    {
        var reason = line.Words("reason");
        return OnClaim(line, (stage, claim, cancel) => stage.Use<EarlyTransfer>().Handle(claim, reason, stage.Staff, cancel));
    }

    public static ActDeed NoticeException(ActLine line)
    {
        var (person, reason) = (line.Person("person"), line.Words("reason"));
        return OnClaim(line, async (stage, claim, cancel) => await stage.Names.Citizen(person, cancel) is { } liable
            ? await stage.Use<ExceptFromNotice>().Handle(claim, liable.Person, reason, stage.Staff, cancel) : null);
    }

    public static ActDeed Recall(ActLine line)
    {
        var (reason, on) = (line.Choice<RecallReason>("reason"), line.DayOrNull("effectiveOn"));
        return OnClaim(line, (stage, claim, cancel) => stage.Use<RecallClaim>().Handle(claim, reason, on, stage.Staff, cancel));
    }

    public static ActDeed AnswerHearing(ActLine line)
    {
        var (choice, reason) = (line.Choice<HearingChoice>("answer"), line.Words("reason"));
        return OnClaim(line, (stage, claim, cancel) => stage.Use<AnswerRecoveryHearing>().Handle(claim, choice, reason, stage.Staff, cancel));
    }

    public static ActDeed SendChange(ActLine line)
    {
        var (person, request, what) = (line.Person("person"), line.Choice<ChangeRequest>("request"), line.Words("text"));
        return OnClaim(line, async (stage, claim, cancel) => await stage.Names.Citizen(person, cancel) is { } liable
            ? await stage.Use<SendChange>().Handle(claim, liable.Person, request, what, stage.Staff, cancel) : null);
    }

    /// <summary>By the debtor, or entered by a caseworker for the person that the line names.</summary>
    public static ActDeed ReportChange(ActLine line)
    {
        var (named, reasons, text) = (line.Claims("claims"), line.Choices<HardshipReason>("reasons"), line.Words("text"));
        var person = line.Has("person") ? line.Person("person") : (IdNumber?)null;
        var channel = line.ChoiceOr("channel", RequestChannel.Phone);
        return async (stage, cancel) =>
        {
            var about = stage.Actor as App.Actors.Citizen ?? (person is { } number ? await stage.Names.Citizen(number, cancel) : null);
            if (about is null || await stage.Names.ClaimsOf(about, named, cancel) is not { } claims) return ActOutcome.NotFound;
            var report = new ReportedCircumstances(Guid.CreateVersion7(), about.Person, claims, reasons, text, stage.Actor is App.Actors.Citizen ? null : channel);
            return await stage.Use<ReportCircumstances>().Handle(report, stage.Actor, cancel) switch
            {
                ReportResult.Sent sent => ActOutcome.Done(sent.Request),
                ReportResult.Refused refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
                _ => ActOutcome.NotFound,
            };
        };
    }

    private static ActDeed OnClaim(ActLine line, Func<ActStage, ClaimId, CancellationToken, Task<TransferResult?>> act)
    {
        var name = line.Claim("claim");
        return async (stage, cancel) => await stage.Names.Claim(name, cancel) is { } claim ? Outcome(await act(stage, claim, cancel)) : ActOutcome.NotFound;
    }

    private static ActOutcome Outcome(TransferResult? result) => result switch
    {
        null => ActOutcome.NotFound,
        TransferResult.Done done => ActOutcome.Done(done.Id),
        TransferResult.Refused refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
        _ => throw new InvalidOperationException("The use case gave an answer that nobody reads."),
    };
}
