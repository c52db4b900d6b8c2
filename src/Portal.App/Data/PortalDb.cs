using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;

namespace Portal.App.Data;

/// <summary>The database, the same model on SQLite and PostgreSQL. One context for one operation; never kept in a circuit.</summary>
public abstract class PortalDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The municipality's own choices about letters: how long paper takes decides when a notice counts as delivered.</summary>
    internal Settings.LettersOptions LetterChoices { get; set; } = new();

    public DbSet<PersonRow> Persons => Set<PersonRow>();
    public DbSet<ClaimRow> Claims => Set<ClaimRow>();
    public DbSet<LiabilityRow> Liabilities => Set<LiabilityRow>();
    public DbSet<TransactionRow> Transactions => Set<TransactionRow>();
    public DbSet<LineRow> Lines => Set<LineRow>();
    public DbSet<TermRow> Terms => Set<TermRow>();
    public DbSet<StepRow> Steps => Set<StepRow>();
    public DbSet<HoldRow> Holds => Set<HoldRow>();
    public DbSet<RequestRow> Requests => Set<RequestRow>();
    public DbSet<RequestKindRow> RequestKinds => Set<RequestKindRow>();
    public DbSet<RequestClaimRow> RequestClaims => Set<RequestClaimRow>();
    public DbSet<RequestReasonRow> RequestReasons => Set<RequestReasonRow>();
    public DbSet<RequestFrameRuleRow> RequestFrameRules => Set<RequestFrameRuleRow>();
    public DbSet<ProposalRow> Proposals => Set<ProposalRow>();
    public DbSet<ObjectionRow> Objections => Set<ObjectionRow>();
    public DbSet<RecoveryStayRow> RecoveryStays => Set<RecoveryStayRow>();
    public DbSet<RecoveryRecordRow> RecoveryRecords => Set<RecoveryRecordRow>();
    public DbSet<RecoveryEntryRow> RecoveryEntries => Set<RecoveryEntryRow>();
    public DbSet<RecoveryBatchRow> RecoveryBatches => Set<RecoveryBatchRow>();
    public DbSet<RecoveryBatchClaimRow> RecoveryBatchClaims => Set<RecoveryBatchClaimRow>();
    public DbSet<RecoveryActionRow> RecoveryActions => Set<RecoveryActionRow>();
    public DbSet<RecoveryReceiptRow> RecoveryReceipts => Set<RecoveryReceiptRow>();
    public DbSet<RecoveryBalanceRow> RecoveryBalances => Set<RecoveryBalanceRow>();
    public DbSet<RecoveryReturnRow> RecoveryReturns => Set<RecoveryReturnRow>();
    public DbSet<NoticeWaiverRow> NoticeWaivers => Set<NoticeWaiverRow>();
    public DbSet<AcknowledgementRow> Acknowledgements => Set<AcknowledgementRow>();
    public DbSet<DecisionGroundRow> DecisionGrounds => Set<DecisionGroundRow>();
    public DbSet<AgreementRow> Agreements => Set<AgreementRow>();
    public DbSet<AgreementClaimRow> AgreementClaims => Set<AgreementClaimRow>();
    public DbSet<AgreementChangeRow> AgreementChanges => Set<AgreementChangeRow>();
    public DbSet<ArrangementRow> Arrangements => Set<ArrangementRow>();
    public DbSet<ArrangementHearingRow> ArrangementHearings => Set<ArrangementHearingRow>();
    public DbSet<InstalmentRow> Instalments => Set<InstalmentRow>();
    public DbSet<PersonalTextRow> PersonalTexts => Set<PersonalTextRow>();
    public DbSet<MessageRow> Messages => Set<MessageRow>();
    public DbSet<InformationItemRow> InformationItems => Set<InformationItemRow>();
    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();
    public DbSet<LetterRow> Letters => Set<LetterRow>();
    public DbSet<LetterClaimRow> LetterClaims => Set<LetterClaimRow>();
    public DbSet<LetterInputsRow> LetterInputs => Set<LetterInputsRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<ChainRow> Chain => Set<ChainRow>();
    public DbSet<NightRow> Nights => Set<NightRow>();
    public DbSet<LeaseRow> Leases => Set<LeaseRow>();
    public DbSet<TaskRow> Tasks => Set<TaskRow>();
    public DbSet<TaskClaimRow> TaskClaims => Set<TaskClaimRow>();
    public DbSet<NoteRow> Notes => Set<NoteRow>();
    public DbSet<ApprovalRow> Approvals => Set<ApprovalRow>();
    public DbSet<CallRow> Calls => Set<CallRow>();
    public DbSet<LiabilityFindingRow> LiabilityFindings => Set<LiabilityFindingRow>();
    public DbSet<PolicyChoiceRow> PolicyChoices => Set<PolicyChoiceRow>();
    public DbSet<OwnTextRow> OwnTexts => Set<OwnTextRow>();
    public DbSet<BankFileRow> BankFiles => Set<BankFileRow>();
    public DbSet<BankTransactionRow> BankTransactions => Set<BankTransactionRow>();
    public DbSet<StatementRunRow> StatementRuns => Set<StatementRunRow>();
    public DbSet<StatementRow> Statements => Set<StatementRow>();
    public DbSet<ContactChoiceRow> ContactChoices => Set<ContactChoiceRow>();
    public DbSet<NudgeRow> Nudges => Set<NudgeRow>();
    public DbSet<AccessRow> Access => Set<AccessRow>();
    public DbSet<DeskRequestRow> DeskRequests => Set<DeskRequestRow>();
    public DbSet<CounterRow> Counters => Set<CounterRow>();
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<SpentLogoutTokenRow> SpentLogoutTokens => Set<SpentLogoutTokenRow>();

    internal static readonly string[] RecoveryTables = ["recovery_records", "recovery_entries", "recovery_receipts", "recovery_balances", "recovery_returns"];

    /// <summary>Rows that can be added, never changed or deleted: triggers hold this on both engines.</summary>
    public static readonly IReadOnlyList<string> AppendOnlyTables = ["transactions", "lines", "journal", "access_log", "desk_requests", "outbox", "deliveries", "letter_inputs", "journal_chain", "calls", "acknowledgements", .. RecoveryTables];

    /// <summary>Rows that can be changed until they are released, never after that: triggers hold this as well.</summary>
    public static readonly IReadOnlyList<string> ReleasedOnceTables = ["statements"];

    /// <summary>Locks claims, in id order, until the transaction ends. SQLite has one writer at a time and needs none.</summary>
    public abstract Task LockClaims(IReadOnlyCollection<Guid> ids, CancellationToken cancel);

    /// <summary>Locks all claims of these people, in id order, until the transaction ends.</summary>
    public abstract Task LockDebtors(IReadOnlyCollection<Guid> people, CancellationToken cancel);

    /// <summary>Called once in a transaction that will write very many rows.</summary>
    public virtual Task ExpectManyRows(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>
    /// The next messages that nobody is known to have taken over, in id order. On PostgreSQL they are locked until the transaction ends and those of another
    /// runner are passed by; on SQLite one runner at a time may ask.
    /// </summary>
    /// <param name="after">The last id of those before; empty for the first.</param>
    public abstract Task<List<OutboxRow>> LockUnsent(Guid after, int most, CancellationToken cancel);

    /// <summary>How many entries the journal has, from which none is ever removed.</summary>
    /// <returns>Null where the engine would have to count them.</returns>
    public abstract Task<long?> JournalLength(CancellationToken cancel);

    // A released message has its old outcome still: whether it is to be sent again is for the rules to say.
    protected const string UnsentSql = """
        SELECT message.* FROM outbox AS message
        WHERE message.id > {0}
          AND (NOT EXISTS (SELECT 1 FROM deliveries WHERE outbox_id = message.id AND state IN ('handed-over', 'delivered', 'held'))
            OR EXISTS (SELECT 1 FROM deliveries WHERE outbox_id = message.id AND code IN ('again', 'on-paper')))
          AND EXISTS (SELECT 1 FROM letters WHERE letters.id = message.id)
        ORDER BY message.id LIMIT {1}
        """;

    /// <summary>Locks one request until the transaction ends.</summary>
    public abstract Task LockRequest(Guid id, CancellationToken cancel);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Converters.Register(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PortalModel.Describe(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
    }

    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(letter));
        }
        return snake.ToString();
    }
}
