using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Agreements;

namespace Portal.App.Data;

/// <summary>Tables, keys and indexes. A foreign key never cascades: nothing disappears because something else did.</summary>
internal static class PortalModel
{
    public static void Describe(ModelBuilder model)
    {
        People(model);
        Claims(model);
        Ledger(model);
        Requests(model);
        ProposalModel.Describe(model);
        AgreementModel.Describe(model);
        ObjectionModel.Describe(model);
        CallModel.Describe(model);
        RecoveryModel.Describe(model);
        OwnTextModel.Describe(model);
        StatementModel.Describe(model);
        NudgeModel.Describe(model);
        Letters(model);
        Records(model);
        Nights(model);
        Bank(model);
        Sessions(model);
    }

    private static void People(ModelBuilder model) => model.Entity<PersonRow>(person =>
    {
        person.ToTable("persons").HasKey(row => row.Id);
        person.HasIndex(row => row.IdNumber).IsUnique();
        person.HasIndex(row => row.Name);
    });

    private static void Claims(ModelBuilder model)
    {
        model.Entity<ClaimRow>(claim =>
        {
            claim.ToTable("claims").HasKey(row => row.Id);
            claim.HasIndex(row => new { row.Source, row.Reference }).IsUnique();
            claim.HasIndex(row => row.PaymentId).IsUnique();
            claim.HasIndex(row => row.DebtorId);
            claim.HasIndex(row => row.NextOn).HasFilter("next_on IS NOT NULL");
            claim.HasIndex(row => row.PayBy);
            claim.HasIndex(row => row.LimitationOn).HasFilter("limitation_on IS NOT NULL");
            claim.HasIndex(row => row.BasisOn).HasFilter("basis_on IS NOT NULL");
            claim.HasIndex(row => row.PeriodTo).HasFilter($"type IN ({string.Join(", ", RepaymentLapses.All.Select(lapse => $"'{Slug.Of(lapse.Type)}'"))})");
            Belongs<PersonRow, ClaimRow>(claim, nameof(ClaimRow.DebtorId));
        });
        model.Entity<TermRow>(term =>
        {
            term.ToTable("terms").HasKey(row => new { row.ClaimId, row.DueOn });
            Belongs<ClaimRow, TermRow>(term, nameof(TermRow.ClaimId));
        });
        model.Entity<LiabilityRow>(liability =>
        {
            liability.ToTable("liabilities").HasKey(row => new { row.ClaimId, row.PersonId });
            liability.HasIndex(row => row.PersonId);
            Belongs<ClaimRow, LiabilityRow>(liability, nameof(LiabilityRow.ClaimId));
            Belongs<PersonRow, LiabilityRow>(liability, nameof(LiabilityRow.PersonId));
        });
        model.Entity<StepRow>(step =>
        {
            step.ToTable("steps").HasKey(row => new { row.ClaimId, row.PersonId, row.Step, row.Cycle });
            step.HasIndex(row => row.LetterId);
            Belongs<ClaimRow, StepRow>(step, nameof(StepRow.ClaimId));
        });
        model.Entity<HoldRow>(hold =>
        {
            hold.ToTable("holds").HasKey(row => row.Id);
            hold.HasIndex(row => row.ClaimId);
            Belongs<ClaimRow, HoldRow>(hold, nameof(HoldRow.ClaimId));
        });
    }

    private static void Ledger(ModelBuilder model)
    {
        model.Entity<TransactionRow>(transaction =>
        {
            transaction.ToTable("transactions").HasKey(row => row.Id);
            transaction.HasIndex(row => row.ClaimId);
            Belongs<ClaimRow, TransactionRow>(transaction, nameof(TransactionRow.ClaimId));
        });
        model.Entity<LineRow>(line =>
        {
            line.ToTable("lines").HasKey(row => new { row.TransactionId, row.Number });
            Belongs<TransactionRow, LineRow>(line, nameof(LineRow.TransactionId));
        });
    }

