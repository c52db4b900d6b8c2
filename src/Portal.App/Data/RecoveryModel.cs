using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;

namespace Portal.App.Data;

/// <summary>Tables, keys and indexes of what is sent to the recovery authority and what comes back.</summary>
internal static class RecoveryModel
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<RecoveryStayRow>(stay =>
        {
            stay.ToTable("recovery_stays").HasKey(row => row.Id);
            stay.HasIndex(row => new { row.ClaimId, row.Number }).IsUnique();
            PortalModel.Belongs<ClaimRow, RecoveryStayRow>(stay, nameof(RecoveryStayRow.ClaimId));
        });
        model.Entity<RecoveryRecordRow>(record =>
        {
            record.ToTable("recovery_records").HasKey(row => new { row.StayId, row.RecordId });
            PortalModel.Belongs<RecoveryStayRow, RecoveryRecordRow>(record, nameof(RecoveryRecordRow.StayId));
        });
        model.Entity<RecoveryEntryRow>(entry =>
        {
            entry.ToTable("recovery_entries").HasKey(row => new { row.StayId, row.TransactionId });
            PortalModel.Belongs<RecoveryStayRow, RecoveryEntryRow>(entry, nameof(RecoveryEntryRow.StayId));
        });
        model.Entity<RecoveryBatchRow>(batch =>
        {
            batch.ToTable("recovery_batches").HasKey(row => row.Id);
            batch.HasIndex(row => row.Number).IsUnique();
        });
        model.Entity<RecoveryBatchClaimRow>(claim =>
        {
            claim.ToTable("recovery_batch_claims").HasKey(row => new { row.BatchId, row.ClaimId });
            claim.HasIndex(row => row.ClaimId);
            PortalModel.Belongs<RecoveryBatchRow, RecoveryBatchClaimRow>(claim, nameof(RecoveryBatchClaimRow.BatchId));
            PortalModel.Belongs<ClaimRow, RecoveryBatchClaimRow>(claim, nameof(RecoveryBatchClaimRow.ClaimId));
        });
        model.Entity<RecoveryActionRow>(action =>
        {
            action.ToTable("recovery_actions").HasKey(row => row.Id);
            action.HasIndex(row => row.ClaimId);
            action.HasIndex(row => row.BatchId);
            PortalModel.Belongs<ClaimRow, RecoveryActionRow>(action, nameof(RecoveryActionRow.ClaimId));
            PortalModel.Belongs<RecoveryBatchRow, RecoveryActionRow>(action, nameof(RecoveryActionRow.BatchId));
        });
        model.Entity<RecoveryReceiptRow>(receipt =>
        {
            receipt.ToTable("recovery_receipts").HasKey(row => row.Id);
            receipt.HasIndex(row => row.ActionId);
            PortalModel.Belongs<RecoveryActionRow, RecoveryReceiptRow>(receipt, nameof(RecoveryReceiptRow.ActionId));
        });
        model.Entity<RecoveryBalanceRow>(balance =>
        {
            balance.ToTable("recovery_balances").HasKey(row => row.Id);
            balance.HasIndex(row => row.ClaimId);
            PortalModel.Belongs<ClaimRow, RecoveryBalanceRow>(balance, nameof(RecoveryBalanceRow.ClaimId));
        });
        model.Entity<RecoveryReturnRow>(back =>
        {
            back.ToTable("recovery_returns").HasKey(row => row.Id);
            PortalModel.Belongs<RecoveryStayRow, RecoveryReturnRow>(back, nameof(RecoveryReturnRow.StayId));
        });
        model.Entity<NoticeWaiverRow>(waiver =>
        {
            waiver.ToTable("notice_waivers").HasKey(row => new { row.ClaimId, row.PersonId });
            PortalModel.Belongs<ClaimRow, NoticeWaiverRow>(waiver, nameof(NoticeWaiverRow.ClaimId));
            PortalModel.Belongs<PersonRow, NoticeWaiverRow>(waiver, nameof(NoticeWaiverRow.PersonId));
        });
    }
}
