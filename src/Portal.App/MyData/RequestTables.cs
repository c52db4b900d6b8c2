using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;
using Portal.Domain.Requests;

namespace Portal.App.MyData;

/// <summary>The data map of what the person has asked for, how it was answered, and what was agreed or set.</summary>
internal static class RequestTables
{
    public static IEnumerable<PersonalTable> All =>
    [
        new PersonalTable<RequestRow>("requests", mine => mine.Db.Requests.Where(row => row.PersonId == mine.Me).OrderBy(row => row.StartedAt))
            .FileOnly(row => row.Id)
            .Show(row => new
            {
                row.CaseNumber, row.Status, row.Channel, row.Until, row.MonthlyOre, row.PayDay, row.FirstOn, row.EvidenceLater, row.StartedAt, row.SavedAt, row.SubmittedAt, row.SubmittedOn, row.AnswerBy,
                row.EvidenceBy, row.InformationOn, row.InformationBy, row.HearingOn, row.HearingBy, row.DecidedOn,
            })
            // Whether a machine decided is the person's to know (GDPR art. 15(1)(h)); which employee is not.
            .ShowAs(row => row.DecidedBy, (row, _) => row.Status is RequestStatus.Granted or RequestStatus.PartlyGranted or RequestStatus.Refused ? row.DecidedBy is null ? WhoActed.Portal : WhoActed.Staff : null)
            .Show(row => row.GrantedUntil).Point(row => row.DecisionLetterId, (row, mine) => mine.Letter(row.DecisionLetterId)).Show(row => row.PolicyRow)
            .Leave(LeftOut.Machinery, row => new { row.Version, row.PersonId }).Leave(LeftOut.Staff, row => row.EnteredBy),

        new PersonalTable<RequestKindRow>("requestKinds", mine => mine.Db.RequestKinds.Where(row => EF.Parameter(mine.Requests).Contains(row.RequestId)))
            .Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId)).Show(row => new { row.Kind, row.Outcome }),

        new PersonalTable<RequestClaimRow>("requestClaims", mine => mine.Db.RequestClaims.Where(row => EF.Parameter(mine.Requests).Contains(row.RequestId)))
            .Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId)).Show(row => new { row.ClaimId, row.Held }),

        new PersonalTable<RequestReasonRow>("requestReasons", mine => mine.Db.RequestReasons.Where(row => EF.Parameter(mine.Requests).Contains(row.RequestId)))
            .Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId)).Show(row => row.Reason),

        new PersonalTable<RequestFrameRuleRow>("requestFrameRules", mine => mine.Db.RequestFrameRules.Where(row => EF.Parameter(mine.Requests).Contains(row.RequestId)))
            .Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId)).Show(row => new { row.Kind, row.Rule }),

        new PersonalTable<ObjectionRow>("objections", mine => mine.Db.Objections.Where(row => EF.Parameter(mine.Requests).Contains(row.RequestId)))
            .Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId)).Show(row => new { row.ClaimId, row.Part, row.AmountOre }),

        new PersonalTable<PersonalTextRow>("personalTexts", mine => mine.Db.PersonalTexts.Where(row => EF.Parameter(mine.Requests).Contains(row.RequestId)).OrderBy(row => row.SavedAt))
            .Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId)).Show(row => new { row.Kind, row.Text, row.Retention, row.SavedAt }),

        new PersonalTable<MessageRow>("messages", mine => mine.Db.Messages.Where(row => EF.Parameter(mine.Requests).Contains(row.RequestId)).OrderBy(row => row.SentAt))
            .Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId)).Show(row => new { row.From, row.Kind, row.Text, row.Retention, row.SentAt, row.OpenedAt })
            .Leave(LeftOut.Machinery, row => row.Id).Leave(LeftOut.Staff, row => row.Author),

        new PersonalTable<InformationItemRow>("informationItems", mine => mine.Db.InformationItems.Where(row => EF.Parameter(mine.Requests).Contains(row.RequestId)).OrderBy(row => row.Number))
            .Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId)).Show(row => new { row.Number, row.What, row.Why, row.Retention }),

        new PersonalTable<AttachmentRow>("evidence", mine => mine.Db.Attachments.Where(row => row.PersonId == mine.Me && EF.Parameter(mine.Requests).Contains(row.RequestId)).OrderBy(row => row.AddedAt))
            .FileOnly(row => row.Id).Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId)).Show(row => new { row.Name, row.MediaType, row.Size, row.Retention, row.AddedAt })
            .With("address", typeof(string), (row, _) => $"/borger/ansoeg/{row.RequestId}/papirer/{row.Id}")
            .Leave(LeftOut.Machinery, row => new { row.PersonId, row.Sha256 }),

        new PersonalTable<DecisionGroundRow>("decisionGrounds", mine => mine.Db.DecisionGrounds.Where(row => EF.Parameter(mine.Requests).Contains(row.RequestId)))
            .Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId)).Show(row => new { row.Kind, row.Ground }),

        new PersonalTable<ProposalRow>("proposals", mine => mine.Db.Proposals.Where(row => EF.Parameter(mine.Requests).Contains(row.RequestId)).OrderBy(row => row.MadeOn))
            .Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId)).Show(row => new { row.Kind, row.Until })
            .Point(row => row.AgreementId, (row, mine) => mine.Agreement(row.AgreementId)).Show(row => new { row.MadeOn, row.AnswerBy, row.Answer, row.AnsweredOn })
            .Leave(LeftOut.Machinery, row => row.Id),

        new PersonalTable<AgreementRow>("agreements", mine => mine.Db.Agreements.Where(row => row.PersonId == mine.Me).OrderBy(row => row.At))
            .FileOnly(row => row.Id).Show(row => new { row.Kind, row.Status, row.PaymentId }).Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId))
            .Show(row => new { row.FirstDay, row.PayDay, row.Plan, row.BreachedOn, row.CureBy, row.Cured, row.Reinstated, row.EndedOn, row.PolicyRow, row.At })
            .Leave(LeftOut.Machinery, row => new { row.Version, row.PersonId }),

        new PersonalTable<AgreementClaimRow>("agreementClaims", mine => mine.Db.AgreementClaims.Where(row => EF.Parameter(mine.Agreements).Contains(row.AgreementId)))
            .Point(row => row.AgreementId, (row, mine) => mine.Agreement(row.AgreementId)).Show(row => row.ClaimId),

        new PersonalTable<AgreementChangeRow>("agreementChanges", mine => mine.Db.AgreementChanges.Where(row => EF.Parameter(mine.Agreements).Contains(row.AgreementId)).OrderBy(row => row.At))
            .Point(row => row.AgreementId, (row, mine) => mine.Agreement(row.AgreementId)).Show(row => new { row.Plan, row.Change, row.On }).ShowAs(row => row.Actor, (row, mine) => mine.Who(row.Actor)).Show(row => row.At)
            .Leave(LeftOut.Machinery, row => row.Id),

        new PersonalTable<InstalmentRow>("instalments", mine => mine.Db.Instalments.Where(row => EF.Parameter(mine.Agreements).Contains(row.AgreementId)).OrderBy(row => row.AgreementId).ThenBy(row => row.Plan).ThenBy(row => row.Number))
            .Point(row => row.AgreementId, (row, mine) => mine.Agreement(row.AgreementId)).Show(row => new { row.Plan, row.Number, row.DueOn, row.AmountOre }),

        new PersonalTable<ArrangementRow>("arrangements", mine => mine.Db.Arrangements.Where(row => row.PersonId == mine.Me).OrderBy(row => row.At))
            .Show(row => new { row.ClaimId, row.Basis }).Point(row => row.AgreementId, (row, mine) => mine.Agreement(row.AgreementId))
            .Show(row => new { row.On, row.NetYearlyOre, row.HasDependants, row.IncomeSource, row.IncomeOn, row.Percent, row.MonthlyOre, row.Source, row.LookAgainOn, row.ReplacedOn, row.At })
            .Leave(LeftOut.Machinery, row => new { row.Id, row.PersonId }).Leave(LeftOut.Staff, row => row.By),

        new PersonalTable<ArrangementHearingRow>("arrangementHearings", mine => mine.Db.ArrangementHearings.Where(row => row.PersonId == mine.Me).OrderBy(row => row.At))
            .Show(row => row.ClaimId).Point(row => row.AgreementId, (row, mine) => mine.Agreement(row.AgreementId)).Point(row => row.LetterId, (row, mine) => mine.Letter(row.LetterId))
            .Show(row => new
            {
                row.On, row.ReplyBy, row.AnsweredOn, row.ClosedOn, row.MonthlyBeforeOre, row.MonthlyOre, row.NetYearlyOre, row.HasDependants, row.IncomeSource, row.IncomeOn, row.IndividualOre, row.FirstOn,
                row.PayDay, row.At,
            })
            .Leave(LeftOut.Machinery, row => new { row.Id, row.PersonId }).Leave(LeftOut.Staff, row => row.By),
    ];
}
