using Portal.App.Claims;
using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Law;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.App.Letters;

/// <summary>What every letter about an agreement is about.</summary>
/// <param name="Receiver">Who asked for the agreement; nobody else ever gets the letter.</param>
/// <param name="Claims">And what is owed on each on the letter's date.</param>
/// <param name="DecidedBy">Name of the caseworker; empty where the portal answered by itself.</param>
public sealed record AgreementLetterCase(LetterReceiver Receiver, DateOnly On, string CaseNumber, IReadOnlyList<OwedClaim> Claims, string DecidedBy = "")
{
    /// <summary>The municipality's choices.</summary>
    public Policies Policies { get; init; } = Policies.Default;

    /// <summary>Agreements are given at the debtor's request, and nobody else can be asked to judge them (L05, L06).</summary>
    public LawRef Law => DeferralPolicies.For(On).Law;

    public IReadOnlyList<ClaimFacts> Facts => [.. Claims.Select(owed => owed.Claim)];

    public Kroner Owed => OwedClaim.Sum(Claims);

    public bool IsAutomatic => DecidedBy.Length == 0;

    /// <summary>Somebody else owes a claim too; no letter says who.</summary>
    public bool OthersAreLiable => Facts.Any(claim => claim.Liable.Count(liable => liable.IsLiable) > 1);
}

/// <summary>An agreement's plan, as a letter tells it.</summary>
/// <param name="PaymentId">The agreement's own.</param>
/// <param name="Instalments">All of them.</param>
/// <param name="Cost">What it comes to if it is kept.</param>
public sealed record ToldPlan(PaymentId PaymentId, IReadOnlyList<Instalment> Instalments, ExpectedCost Cost);

/// <summary>The page around the text of a letter about an agreement, and what those letters share.</summary>
internal sealed class AgreementScene(LetterWriter writer, AgreementLetterCase about, MunicipalityOptions municipality, LettersOptions letters)
{
    public LetterWriter Writer => writer;

    public AgreementLetterCase About => about;

    public MunicipalityOptions Municipality => municipality;

    public LettersOptions Letters => letters;

    /// <summary>The claims by name; many of them by number, because the table names them.</summary>
    public string Names => about.Claims.Count > 2 ? writer.Text("Plan_Claims", about.Claims.Count) : DeferralDecisionLetter.Names(about.Facts, writer.Language);

    /// <param name="write">Writes the text and returns its title.</param>
    public static UnwrittenLetter Compose(
        LetterKind kind, string version, AgreementLetterCase about, MunicipalityOptions municipality, LettersOptions letters, Func<AgreementScene, string> write) =>
        new(kind, about.On, wording => new LetterSheet(kind, version, about.On, about.Receiver, about.CaseNumber)
            .Write(municipality, wording, writer => write(new AgreementScene(writer, about, municipality, letters))));

    /// <summary>The claims, and what is owed on each.</summary>
    public void Claims() => writer.Heading("Breach_About_Heading").Add(new LetterBlock.Table(
        writer.Text("Breach_Caption", writer.Date(about.On)), [writer.Text("Column_Claim"), writer.Text("Column_Left")],
        [.. about.Claims.Select(owed => (IReadOnlyList<string>)[ClaimName.Of(owed.Claim, writer.Language), owed.Owed.Number()])],
        [writer.Text("Amount_Total"), about.Owed.Number()])).Paragraph("Amount_MadeUp", writer.Date(about.On));

    /// <summary>The box to pay by, with the agreement's own line.</summary>
    /// <param name="amountKey">What the amount is called.</param>
    public void Pay(PaymentId id, string amountKey, DateOnly payBy, Kroner amount)
    {
        var line = id.Line(municipality.CreditorNumber);
        writer.Heading("Pay_Heading").Add(new LetterBlock.Payment(
            [
                LetterRun.Parse(writer.Text(amountKey, amount.Text())), LetterRun.Parse(writer.Text("Pay_By", writer.Date(payBy))),
                LetterRun.Parse(writer.Text("Pay_Line", line)), LetterRun.Parse(writer.Text("Pay_Hint")),
            ],
            line, writer.Text("Pay_Qr", line)));
    }

    /// <summary>The same, for what is to be paid first on a new agreement.</summary>
    public void PayFirst(ToldPlan plan, Kroner paid = default)
    {
        var (by, amount) = AgreementPlanText.Next(plan, paid, about.On);
        Pay(plan.PaymentId, plan.Instalments.Count == 1 ? "Pay_Amount" : plan.Instalments[0].DueOn > about.On ? "Pay_First" : "Pay_Next", by, amount);
    }

    /// <summary>Interest runs on while an agreement is kept or asked for, where a law gives it.</summary>
    public IEnumerable<string> Interest()
    {
        var laws = about.Facts.Select(claim => (claim.Type, Policy: InterestPolicies.For(FeeLawOf(claim), about.On))).Where(claim => claim.Policy is not null);
        return laws.Select(claim => claim.Policy!.MonthlyBasisPoints is null
            ? writer.Text("Plan_Interest_Civil", claim.Policy.Law)
            : writer.Text("Plan_Interest", CourseAmountText.Percent((int)about.Policies.For(PolicySetting.MonthlyInterest, claim.Type, about.On).Value), claim.Policy.Law)).Distinct();
    }

    /// <summary>What does not happen while the agreement is kept. Claims that no fee can be added to have no word of one, and repayment claims none of reminders (letters.md 5.5, 5.7).</summary>
    public string Quiet() => writer.Text(
        about.Facts.All(claim => claim.Rules.Family == ClaimFamily.Repayment) ? "Agreed_Quiet_repayment"
        : about.Facts.Any(claim => FeeLawOf(claim) != FeeLaw.None) ? "Agreed_Quiet" : "Agreed_Quiet_none");

    public void Help()
    {
        var hours = writer.Language == "en" && municipality.PhoneHoursEnglish.Length > 0 ? municipality.PhoneHoursEnglish : municipality.PhoneHours;
        writer.Heading("Help_Heading").Paragraph("Help_Phone", municipality.Phone, hours);
        if (municipality.DebtAdvice.Count > 0 && about.Receiver.Kind == PersonKind.Person)
            writer.Paragraph("Help_Advice", string.Join(", ", municipality.DebtAdvice.Select(advice => advice.Name)));
        writer.Paragraph("Help_Data", $"{municipality.PortalAddress}/privatliv");
        if (about.IsAutomatic) writer.Paragraph("Signed_Team", municipality.Department);
        else writer.Paragraph("Signed").Paragraph("Signed_By", about.DecidedBy, municipality.Department);
        if (writer.Language == "en") writer.Paragraph("Translation");
    }

    private FeeLaw FeeLawOf(ClaimFacts claim) => about.Policies.FeeLaw(claim.Type, claim.DueOn);
}
