using Microsoft.Extensions.Localization;
using Portal.Domain.Claims;
using Portal.Domain.Liabilities;
using Portal.Domain.People;
using Portal.Web.Layouts;
using Portal.Web.Shared;
using Portal.Web.Staff.Cases;

namespace Portal.Web.Staff.Liabilities;

/// <summary>What has been found out about who else is liable, as it stands in the form. A CPR number is typed into a field and never stands in an address.</summary>
public sealed record LiabilityForm
{
    public const string Name = "haeftelse", WhoField = "person", Another = "anden", CprField = "cpr", FromField = "fra", UntilField = "til", SourceField = "kilde", GroundsField = "begrundelse",
        MoreField = "flere", NobodyName = "ingen", ReasonField = "grund", AddressName = "adresse", AddressField = "vis";

    /// <summary>Somebody named by the source; null where another is named by number, or nobody is chosen.</summary>
    public PersonId? Person { get; init; }
    public bool IsAnother { get; init; }
    public string Cpr { get; init; } = "";
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public string Source { get; init; } = "";
    public string Grounds { get; init; } = "";
    public bool More { get; init; }
    public string Reason { get; init; } = "";

    public LiabilityAsk Ask => new(From, Until, Source, Grounds);

    public static string Address(ClaimId claim) => $"{StaffLayout.Root}/krav/{claim}/haeftelse";

    /// <param name="field">The values sent under a name, none when there are none.</param>
    public static LiabilityForm Read(Func<string, IReadOnlyList<string?>> field)
    {
        string One(string name) => field(name) is [{ } value, ..] ? value.Trim() : "";
        return new LiabilityForm
        {
            Person = Guid.TryParse(One(WhoField), out var person) ? new PersonId(person) : null,
            IsAnother = One(WhoField) == Another,
            Cpr = One(CprField).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
            From = DecisionForm.Day(One(FromField)),
            Until = DecisionForm.Day(One(UntilField)),
            Source = One(SourceField),
            Grounds = One(GroundsField).ReplaceLineEndings("\n"),
            More = One(MoreField).Length > 0,
            Reason = One(ReasonField).ReplaceLineEndings("\n"),
        };
    }

    internal static FormErrors Errors(IEnumerable<LiabilityRefusal> refusals, bool nobody, IStringLocalizer<Texts.Liabilities> L)
    {
        var errors = new FormErrors();
        foreach (var refusal in refusals) errors.Add(nobody && FieldOf(refusal).Length > 0 ? ReasonField : FieldOf(refusal), L[$"Refusal_{refusal}"]);
        return errors;
    }

    private static string FieldOf(LiabilityRefusal refusal) => refusal switch
    {
        LiabilityRefusal.PersonIsOnTheClaim => CprField,
        LiabilityRefusal.SourceIsMissing => SourceField,
        LiabilityRefusal.GroundsAreMissing or LiabilityRefusal.GroundsNameAnother or LiabilityRefusal.TextHoldsCpr or LiabilityRefusal.TextIsTooLong => GroundsField,
        LiabilityRefusal.PeriodIsMissing or LiabilityRefusal.PeriodIsAnother => FromField,
        LiabilityRefusal.PeriodEndsBeforeItBegins => UntilField,
        LiabilityRefusal.ReasonIsMissing => ReasonField,
        _ => "",
    };
}