    private static void Requests(ModelBuilder model)
    {
        model.Entity<RequestRow>(request =>
        {
            request.ToTable("requests").HasKey(row => row.Id);
            request.HasIndex(row => row.CaseNumber).IsUnique();
            request.HasIndex(row => row.PersonId);
            request.HasIndex(row => new { row.Status, row.AnswerBy });
            Belongs<PersonRow, RequestRow>(request, nameof(RequestRow.PersonId));
        });
        model.Entity<RequestKindRow>(kind =>
        {
            kind.ToTable("request_kinds").HasKey(row => new { row.RequestId, row.Kind });
            Belongs<RequestRow, RequestKindRow>(kind, nameof(RequestKindRow.RequestId));
        });
        model.Entity<RequestClaimRow>(claim =>
        {
            claim.ToTable("request_claims").HasKey(row => new { row.RequestId, row.ClaimId });
            claim.HasIndex(row => row.ClaimId);
            Belongs<RequestRow, RequestClaimRow>(claim, nameof(RequestClaimRow.RequestId));
            Belongs<ClaimRow, RequestClaimRow>(claim, nameof(RequestClaimRow.ClaimId));
        });
        model.Entity<RequestReasonRow>(reason =>
        {
            reason.ToTable("request_reasons").HasKey(row => new { row.RequestId, row.Reason });
            Belongs<RequestRow, RequestReasonRow>(reason, nameof(RequestReasonRow.RequestId));
        });
        model.Entity<DecisionGroundRow>(ground =>
        {
            ground.ToTable("decision_grounds").HasKey(row => new { row.RequestId, row.Kind, row.Ground });
            Belongs<RequestRow, DecisionGroundRow>(ground, nameof(DecisionGroundRow.RequestId));
        });
        model.Entity<PersonalTextRow>(text =>
        {
            text.ToTable("personal_texts").HasKey(row => new { row.RequestId, row.Kind });
            Belongs<RequestRow, PersonalTextRow>(text, nameof(PersonalTextRow.RequestId));
        });
        model.Entity<MessageRow>(message =>
        {
            message.ToTable("messages").HasKey(row => row.Id);
            message.HasIndex(row => row.RequestId);
            Belongs<RequestRow, MessageRow>(message, nameof(MessageRow.RequestId));
        });
        model.Entity<InformationItemRow>(item =>
        {
            item.ToTable("information_items").HasKey(row => new { row.RequestId, row.Number });
            Belongs<RequestRow, InformationItemRow>(item, nameof(InformationItemRow.RequestId));
        });
        model.Entity<AttachmentRow>(attachment =>
        {
            attachment.ToTable("attachments").HasKey(row => row.Id);
            attachment.HasIndex(row => row.RequestId);
            Belongs<RequestRow, AttachmentRow>(attachment, nameof(AttachmentRow.RequestId));
        });
    }

    private static void Letters(ModelBuilder model)
    {
        model.Entity<LetterRow>(letter =>
        {
            letter.ToTable("letters").HasKey(row => row.Id);
            letter.HasIndex(row => row.PersonId);
            letter.HasIndex(row => row.RequestId).HasFilter("request_id IS NOT NULL");
            Belongs<PersonRow, LetterRow>(letter, nameof(LetterRow.PersonId));
        });
        model.Entity<LetterClaimRow>(claim =>
        {
            claim.ToTable("letter_claims").HasKey(row => new { row.LetterId, row.ClaimId });
            claim.HasIndex(row => row.ClaimId);
            Belongs<LetterRow, LetterClaimRow>(claim, nameof(LetterClaimRow.LetterId));
        });
        model.Entity<LetterInputsRow>(inputs =>
        {
            inputs.ToTable("letter_inputs").HasKey(row => row.LetterId);
            Belongs<LetterRow, LetterInputsRow>(inputs, nameof(LetterInputsRow.LetterId));
        });
        model.Entity<OutboxRow>(message => message.ToTable("outbox").HasKey(row => row.Id));
        model.Entity<DeliveryRow>(delivery =>
        {
            delivery.ToTable("deliveries").HasKey(row => row.Id);
            delivery.HasIndex(row => row.OutboxId);
            delivery.HasIndex(row => row.At);
            Belongs<OutboxRow, DeliveryRow>(delivery, nameof(DeliveryRow.OutboxId));
        });
    }

    private static void Records(ModelBuilder model)
    {
        model.Entity<JournalRow>(entry =>
        {
            entry.ToTable("journal").HasKey(row => row.Id);
            entry.HasIndex(row => row.ClaimId);
            entry.HasIndex(row => row.RequestId).HasFilter("request_id IS NOT NULL");
            entry.HasIndex(row => row.At);
        });
        model.Entity<AccessRow>(access =>
        {
            access.ToTable("access_log").HasKey(row => row.Id);
            access.HasIndex(row => row.PersonId);
            access.HasIndex(row => row.RequestId).HasFilter("request_id IS NOT NULL");
            // As wide as it was: another width would build the table anew, and its rows must not be touched.
            access.Property(row => row.What).Metadata.SetMaxLength(null);
        });
        model.Entity<DeskRequestRow>(request => request.ToTable("desk_requests").HasKey(row => row.Id));
        model.Entity<ChainRow>(link =>
        {
            link.ToTable("journal_chain").HasKey(row => row.Number);
            link.Property(row => row.Number).ValueGeneratedNever();
            link.HasIndex(row => row.JournalId).IsUnique();
            Belongs<JournalRow, ChainRow>(link, nameof(ChainRow.JournalId));
        });
        model.Entity<CounterRow>(counter => counter.ToTable("counters").HasKey(row => row.Name));
    }

