using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.App.Sessions;
using Portal.Domain;

namespace Portal.App.MyData;

/// <summary>The data map of letters, of what staff have done and written, of sign-ins, and of who has seen and done what.</summary>
internal static class RecordTables
{
    public static IEnumerable<PersonalTable> All =>
    [
        new PersonalTable<LetterRow>("letters", mine => mine.Db.Letters.Where(row => row.PersonId == mine.Me).OrderBy(row => row.At))
            .FileOnly(row => row.Id).Show(row => new { row.Kind, row.On, row.Subject, row.ReplyBy }).Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId))
            .Show(row => new { row.Language, row.TemplateVersion, row.At, row.OpenedAt })
            .With("address", typeof(string), (row, _) => $"/borger/post/{row.Id}.pdf")
            .Leave(LeftOut.Machinery, row => new { row.PersonId, row.PdfSha256, row.ContentSha256, row.InputsSha256 }),

        new PersonalTable<LetterClaimRow>("letterClaims", mine => mine.Db.LetterClaims.Where(row => EF.Parameter(mine.Letters).Contains(row.LetterId)))
            .Point(row => row.LetterId, (row, mine) => mine.Letter(row.LetterId)).Show(row => row.ClaimId),

        new PersonalTable<OutboxRow>("messagesToSend", mine => mine.Db.Outbox.Where(row => EF.Parameter(mine.Letters).Contains(row.Id)).OrderBy(row => row.At))
            .ShowAs(row => row.Id, (row, mine) => mine.Letter(row.Id)).Show(row => new { row.Channel, row.At }),

        new PersonalTable<DeliveryRow>("deliveries", mine => mine.Db.Deliveries.Where(row => EF.Parameter(mine.Letters).Contains(row.OutboxId)).OrderBy(row => row.At))
            .Point(row => row.OutboxId, (row, mine) => mine.Letter(row.OutboxId)).Show(row => new { row.State, row.Code, row.At }).Leave(LeftOut.Machinery, row => row.Id),

        new PersonalTable<ContactChoiceRow>("contactChoices", mine => mine.Db.ContactChoices.Where(row => row.PersonId == mine.Me))
            .Show(row => new { row.Email, row.EmailChosenAt, row.AskedEmail, row.SmsChosenAt, row.Language, row.QuietFrom, row.QuietTo })
            .Leave(LeftOut.Machinery, row => new { row.PersonId, row.CodeDigest, row.CodeUntil, row.CodeTries, row.CodesSent, row.CodesSince }),

        new PersonalTable<NudgeRow>("nudges", mine => mine.Db.Nudges.Where(row => row.PersonId == mine.Me).OrderBy(row => row.At))
            .Point(row => row.LetterId, (row, mine) => mine.Letter(row.LetterId)).Show(row => new { row.Way, row.State, row.Code, row.AvailableAt, row.TriedAt })
            .Leave(LeftOut.Machinery, row => new { row.PersonId, row.MessageId, row.At }),

        new PersonalTable<TaskRow>("tasks", mine => mine.Db.Tasks.Where(row => row.PersonId == mine.Me).OrderBy(row => row.OpenedOn))
            .FileOnly(row => row.Id).Show(row => new { row.Kind, row.Detail, row.OpenedOn, row.Deadline, row.ClosedOn, row.Outcome })
            .Leave(LeftOut.Machinery, row => new { row.PersonId, row.About }),

        new PersonalTable<TaskClaimRow>("taskClaims", mine => from task in mine.Db.Tasks join claim in mine.Db.TaskClaims on task.Id equals claim.TaskId where task.PersonId == mine.Me orderby task.OpenedOn select claim)
            .FileOnly(row => row.TaskId).Show(row => row.ClaimId),

        new PersonalTable<CallRow>("calls", mine => mine.Db.Calls.Where(row => row.PersonId == mine.Me).OrderBy(row => row.At))
            .FileOnly(row => row.TaskId).Show(row => new { row.On, row.Outcome, row.Number, row.PayBy, row.At }).Leave(LeftOut.Machinery, row => new { row.Id, row.PersonId }).Leave(LeftOut.Staff, row => row.By),

        new PersonalTable<NoteRow>("notes", mine => mine.Db.Notes.Where(row => row.PersonId == mine.Me
            || (row.PersonId == null && row.ClaimId != null && EF.Parameter(mine.Owned).Contains(row.ClaimId.Value))
            || (row.PersonId == null && row.ClaimId == null && row.TaskId != null && mine.Db.Tasks.Where(task => task.PersonId == mine.Me).Select(task => (Guid?)task.Id).Contains(row.TaskId))).OrderBy(row => row.At))
            .Show(row => new { row.ClaimId, row.Kind })
            // What the person wrote themselves is theirs, whoever it names.
            .ShowAs(row => row.Text, (row, mine) => IsWithheld(row, mine) ? null : row.Text)
            .With("textLeftOut", typeof(bool), (row, mine) => IsWithheld(row, mine))
            .Show(row => new { row.Retention, row.At }).FileOnly(row => row.TaskId)
            .Leave(LeftOut.Machinery, row => new { row.Id, row.PersonId }).Leave(LeftOut.Staff, row => row.By),

        new PersonalTable<ApprovalRow>("approvals", mine => mine.Db.Approvals.Where(row => row.ClaimId != null && EF.Parameter(mine.Alone).Contains(row.ClaimId.Value)).OrderBy(row => row.ProposedAt))
            .Show(row => new { row.ClaimId, row.Kind, row.ProposedAt, row.DecidedAt, row.Approved })
            .Leave(LeftOut.Machinery, row => row.Id).Leave(LeftOut.ToldElsewhere, row => row.Payload).Leave(LeftOut.Staff, row => new { row.ProposedBy, row.DecidedBy }),

        new PersonalTable<SessionRow>("signIns", mine => mine.Db.Sessions.Where(row => row.Kind == SessionKind.Citizen && row.Subject == mine.Me.ToString()).OrderBy(row => row.StartedAt))
            .Show(row => new { row.StartedAt, row.LastSeenAt, row.IdleUntil, row.ExpiresAt, row.EndedAt, row.Ended })
            .Leave(LeftOut.Machinery, row => new { row.Id, row.Kind, row.Subject, row.ProviderSession, row.ProviderSubjectDigest, row.ProtectedIdToken }),

        new PersonalTable<AccessRow>("accessLog", mine => mine.Db.Access.Where(row => row.PersonId == mine.Me).OrderBy(row => row.At))
            .Show(row => new { row.At, row.What }).ShowAs(row => row.Actor, (row, mine) => mine.Who(row.Actor))
            .ShowAs(row => row.Role, (row, _) => Slug.TryParse<StaffRole>(row.Role, out var role) ? role : null)
            .ShowAs(row => row.Purpose, (row, _) => Slug.TryParse<AccessPurpose>(row.Purpose, out var purpose) ? purpose : row.Purpose)
            .Leave(LeftOut.Machinery, row => new { row.Id, row.PersonId, row.RequestId }),

        // On a claim that somebody else owes too only what names this person or a request of theirs.
        new PersonalTable<JournalRow>("journal", mine => mine.Db.Journal.Where(row => row.PersonId == mine.Me
            || (row.RequestId != null && EF.Parameter(mine.Requests).Contains(row.RequestId.Value))
            || (row.PersonId == null && row.ClaimId != null && EF.Parameter(mine.Alone).Contains(row.ClaimId.Value))).OrderBy(row => row.At).ThenBy(row => row.Id))
            .Show(row => new { row.At, row.On, row.What }).ShowAs(row => row.Actor, (row, mine) => mine.Who(row.Actor)).Show(row => new { row.Rule, row.ClaimId })
            .Point(row => row.RequestId, (row, mine) => mine.Request(row.RequestId))
            .Leave(LeftOut.Machinery, row => new { row.Id, row.PersonId, row.Digest }),
    ];

    private static bool IsWithheld(NoteRow note, Mine mine) => mine.Who(note.By) != WhoActed.You && mine.NamesAnother(note.Text);
}
