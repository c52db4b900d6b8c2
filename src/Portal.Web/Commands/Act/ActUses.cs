using System.Collections.Frozen;
using Portal.App.Actors;

namespace Portal.Web.Commands.Act;

/// <summary>Carries out a line whose arguments have been read.</summary>
internal delegate Task<ActOutcome> ActDeed(ActStage stage, CancellationToken cancel);

/// <summary>A use case that a line can name.</summary>
/// <param name="IsFor">Who has it on their pages.</param>
/// <param name="Read">Reads the arguments; throws when one of them cannot be understood.</param>
internal sealed record ActUse(Func<Actor, bool> IsFor, Func<ActLine, ActDeed> Read);

/// <summary>The use cases by the names of formats.md section 4, and what the portal does by itself: a table of contents.</summary>
internal static class ActUses
{
    private static readonly FrozenDictionary<string, ActUse> Built = new Dictionary<string, ActUse>
    {
        ["submit-request"] = new(actor => IsCitizen(actor) || IsCaseTeam(actor), ActOnRequests.Submit),
        ["withdraw-request"] = new(IsCitizen, ActOnRequests.Withdraw),
        ["ask-information"] = new(IsCaseTeam, ActOnCases.AskInformation),
        ["answer-information"] = new(IsCitizen, ActOnCases.AnswerInformation),
        ["send-message"] = new(actor => IsCitizen(actor) || IsCaseTeam(actor), ActOnCases.SendMessage),
        ["decide-request"] = new(IsCaseTeam, ActOnDecisions.Decide),
        ["accept-proposal"] = new(actor => IsCitizen(actor) || IsCaseTeam(actor), ActOnProposals.Answer),
        ["set-arrangement"] = new(IsCaseTeam, ActOnAgreements.SetArrangement),
        ["change-agreement"] = new(actor => actor is Citizen || IsCaseTeam(actor), ActOnAgreements.Change),
        ["reinstate-agreement"] = new(actor => actor is Citizen || IsCaseTeam(actor), ActOnAgreements.Reinstate),
        ["register-contact"] = new(IsCaseTeam, ActOnCourse.RegisterContact),
        ["record-call"] = new(IsCaseTeam, ActOnCalls.Record),
        ["confirm-liability"] = new(IsCaseTeam, ActOnCalls.ConfirmLiability),
        ["no-one-else-liable"] = new(IsCaseTeam, ActOnCalls.NoOneElseLiable),
        ["reminders-pointless"] = new(IsCaseTeam, ActOnCourse.RemindersPointless),
        ["record-fee-reason"] = new(IsCaseTeam, ActOnCourse.RecordFeeReason),
        ["record-acknowledgement"] = new(IsCaseTeam, ActOnCourse.RecordAcknowledgement),
        ["hold"] = new(IsCaseTeam, ActOnCourse.Hold),
        ["release-hold"] = new(IsCaseTeam, ActOnCourse.ReleaseHold),
        ["pay-back"] = new(IsFinance, ActOnBooks.PayBack),
        ["write-down"] = new(IsFinance, ActOnBooks.WriteDown),
        ["write-off"] = new(IsFinance, ActOnBooks.WriteOff),
        ["match-payment"] = new(actor => IsCaseTeam(actor) || IsFinance(actor), ActOnMoney.MatchPayment),
        ["answer-question"] = new(actor => IsCaseTeam(actor) || IsFinance(actor), ActOnMoney.AnswerQuestion),
        ["take-off"] = new(actor => IsFinance(actor) || Has(actor, StaffRole.TeamLead), ActOnMoney.TakeOff),
        ["move-credit"] = new(actor => IsFinance(actor) || Has(actor, StaffRole.TeamLead), ActOnMoney.MoveCredit),
        ["nightly"] = new(actor => actor is SystemActor, ActBySystem.Nightly),
        ["import"] = new(actor => actor is SystemActor, ActBySystem.Import),
        ["statements"] = new(actor => actor is SystemActor, ActBySystem.Statements),
        ["open-batch"] = new(IsCaseTeam, ActOnTransfers.OpenBatch),
        ["approve-transfer"] = new(IsCaseTeam, ActOnTransfers.Approve),
        ["return-for-change"] = new(IsCaseTeam, ActOnTransfers.ReturnForChange),
        ["early-transfer"] = new(actor => Has(actor, StaffRole.TeamLead), ActOnTransfers.Early),
        ["notice-exception"] = new(IsCaseTeam, ActOnTransfers.NoticeException),
        ["recall"] = new(IsCaseTeam, ActOnTransfers.Recall),
        ["report-change"] = new(actor => actor is Citizen || IsCaseTeam(actor), ActOnTransfers.ReportChange),
        ["send-change"] = new(IsCaseTeam, ActOnTransfers.SendChange),
        ["answer-hearing"] = new(IsCaseTeam, ActOnTransfers.AnswerHearing),
        ["send"] = new(actor => actor is SystemActor, ActBySystem.Send),
        ["approve"] = new(actor => IsFinance(actor) || Has(actor, StaffRole.TeamLead), ActOnBooks.Approve),
    }.ToFrozenDictionary();

    public static ActUse Of(ActLine line)
    {
        const string Field = "do";
        var name = line.Text(Field);
        if (Built.TryGetValue(name, out var use)) return use;
        throw line.Bad(Field, $"'{ActLine.Shown(name)}' is not known", $"one of: {string.Join(", ", Built.Keys.Order(StringComparer.Ordinal))}");
    }

    private static bool IsCitizen(Actor actor) => actor is Citizen;

    private static bool IsCaseTeam(Actor actor) => Has(actor, StaffRole.Caseworker) || Has(actor, StaffRole.TeamLead);

    private static bool IsFinance(Actor actor) => Has(actor, StaffRole.Finance);

    private static bool Has(Actor actor, StaffRole role) => actor is Caseworker staff && staff.Has(role);
}
