using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;

namespace Portal.App.Data;

/// <summary>Tables, keys and indexes of nudges and of what people have chosen about them.</summary>
internal static class NudgeModel
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<ContactChoiceRow>(choice =>
        {
            choice.ToTable("contact_choices").HasKey(row => row.PersonId);
            PortalModel.Belongs<PersonRow, ContactChoiceRow>(choice, nameof(ContactChoiceRow.PersonId));
        });
        model.Entity<NudgeRow>(nudge =>
        {
            // The key is what keeps a letter from being nudged about twice.
            nudge.ToTable("nudges").HasKey(row => new { row.LetterId, row.Way });
            nudge.HasIndex(row => row.MessageId).HasFilter("message_id IS NOT NULL");
            nudge.HasIndex(row => row.State).HasFilter("state IN ('waiting', 'trying')");
            PortalModel.Belongs<LetterRow, NudgeRow>(nudge, nameof(NudgeRow.LetterId));
            PortalModel.Belongs<PersonRow, NudgeRow>(nudge, nameof(NudgeRow.PersonId));
        });
    }
}
