using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.App.Import;

/// <summary>A line of claims.csv (formats.md section 1). What the recovery authority wants besides is the readiness check's business, never the import's.</summary>
internal sealed record ClaimLine(
    string Source, string Reference, ClaimType Type, IdNumber Debtor, IReadOnlyList<IdNumber> CoDebtors, Kroner Principal,
    DateOnly? PeriodFrom, DateOnly? PeriodTo, DateOnly? EstablishedOn, DateOnly DueOn, DateOnly PayBy, DateOnly? LimitationOn,
    ClaimBasis Basis, DateOnly? BasisOn, bool StateRefund, string Property, string Description)
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "source", "reference", "claim_type", "debtor", "co_debtors", "principal", "period_from", "period_to", "established_on",
        "due_on", "pay_by", "limitation_on", "basis", "basis_on", "state_refund", "property", "description",
    ];

    private const int LongestDescription = 100;

    private static readonly DateOnly FirstDueOn = ClaimTypes.All.Min(rules => rules.ValidFrom);

    /// <summary>The latest day whose banking day is known.</summary>
    private static readonly DateOnly LastPayBy = LastBankingDay();

    /// <summary>Look at the line's errors before using it.</summary>
    public static ClaimLine Read(LineValues line)
    {
        var type = line.OneOf<ClaimType>("claim_type");
        var debtor = line.Id("debtor");
        var claim = new ClaimLine(
            line.Required("source"), line.Required("reference"), type, debtor, CoDebtorsOf(line, debtor), line.Amount("principal"),
            line.Day("period_from"), line.Day("period_to"), line.Day("established_on"), line.RequiredDay("due_on"), line.RequiredDay("pay_by"), line.Day("limitation_on"),
            line.OneOf<ClaimBasis>("basis"), line.Day("basis_on"), line.IsSecond("state_refund", "no", "yes"), line.Text("property"), DescriptionOf(line));
        if (!line.IsGood) return claim;

        claim.CheckDates(line);
        if (claim.Basis == ClaimBasis.Ordinary && claim.BasisOn is not null)
            line.Fail("basis_on", $"{Shown.Value(line.Raw("basis_on"))} does not fit basis 'ordinary'", "basis_on is the date of a settlement or a judgment");
        if (line.IsGood && claim.StateRefund && !ClaimTypes.For(type, claim.DueOn).StateRefund)
            line.Fail("state_refund", $"'yes' does not fit claim type '{Slug.Of(type)}'", $"state_refund is possible only for {Refundable(claim.DueOn)}");
        return claim;
    }

    /// <summary>How co-debtors are liable: all owners of a property at once, others once staff have confirmed it (P04).</summary>
    public LiabilityKind CoDebtorKind => Type == ClaimType.PropertyTax ? LiabilityKind.Owner : LiabilityKind.CoDebtor;

    private void CheckDates(LineValues line)
    {
        if (PayBy < DueOn) line.Fail("pay_by", $"{Shown.Value(line.Raw("pay_by"))} is before due_on", "pay_by is not before due_on");
        if (DueOn < FirstDueOn) line.Fail("due_on", $"{Shown.Value(line.Raw("due_on"))} is too early", $"due_on is {FirstDueOn:yyyy-MM-dd} or later");
        if (PayBy > LastPayBy) line.Fail("pay_by", $"{Shown.Value(line.Raw("pay_by"))} is beyond the calendar", $"pay_by is a day whose banking day is known: {LastPayBy:yyyy-MM-dd} or earlier");
    }

    private static List<IdNumber> CoDebtorsOf(LineValues line, IdNumber debtor)
    {
        var all = new List<IdNumber>();
        foreach (var text in line.Raw("co_debtors").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var id = line.Id("co_debtors", text);
            if (id == default) continue;
            if (id == debtor) line.Fail("co_debtors", $"the id {id.Masked} is the debtor", "co_debtors are others than the debtor");
            else if (all.Contains(id)) line.Fail("co_debtors", $"the id {id.Masked} is there twice", "each co-debtor stands once");
            else all.Add(id);
        }
        return all;
    }

    private static string DescriptionOf(LineValues line)
    {
        var text = line.Text("description", LongestDescription);
        if (Shown.HoldsCpr(text)) line.Fail("description", $"{Shown.Value(text)} holds a CPR number", "description has no CPR number");
        return text;
    }

    private static string Refundable(DateOnly on) =>
        string.Join(", ", Enum.GetValues<ClaimType>().Where(type => ClaimTypes.For(type, on).StateRefund).Select(type => Slug.Of(type)));

    private static DateOnly LastBankingDay()
    {
        var day = BankClosingDays.LastKnown;
        while (!day.IsBankingDay()) day = day.AddDays(-1);
        return day;
    }
}