    private static void Nights(ModelBuilder model)
    {
        model.Entity<NightRow>(night => night.ToTable("nights").HasKey(row => row.On));
        model.Entity<LeaseRow>(lease => lease.ToTable("leases").HasKey(row => row.Name));
        model.Entity<TaskRow>(task =>
        {
            task.ToTable("tasks").HasKey(row => row.Id);
            task.HasIndex(row => new { row.Kind, row.PersonId }).HasFilter("closed_on IS NULL");
            Belongs<PersonRow, TaskRow>(task, nameof(TaskRow.PersonId));
        });
        model.Entity<TaskClaimRow>(claim =>
        {
            claim.ToTable("task_claims").HasKey(row => new { row.TaskId, row.ClaimId });
            claim.HasIndex(row => row.ClaimId);
            Belongs<TaskRow, TaskClaimRow>(claim, nameof(TaskClaimRow.TaskId));
            Belongs<ClaimRow, TaskClaimRow>(claim, nameof(TaskClaimRow.ClaimId));
        });
        model.Entity<NoteRow>(note =>
        {
            note.ToTable("notes").HasKey(row => row.Id);
            note.HasIndex(row => row.ClaimId);
            Belongs<ClaimRow, NoteRow>(note, nameof(NoteRow.ClaimId));
            Belongs<PersonRow, NoteRow>(note, nameof(NoteRow.PersonId));
            Belongs<TaskRow, NoteRow>(note, nameof(NoteRow.TaskId));
        });
        model.Entity<ApprovalRow>(approval =>
        {
            approval.ToTable("approvals").HasKey(row => row.Id);
            approval.HasIndex(row => row.ClaimId);
            Belongs<ClaimRow, ApprovalRow>(approval, nameof(ApprovalRow.ClaimId));
        });
        model.Entity<PolicyChoiceRow>(choice =>
        {
            choice.ToTable("policy_choices").HasKey(row => row.Id);
            choice.HasIndex(row => new { row.Setting, row.Type, row.ValidFrom });
        });
    }

    private static void Bank(ModelBuilder model)
    {
        model.Entity<BankFileRow>(file =>
        {
            file.ToTable("bank_files").HasKey(row => row.Id);
            file.HasIndex(row => row.Sha256);
        });
        model.Entity<BankTransactionRow>(transaction =>
        {
            transaction.ToTable("bank_transactions").HasKey(row => row.Id);
            transaction.HasIndex(row => row.Identity).IsUnique();
            transaction.HasIndex(row => row.ContentDigest);
            transaction.HasIndex(row => row.BankReference).HasFilter("bank_reference <> ''");
            transaction.HasIndex(row => row.ClaimId);
            transaction.HasIndex(row => row.AgreementId).HasFilter("agreement_id IS NOT NULL");
            Belongs<AgreementRow, BankTransactionRow>(transaction, nameof(BankTransactionRow.AgreementId));
            transaction.HasIndex(row => row.State).HasFilter("state <> 'matched'");
            Belongs<BankFileRow, BankTransactionRow>(transaction, nameof(BankTransactionRow.FileId));
            Belongs<ClaimRow, BankTransactionRow>(transaction, nameof(BankTransactionRow.ClaimId));
        });
    }

    private static void Sessions(ModelBuilder model)
    {
        model.Entity<SessionRow>(session =>
        {
            session.ToTable("sessions").HasKey(row => row.Id);
            session.Property(row => row.Id).ValueGeneratedNever();
            session.Property(row => row.Subject).HasMaxLength(255);
            session.Property(row => row.ProviderSubjectDigest).HasMaxLength(64);
            session.HasIndex(row => new { row.Kind, row.Subject });
            session.HasIndex(row => row.ProviderSession);
            session.HasIndex(row => row.ProviderSubjectDigest);
            session.HasIndex(row => row.ExpiresAt);
        });
        model.Entity<SpentLogoutTokenRow>(token =>
        {
            token.ToTable("spent_logout_tokens").HasKey(row => row.Digest);
            token.Property(row => row.Digest).HasMaxLength(64);
            token.HasIndex(row => row.SpentAt);
        });
    }

    internal static void Belongs<TParent, TChild>(EntityTypeBuilder<TChild> child, string key) where TParent : class where TChild : class =>
        child.HasOne<TParent>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);
}
