using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;

namespace Portal.App.Data;

/// <summary>Tables, keys and indexes of agreements and arrangements.</summary>
internal static class AgreementModel
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<AgreementRow>(agreement =>
        {
            agreement.ToTable("agreements").HasKey(row => row.Id);
            agreement.HasIndex(row => row.PaymentId).IsUnique();
            agreement.HasIndex(row => row.PersonId);
            agreement.HasIndex(row => row.RequestId);
            PortalModel.Belongs<PersonRow, AgreementRow>(agreement, nameof(AgreementRow.PersonId));
            PortalModel.Belongs<RequestRow, AgreementRow>(agreement, nameof(AgreementRow.RequestId));
        });
        model.Entity<AgreementClaimRow>(claim =>
        {
            claim.ToTable("agreement_claims").HasKey(row => new { row.AgreementId, row.ClaimId });
            claim.HasIndex(row => row.ClaimId);
            PortalModel.Belongs<AgreementRow, AgreementClaimRow>(claim, nameof(AgreementClaimRow.AgreementId));
            PortalModel.Belongs<ClaimRow, AgreementClaimRow>(claim, nameof(AgreementClaimRow.ClaimId));
        });
        model.Entity<AgreementChangeRow>(change =>
        {
            change.ToTable("agreement_changes").HasKey(row => row.Id);
            change.HasIndex(row => row.AgreementId);
            PortalModel.Belongs<AgreementRow, AgreementChangeRow>(change, nameof(AgreementChangeRow.AgreementId));
        });
        model.Entity<ArrangementRow>(arrangement =>
        {
            arrangement.ToTable("arrangements").HasKey(row => row.Id);
            arrangement.HasIndex(row => row.ClaimId);
            arrangement.HasIndex(row => row.LookAgainOn).HasFilter("replaced_on IS NULL");
            PortalModel.Belongs<ClaimRow, ArrangementRow>(arrangement, nameof(ArrangementRow.ClaimId));
            PortalModel.Belongs<PersonRow, ArrangementRow>(arrangement, nameof(ArrangementRow.PersonId));
            PortalModel.Belongs<AgreementRow, ArrangementRow>(arrangement, nameof(ArrangementRow.AgreementId));
        });
        model.Entity<ArrangementHearingRow>(hearing =>
        {
            hearing.ToTable("arrangement_hearings").HasKey(row => row.Id);
            hearing.HasIndex(row => row.ClaimId).IsUnique().HasFilter("closed_on IS NULL");
            PortalModel.Belongs<ClaimRow, ArrangementHearingRow>(hearing, nameof(ArrangementHearingRow.ClaimId));
            PortalModel.Belongs<PersonRow, ArrangementHearingRow>(hearing, nameof(ArrangementHearingRow.PersonId));
            PortalModel.Belongs<AgreementRow, ArrangementHearingRow>(hearing, nameof(ArrangementHearingRow.AgreementId));
        });
        model.Entity<InstalmentRow>(instalment =>
        {
            instalment.ToTable("instalments").HasKey(row => new { row.AgreementId, row.Plan, row.Number });
            PortalModel.Belongs<AgreementRow, InstalmentRow>(instalment, nameof(InstalmentRow.AgreementId));
        });
    }
}
