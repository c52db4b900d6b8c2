using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;

namespace Portal.App.MyData;

/// <summary>
/// The data map of what the recovery authority was told and has answered. A co-debtor reads that the claim is there and what is left of it; why something was done may be about the debtor alone.
/// </summary>
internal static class RecoveryTables
{
    public static IEnumerable<PersonalTable> All =>
    [
        new PersonalTable<RecoveryStayRow>("recoveryStays", mine => mine.Db.RecoveryStays.Where(row => EF.Parameter(mine.Claims).Contains(row.ClaimId)).OrderBy(row => row.SentOn))
            .FileOnly(row => row.Id).Show(row => new { row.ClaimId, row.Number, row.SentOn, row.AmountOre, row.HearingOn, row.ReceivedOn, row.EndedOn, row.End })
            .ShowAs(row => row.EndCode, (row, mine) => mine.IsOwned(row.ClaimId) ? row.EndCode : null),

        new PersonalTable<RecoveryRecordRow>("recoveryRecords", mine =>
            from stay in mine.Db.RecoveryStays join record in mine.Db.RecoveryRecords on stay.Id equals record.StayId where EF.Parameter(mine.Claims).Contains(stay.ClaimId) orderby stay.SentOn select record)
            .FileOnly(row => new { row.StayId, row.RecordId }).Show(row => new { row.Kind, row.AmountOre }),

        new PersonalTable<RecoveryBatchClaimRow>("recoveryProposals", mine => mine.Db.RecoveryBatchClaims.Where(row => EF.Parameter(mine.Owned).Contains(row.ClaimId)))
            .Show(row => new { row.ClaimId, row.AmountOre })
            .ShowAs(row => row.LeftOut, (row, mine) => mine.IsAlone(row.ClaimId) ? row.LeftOut : null)
            .Leave(LeftOut.Machinery, row => row.BatchId),

        new PersonalTable<RecoveryActionRow>("recoveryActions", mine => Actions(mine).OrderBy(row => row.At))
            .FileOnly(row => row.Id).Show(row => new { row.ClaimId, row.Kind, row.AmountOre, row.Reason, row.EffectiveOn, row.QueuedOn, row.At, row.Outcome, row.OutcomeOn, row.OutcomeCodes })
            .FileOnly(row => row.StayId)
            .Leave(LeftOut.Machinery, row => new { row.BatchId, row.Position, row.About, row.PersonId, row.Cause }).Leave(LeftOut.Staff, row => row.QueuedBy),

        new PersonalTable<RecoveryReceiptRow>("recoveryReceipts", mine => from action in Actions(mine) join receipt in mine.Db.RecoveryReceipts on action.Id equals receipt.ActionId orderby receipt.At select receipt)
            .FileOnly(row => row.ActionId).Show(row => new { row.Outcome, row.Codes, row.On, row.At }).Leave(LeftOut.Machinery, row => row.Id),

        new PersonalTable<RecoveryBalanceRow>("recoveryBalances", mine => mine.Db.RecoveryBalances.Where(row => EF.Parameter(mine.Claims).Contains(row.ClaimId)).OrderBy(row => row.On))
            .Show(row => new { row.ClaimId, row.On, row.BalanceOre }).ShowAs(row => row.OtherCreditors, (row, mine) => mine.IsAlone(row.ClaimId) ? row.OtherCreditors : null).Show(row => row.At)
            .Leave(LeftOut.Machinery, row => row.Id),

        new PersonalTable<RecoveryReturnRow>("recoveryReturns", mine => mine.Db.RecoveryReturns.Where(row => EF.Parameter(mine.Claims).Contains(row.ClaimId)).OrderBy(row => row.At))
            .Show(row => new { row.ClaimId, row.On }).ShowAs(row => row.Code, (row, mine) => mine.IsOwned(row.ClaimId) ? row.Code : null).Show(row => new { row.BalanceOre, row.At })
            .FileOnly(row => row.StayId).Leave(LeftOut.Machinery, row => row.Id),

        new PersonalTable<NoticeWaiverRow>("noticeWaivers", mine => mine.Db.NoticeWaivers.Where(row => row.PersonId == mine.Me).OrderBy(row => row.On))
            .Show(row => new { row.ClaimId, row.On }).Leave(LeftOut.Machinery, row => new { row.PersonId, row.ApprovalId }),
    ];

    private static IQueryable<RecoveryActionRow> Actions(Mine mine) =>
        mine.Db.RecoveryActions.Where(row => EF.Parameter(mine.Owned).Contains(row.ClaimId) && (row.PersonId == null || row.PersonId == mine.Me));
}
