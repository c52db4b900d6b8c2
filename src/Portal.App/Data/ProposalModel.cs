using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;

namespace Portal.App.Data;

/// <summary>Tables, keys and indexes of what a request was held against when it came, and of what is offered instead.</summary>
internal static class ProposalModel
{
    /// <summary>The longest name of a rule.</summary>
    private const int RuleLength = 40;

    public static void Describe(ModelBuilder model)
    {
        model.Entity<RequestFrameRuleRow>(rule =>
        {
            rule.ToTable("request_frame_rules").HasKey(row => new { row.RequestId, row.Kind, row.Rule });
            rule.Property(row => row.Rule).HasMaxLength(RuleLength);
            PortalModel.Belongs<RequestRow, RequestFrameRuleRow>(rule, nameof(RequestFrameRuleRow.RequestId));
        });
        model.Entity<ProposalRow>(proposal =>
        {
            proposal.ToTable("proposals").HasKey(row => row.Id);
            proposal.HasIndex(row => row.RequestId);
            proposal.HasIndex(row => row.AgreementId);
            PortalModel.Belongs<RequestRow, ProposalRow>(proposal, nameof(ProposalRow.RequestId));
            PortalModel.Belongs<AgreementRow, ProposalRow>(proposal, nameof(ProposalRow.AgreementId));
        });
    }
}
