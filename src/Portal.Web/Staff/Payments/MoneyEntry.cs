using Microsoft.Extensions.Localization;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Web.Layouts;
using Portal.Web.Shared;

namespace Portal.Web.Staff.Payments;

/// <summary>What stands in the forms of the page about payments, in the browser's own words. Ids are the portal's own: no number of a person is ever in an address.</summary>
public sealed record MoneyEntry
{
    public const string Address = StaffLayout.Root + "/indbetalinger";

    public const string PaymentField = "indbetaling", LikelyField = "forslag", ClaimField = "krav", CreditField = "kredit", ToField = "til", AmountField = "beloeb", OffField = "paa", TakeField = "tag", ReasonField = "hvorfor", FindField = "find", NetField = "udlign", UndoField = "fortryd";

    /// <summary>The payment that is being put on a claim.</summary>
    public Guid? Payment { get; init; }

    /// <summary>The claim whose credit is being moved.</summary>
    public Guid? Credit { get; init; }

    /// <summary>The claim that a payment is being taken off.</summary>
    public Guid? Off { get; init; }

    /// <summary>That claim as it was written.</summary>
    public string OffText { get; init; } = "";

    /// <summary>The payment that is being taken off.</summary>
    public Guid? Take { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>A claim that the page offered.</summary>
    public string Likely { get; init; } = "";

    /// <summary>A claim that was written instead.</summary>
    public string Claim { get; init; } = "";

    public string To { get; init; } = "";

    public string AmountText { get; init; } = "";

    public Kroner? Amount => Kroner.TryParse(AmountText.Trim(), out var amount) ? amount : null;

    public string Named => Claim.Length > 0 ? Claim : Likely;

    public static MoneyEntry Chosen(IQueryCollection query) => new() { Payment = Id(query[PaymentField].ToString()), Credit = Id(query[CreditField].ToString()), Off = Id(query[OffField].ToString()) };

    public MoneyEntry Read(IFormCollection form) => this with
    {
        Likely = form[LikelyField].ToString(), Claim = form[ClaimField].ToString().Trim(), To = form[ToField].ToString(), AmountText = form[AmountField].ToString(),
        OffText = form[OffField].ToString().Trim(), Take = Id(form[TakeField].ToString()), Reason = form[ReasonField].ToString().Trim(),
    };

    /// <summary>Each reason at the field that can be mended; what no field can mend is about the page.</summary>
    internal static FormErrors Errors(IReadOnlyList<MoneyRefusal> reasons, IStringLocalizer<Texts.Payments> words)
    {
        var errors = new FormErrors();
        foreach (var reason in reasons) errors.Add(FieldOf(reason), words[$"Refusal_{reason}"]);
        return errors;
    }

    private static string FieldOf(MoneyRefusal reason) => reason switch
    {
        MoneyRefusal.AmountIsNotPositive or MoneyRefusal.MoreThanCredit => AmountField,
        MoneyRefusal.SameClaim or MoneyRefusal.OtherDebtor => ToField,
        MoneyRefusal.ReasonIsMissing => ReasonField,
        MoneyRefusal.NotMatched or MoneyRefusal.OnAgreement => OffField,
        _ => "",
    };

    private static Guid? Id(string text) => Guid.TryParse(text, out var id) ? id : null;
}
