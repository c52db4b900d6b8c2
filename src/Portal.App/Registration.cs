using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Access;
using Portal.App.Accounts;
using Portal.App.Agreements;
using Portal.App.Arrangements;
using Portal.App.Backup;
using Portal.App.Books;
using Portal.App.Circumstances;
using Portal.App.Calls;
using Portal.App.Claims;
using Portal.App.Data;
using Portal.App.Deferrals;
using Portal.App.Demo;
using Portal.App.Documents;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.App.Journal;
using Portal.App.Letters;
using Portal.App.Letters.Samples;
using Portal.App.Liabilities;
using Portal.App.Limitations;
using Portal.App.MyData;
using Portal.App.Nudges;
using Portal.App.Objections;
using Portal.App.Outbox;
using Portal.App.OwnTexts;
using Portal.App.Payments;
using Portal.App.People;
using Portal.App.Policy;
using Portal.App.Recovery;
using Portal.App.Requests;
using Portal.App.Sessions;
using Portal.App.Settings;
using Portal.App.Staff;
using Portal.App.Statements;
using Portal.App.Verify;

namespace Portal.App;

/// <summary>Everything the application layer registers.</summary>
public static class Registration
{
    /// <summary>Database and use cases, as the settings say. Needs <see cref="PortalSettings.AddPortalSettings"/>.</summary>
    public static IServiceCollection AddPortalApp(this IServiceCollection services, IConfiguration config)
    {
        var database = config.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        return services
            .AddPortalDb(database.Provider, provider => database.ConnectionString.Length > 0
                ? database.ConnectionString
                : $"Data Source={Path.Combine(Directory.CreateDirectory(provider.GetRequiredService<StorageOptions>().Root).FullName, "portal.db")}")
            .AddPortalUseCases();
    }

