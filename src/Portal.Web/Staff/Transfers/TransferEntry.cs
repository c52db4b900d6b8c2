using Microsoft.Extensions.Localization;
using Portal.Domain;
using Portal.Domain.Recovery;
using Portal.Web.Layouts;
using Portal.Web.Shared;

namespace Portal.Web.Staff.Transfers;

/// <summary>What stands in the forms of the page about transfers, in the browser's own words. Claims are named as their source names them: no number of a person is ever there.</summary>
public sealed record TransferEntry
{
    public const string Address = StaffLayout.Root + "/overdragelser";

    public const string BatchField = "overdragelse", ClaimField = "krav", ReasonField = "begrundelse", CodeField = "kode", DateField = "dato", ActField = "handling", RequestField = "anmodning", ProposalField = "forslag", ChangeField = "aendring", OnClaimField = "skridt";

    public Guid? Batch { get; init; }

    public Guid? Proposal { get; init; }

    public string Claim { get; init; } = "";

    public string Reason { get; init; } = "";

    public string Code { get; init; } = "";

    public string Request { get; init; } = "";

    public string DateText { get; init; } = "";

    /// <summary>Why a batch is sent back.</summary>
    public string Change { get; init; } = "";

    /// <summary>What is to be done about the claim.</summary>
    public string OnClaim { get; init; } = "";

    /// <summary>The button that was pressed.</summary>
    public string Act { get; init; } = "";

    public DateOnly? Date => DateOnly.TryParseExact(DateText.Trim(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    public static TransferEntry Of(IFormCollection form) => new()
    {
        Batch = Id(form[BatchField].ToString()), Proposal = Id(form[ProposalField].ToString()), Claim = form[ClaimField].ToString().Trim(), Reason = form[ReasonField].ToString().Trim(),
        Code = form[CodeField].ToString(), Request = form[RequestField].ToString(), DateText = form[DateField].ToString(), Act = form[ActField].ToString(), Change = form[ChangeField].ToString().Trim(), OnClaim = form[OnClaimField].ToString(),
    };

    /// <summary>Each reason at the field that can be mended; what no field can mend is about the page.</summary>
    /// <param name="form">The field for a missing reason: the batch's or the claim's.</param>
    internal static FormErrors Errors(IReadOnlyList<TransferRefusal> reasons, string form, IStringLocalizer<Texts.Transfers> words)
    {
        var errors = new FormErrors();
        foreach (var reason in reasons) errors.Add(reason == TransferRefusal.ReasonIsMissing ? form : FieldOf(reason), words[$"Refusal_{reason}"]);
        return errors;
    }

    /// <summary>Why a claim is left out: a reason of the gate, or a rule of the authority with its field and who can mend it.</summary>
    internal static string LeftOut(string code, IStringLocalizer<Texts.Transfers> words) => code.Split('/') switch
    {
        [var rule, var field, var mender] => words["Rule_Broken", rule, field, words[$"Mender_{Slug.Parse<Mender>(mender)}"]],
        _ => words[$"Refusal_{Slug.Parse<TransferRefusal>(code)}"],
    };

    private static string FieldOf(TransferRefusal reason) => reason switch
    {
        TransferRefusal.TextHoldsANumber => ReasonField,
        TransferRefusal.DateIsMissing => DateField,
        TransferRefusal.ClaimIsNotTransferred or TransferRefusal.NoHearing or TransferRefusal.StateRefund or TransferRefusal.ClaimIsSent => ClaimField,
        _ => "",
    };

    private static Guid? Id(string text) => Guid.TryParse(text, out var id) ? id : null;
}
