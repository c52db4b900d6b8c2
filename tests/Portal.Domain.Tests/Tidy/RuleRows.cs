using Portal.Domain.Policy;
using static Portal.Domain.Policy.PolicySetting;

namespace Portal.Domain.Tests.Tidy;

/// <summary>One rule of the collection policy (P) or of lov nr. 429/2005 (L), and where its figures stand.</summary>
/// <param name="Says">The rule in one sentence.</param>
/// <param name="Law">Where it comes from.</param>
/// <param name="Settings">The rows of the policy that give its figures.</param>
/// <param name="Open">What of it is not built; null when all is.</param>
internal sealed record RuleRow(string Id, string Says, string Law, IReadOnlyList<PolicySetting> Settings, string? Open = null)
{
    public static readonly IReadOnlyList<RuleRow> All =
    [
        new("P01", "Every claim, letter and case names the law that it rests on.", "lov 429/2005; BEK 585/2023; BEK 1367/2023", []),
        new("P02", "Citizens and businesses are billed, their payments checked, reminded, given agreements and deferrals.", "collection policy", [Reminder1After, LetterDeadline, SmallestStep]),
        new("P03", "Two reminders, then a phone call where it is thought to help; each skip is on record.", "collection policy", [Reminder1After, Reminder2After, SmallestCall, ContactRest]),
        new("P04", "Without a reaction others who may be liable are looked for; they get two reminders and a call of their own.", "collection policy", [AgreementHoldsAll]),
        new("P05", "Still no reaction: the claim goes to the recovery authority.", "collection policy", [NoticeWait]),
        new("P06", "Further reminders are pointless: the course goes on after reminder 1, with a written reason.", "collection policy", []),
        new("P07", "Who responds can have an agreement or a deferral, as goodwill; its length is the municipality's choice, never law.", "collection policy", [AgreementSmallest, AgreementSmallDebt, AgreementLargeDebt, AgreementMonthsSmall, AgreementMonthsLarge, AgreementMonthsStateRefund, AgreementAfterBreach, InstantAnswers, InstantDeferralDays, InstantDeferralTimes, PayDayChanges, SkippedInstalments]),
        new("P08", "A deferral needs a reason and is decided on the circumstances.", "collection policy", [RepeatRequest, InformationDeadline]),
        new("P09", "No deferral of running property tax, daycare and maintenance but in special circumstances, found and printed.", "collection policy", []),
        new("P10", "Each instalment of property tax runs its own course and never waits for the next.", "collection policy", []),
        new("P11", "Property tax is transferred with the property's identification and the lien.", "collection policy", []),
        new("P12", "A broken agreement is reminded once; then the call, the look for others who may be liable, notice.", "collection policy", [InstalmentGrace, InstalmentCarried, BreachDeadline, ReinstateWithin]),
        new("P13", "On a repayment an arrangement is set by table; only when it is broken, and demanded in writing, does the course go on.", "BEK 585/2023 §§ 5-10", [InstalmentGrace, InstalmentCarried, DemandDeadline, HearingDeadline]),
        new("P14", "A broken term of a settlement or judgment leads straight to the notice.", "collection policy", [TermGrace]),
        new("P15", "A letter follows its kind and the type of the claim, by the portal's texts and by the municipality's own, which staff edit.", "collection policy", []),
        new("P16", "At year-end everybody gets a balance statement; the debtors' claims and credits are the ledger, what is owed with others stands apart.", "collection policy", []),
        new("L01", "Interest, fees and order of cover follow the claim's own law.", "§ 1", [FeeLaw, CoverOrder, ReminderFee, SecondReminderFee, CivilReminderFee, MonthlyInterest, CivilInterest]),
        new("L02", "There is one recovery authority.", "§ 2(1)", []),
        new("L03", "The claim holder calculates, bills and handles objections.", "§ 2(2)", []),
        new("L04", "Nothing is transferred before the deadline has passed and the usual reminders were in vain.", "§ 2(3) 1", [SmallestNotice, NoticeWait]),
        new("L05", "Instalments and deferral are allowed at the debtor's request.", "§ 2(3) 2", []),
        new("L06", "No other authority judges these decisions; each says so, and what can be done instead.", "§ 2(3) 3", []),
        new("L07", "Earlier transfer where circumstances warrant it.", "§ 2(3) 4", []),
        new("L08", "The debtor is told in writing before the transfer.", "§ 2(4)", [NoticeWait, SmallestNotice, NoticeException]),
        new("L09", "After the transfer substantial changes are passed on.", "§ 2(5)", []),
        new("L10", "Claims with state refund are not sent back.", "§ 2(5)", []),
        new("L11", "Transfer is electronic.", "§ 2(6)", []),
        new("L11a", "The minister may limit instalments and deferral; no limit is in force.", "§ 2(6)", []),
        new("L12", "The recovery authority takes over the creditor's powers.", "§ 3(1)", []),
        new("L13", "The authority itself can allow instalments or deferral.", "§ 3(2)", []),
        new("L14", "The authority's balance is seen.", "§ 3(4)", []),
        new("L15", "Complaints over the authority's decisions.", "§ 4(1)", []),
        new("L16", "Objections to attachment go to the bailiff's court.", "§ 4(3)", []),
        new("L17", "The law does not apply in the Faroe Islands or Greenland.", "§ 15", []),
    ];
}