    /// <summary>The use cases and queries, over a database, settings and a clock that are there.</summary>
    public static IServiceCollection AddPortalUseCases(this IServiceCollection services) => services
        .AddSingleton<Schema>()
        .AddSingleton<ClaimFactsQuery>()
        .AddSingleton<ClaimWriter>()
        .AddSingleton<DocumentStore>()
        .AddSingleton<FindPerson>()
        .AddSingleton<AccessLog>()
        .AddSingleton<MyAccessLog>()
        .AddSingleton<SearchPeople>()
        .AddSingleton<PersonDetails>()
        .AddSingleton<MyClaims>()
        .AddSingleton<ClaimDetails>()
        .AddSingleton<MyRequests>()
        .AddSingleton<ReckonPlan>()
        .AddSingleton<ShowOffers>()
        .AddSingleton<MyRequest>()
        .AddSingleton<WithdrawRequest>()
        .AddSingleton<AgreementChangeTold>()
        .AddSingleton<AgreementEndTold>()
        .AddSingleton<ArrangementLetter>()
        .AddSingleton<AgreementLetter>()
        .AddSingleton<AgreementDecisionLetter>()
        .AddSingleton<AgreementChangedLetter>()
        .AddSingleton<ReceiveAgreement>()
        .AddSingleton<ReceiveCombined>()
        .AddSingleton<DecideCombined>()
        .AddSingleton<ReportCircumstances>()
        .AddSingleton<FindCircumstancesDraft>()
        .AddSingleton<SaveCircumstancesDraft>()
        .AddSingleton<AnswerCircumstances>()
        .AddSingleton<CircumstancesLetter>()
        .AddSingleton<PreviewAgreementDecision>()
        .AddSingleton<CombinedTold>()
        .AddSingleton<CombinedDecisionLetter>()
        .AddSingleton<AcceptProposal>()
        .AddSingleton<DeclineProposal>()
        .AddSingleton<ProposalTold>()
        .AddSingleton<ReceiveRequest>()
        .AddSingleton<SaveObjectionDraft>()
        .AddSingleton<FindObjectionDraft>()
        .AddSingleton<ReceiveObjection>()
        .AddSingleton<ObjectionReceiptLetter>()
        .AddSingleton<ObjectionDecisionLetter>()
        .AddSingleton<CorrectionLetter>()
        .AddSingleton<PayBackLetter>()
        .AddSingleton<BookLetters>()
        .AddSingleton<DecideObjection>()
        .AddSingleton<DecideAgreement>()
        .AddSingleton<SetArrangement>()
        .AddSingleton<FollowBenefits>()
        .AddSingleton<RaiseHearingLetter>()
        .AddSingleton<HearRaise>()
        .AddSingleton<AnswerHearing>()
        .AddSingleton<WatchArrangements>()
        .AddSingleton<WatchLimitation>()
        .AddSingleton<MyAgreements>()
        .AddSingleton<MyArrangements>()
        .AddSingleton<ChangeAgreement>()
        .AddSingleton<ReinstateAgreement>()
        .AddSingleton<StartDeferral>()
        .AddSingleton<FindDeferralDraft>()
        .AddSingleton<SaveDeferralDraft>()
        .AddSingleton<SaveRequestDraft>()
        .AddSingleton<AddEvidence>()
        .AddSingleton<RemoveEvidence>()
        .AddSingleton<ReadEvidence>()
        .AddSingleton<SubmitRequest>()
        .AddSingleton<ReceiveDeferral>()
        .AddSingleton<EnterRequest>()
        .AddSingleton<AskInformation>()
        .AddSingleton<AnswerInformation>()
        .AddSingleton<HearCitizen>()
        .AddSingleton<SendMessage>()
        .AddSingleton<DecideDeferral>()
        .AddSingleton<PreviewDeferralDecision>()
        .AddSingleton<DeferralDecisionLetter>()
        .AddSingleton<RequestReceiptLetter>()
        .AddSingleton<InformationRequestLetter>()
        .AddSingleton<HearingLetter>()
        .AddSingleton<FileLetter>()
        .AddSingleton<CourseLetterText>()
        .AddSingleton<LetterArchive>()
        .AddSingleton<StatementLetter>()
        .AddSingleton<MakeStatements>()
        .AddSingleton<DecideStatements>()
        .AddSingleton<ReleaseStatements>()
        .AddSingleton<StatementFolder>()
        .AddSingleton<StatementDesk>()
        .AddSingleton<MyStatements>()
        .AddSingleton<MyInbox>()
        .AddSingleton<MyLetters>()
        .AddSingleton<MyDataCopy>()
        .AddSingleton<Worklist>()
        .AddSingleton<OpenTasks>()
        .AddSingleton<CaseDetails>()
        .AddSingleton<CaseLetter>()
        .AddSingleton<ArrangementDesk>()
        .AddSingleton<CallDesk>()
        .AddSingleton<LiabilityDesk>()
        .AddSingleton(new SessionClock(TimeProvider.System))
        .AddSingleton<StartSession>()
        .AddSingleton<KeepSession>()
        .AddSingleton<EndSessions>()
        .AddSingleton<EndedSessions>()
        .AddSingleton<ForgetSessions>()
        .AddSingleton<SpendLogoutToken>()
        .AddSingleton<ImportPersons>()
        .AddSingleton<ImportClaims>()
        .AddSingleton<ImportTerms>()
        .AddSingleton<ImportPayments>()
        .AddSingleton<MatchPayment>()
        .AddSingleton<AnswerQuestion>()
        .AddSingleton<MoveCredit>()
        .AddSingleton<TakePaymentOff>()
        .AddSingleton<NetOutPayments>()
        .AddSingleton<UndoNetOut>()
        .AddSingleton<MoneyToPlace>()
        .AddSingleton<Leases>()
        .AddSingleton<RunNight>()
        .AddSingleton<NightWork>()
        .AddSingleton<PreviewNight>()
        .AddSingleton<NightDesk>()
        .AddSingleton<RegisterContact>()
        .AddSingleton<CallFollowUp>()
        .AddSingleton<IdleCalls>()
        .AddSingleton<ClearDocuments>()
        .AddSingleton<PhoneFollowUpLetter>()
        .AddSingleton<RecordCall>()
        .AddSingleton<ConfirmLiability>()
        .AddSingleton<FindNobodyElse>()
        .AddSingleton<JudgeRemindersPointless>()
        .AddSingleton<RecordFeeReason>()
        .AddSingleton<HoldClaim>()
        .AddSingleton<ReleaseHold>()
        .AddSingleton<WriteDownClaim>()
        .AddSingleton<PayBackCredit>()
        .AddSingleton<BooksDesk>()
        .AddSingleton<WriteOffClaim>()
        .AddSingleton<Approve>()
        .AddSingleton<CheckPolicy>()
        .AddSingleton<ProposePolicyChoice>()
        .AddSingleton<DecidePolicyChoice>()
        .AddSingleton<PolicyOverview>()
        .AddSingleton<OwnTextBook>()
        .AddSingleton<LetterSamples>()
        .AddSingleton<LetterUsage>()
        .AddSingleton<WholeLetters>()
        .AddSingleton<OwnTextOverview>()
        .AddSingleton<PreviewOwnText>()
        .AddSingleton<ProposeOwnText>()
        .AddSingleton<DecideOwnText>()
        .AddSingleton<ImportReceipts>()
        .AddSingleton<TransferRecords>()
        .AddSingleton(provider => new ImportRecovery(
            provider.GetRequiredService<ClaimWriter>(), new ReceiptNews(provider.GetRequiredService<TransferTold>()), new ReturnNews(provider.GetRequiredService<TransferTold>()), new BalanceNews(), new SetOffNews()))
        .AddSingleton<TransferPackages>()
        .AddSingleton<OpenBatch>()
        .AddSingleton<Reconciliation>()
        .AddSingleton<TransferDesk>()
        .AddSingleton<ApproveTransfer>()
        .AddSingleton<ReturnForChange>()
        .AddSingleton<ChangesFile>()
        .AddSingleton<EarlyTransfer>()
        .AddSingleton<ExceptFromNotice>()
        .AddSingleton<RecordAcknowledgement>()
        .AddSingleton<BeginRepresentation>()
        .AddSingleton<RepresentedPeople>()
        .AddSingleton<RecallClaim>()
        .AddSingleton<TransferTold>()
        .AddSingleton<AnswerRecoveryHearing>()
        .AddSingleton<SendChange>()
        .AddSingleton<StandInAuthority>()
        .AddSingleton<IRecoveryAuthority>(provider => provider.GetRequiredService<RecoveryOptions>() is { Mode: HandoverMode.Http } options
            ? new RecoveryHttp(options) : new RecoveryFolder(provider.GetRequiredService<StorageOptions>()))
        .AddSingleton(provider => new HandOverRecovery(
            provider.GetRequiredService<IDbContextFactory<PortalDb>>(), provider.GetRequiredService<ClaimWriter>(), provider.GetRequiredService<IRecoveryAuthority>(),
            provider.GetRequiredService<DocumentStore>(), provider.GetRequiredService<ChangesFile>()))
        .AddSingleton<ILetterBytes, ArchivedLetterBytes>()
        .AddSingleton<IDigitalPost>(provider => provider.GetRequiredService<DigitalPostOptions>() is { Mode: HandoverMode.Http } options
            ? new DigitalPostHttp(options) : new DigitalPostFolder(provider.GetRequiredService<StorageOptions>()))
        .AddSingleton<PrintFolder>()
        .AddSingleton<OutboxTransport>()
        .AddSingleton(provider => new SendOutbox(
            provider.GetRequiredService<IDbContextFactory<PortalDb>>(), provider.GetRequiredService<ClaimWriter>(), provider.GetRequiredService<OutboxTransport>(),
            provider.GetRequiredService<StorageOptions>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IMail>(provider => provider.GetRequiredService<MailOptions>() is { Smtp.Host.Length: > 0 } options
            ? new SmtpMail(options)
            : new MailFolder(provider.GetRequiredService<StorageOptions>(), provider.GetRequiredService<MailOptions>(), provider.GetRequiredService<MunicipalityOptions>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<MyContactChoices>()
        .AddSingleton<AskForCode>()
        .AddSingleton<ConfirmEmail>()
        .AddSingleton<DropCode>()
        .AddSingleton<StopEmail>()
        .AddSingleton<ChooseSms>()
        .AddSingleton<ChooseTimes>()
        .AddSingleton<QueueNudges>()
        .AddSingleton<NudgeTransport>()
        .AddSingleton(provider => new SendNudges(
            provider.GetRequiredService<IDbContextFactory<PortalDb>>(), provider.GetRequiredService<Leases>(), provider.GetRequiredService<QueueNudges>(), provider.GetRequiredService<NudgeTransport>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ResolveUndeliverable>()
        .AddSingleton<NoReceipt>()
        .AddSingleton<StandInReceipts>()
        .AddSingleton<HoldOutbox>()
        .AddSingleton<ReleaseOutbox>()
        .AddSingleton<PersonAccount>()
        .AddSingleton<JournalWitness>()
        .AddSingleton<SealJournal>()
        .AddSingleton<VerifyAll>()
        .AddSingleton(provider => new WriteBackup(
            provider.GetRequiredService<IDbContextFactory<PortalDb>>(), DatabaseCopy(provider), provider.GetRequiredService<StorageOptions>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new RestoreBackup(
            provider.GetRequiredService<IDbContextFactory<PortalDb>>(), DatabaseCopy(provider), provider.GetRequiredService<DocumentStore>(), provider.GetRequiredService<JournalWitness>(),
            provider.GetRequiredService<StorageOptions>()))
        .AddSingleton<DemoData>();

    private static IDatabaseCopy DatabaseCopy(IServiceProvider provider)
    {
        var (dbs, clock) = (provider.GetRequiredService<IDbContextFactory<PortalDb>>(), provider.GetRequiredService<TimeProvider>());
        using var db = dbs.CreateDbContext();
        return db.Database.IsSqlite() ? new SqliteCopy(dbs, clock) : new PostgresCopy(dbs, clock);
    }
}
