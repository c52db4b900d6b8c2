using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;

namespace Portal.App.Data;

/// <summary>Tables, keys and indexes of calls, of what is found out about who else is liable, and of who has acknowledged what.</summary>
internal static class CallModel
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<CallRow>(call =>
        {
            call.ToTable("calls").HasKey(row => row.Id);
            call.HasIndex(row => row.TaskId);
            call.HasIndex(row => row.PersonId);
            PortalModel.Belongs<TaskRow, CallRow>(call, nameof(CallRow.TaskId));
            PortalModel.Belongs<PersonRow, CallRow>(call, nameof(CallRow.PersonId));
        });
        model.Entity<LiabilityFindingRow>(finding =>
        {
            finding.ToTable("liability_findings").HasKey(row => row.Id);
            finding.HasIndex(row => row.ClaimId);
            PortalModel.Belongs<ClaimRow, LiabilityFindingRow>(finding, nameof(LiabilityFindingRow.ClaimId));
            PortalModel.Belongs<PersonRow, LiabilityFindingRow>(finding, nameof(LiabilityFindingRow.PersonId));
        });
        model.Entity<AcknowledgementRow>(acknowledgement =>
        {
            acknowledgement.ToTable("acknowledgements").HasKey(row => row.Id);
            acknowledgement.HasIndex(row => row.ClaimId);
            PortalModel.Belongs<ClaimRow, AcknowledgementRow>(acknowledgement, nameof(AcknowledgementRow.ClaimId));
            PortalModel.Belongs<PersonRow, AcknowledgementRow>(acknowledgement, nameof(AcknowledgementRow.PersonId));
        });
    }
}
