using System.Globalization;
using Portal.App.Agreements;
using Portal.App.Staff;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;

namespace Portal.Web.Staff.Cases;

/// <summary>The answer to a request for an agreement as it stands in the form, in the browser's own words.</summary>
/// <param name="Answer">What every decision has: outcome, rules, grounds, findings.</param>
public sealed record AgreementForm(DecisionForm Answer)
{
    /// <summary>Before every field's name where a day to wait until is answered in the same form.</summary>
    public const string CombinedPrefix = "rater-";

    public const string Name = "decide-agreement", MonthlyField = "beloeb", PayDayField = "betalingsdag", FirstField = "foerste-rate";

    public string MonthlyText { get; init; } = "";

    public int? PayDay { get; init; }

    public DateOnly? FirstOn { get; init; }

    /// <summary>"Yes, with another plan": the only answer whose plan is read.</summary>
    public bool GivesPlan => Answer.Outcome == DeferralOutcome.PartlyGranted;

    public Kroner? Monthly => Kroner.TryParse(MonthlyText, out var amount) ? amount : null;

    /// <summary>Before anything is written: the plan nearest to the one asked for, where there is one.</summary>
    public static AgreementForm Empty(CaseView view) => new(new DecisionForm { Version = view.Version })
    {
        MonthlyText = view.Agreement?.Nearest is { } nearest ? (nearest.Instalments[0].Amount.Ore / 100).ToString(CultureInfo.InvariantCulture) : "",
        PayDay = view.Agreement?.PayDay,
        FirstOn = view.Agreement?.Nearest?.Instalments[0].DueOn ?? view.Agreement?.Plan?.Instalments[0].DueOn,
    };

    /// <param name="field">The values sent under a name, none when there are none.</param>
    public static AgreementForm Read(Func<string, IReadOnlyList<string?>> field)
    {
        string One(string name) => field(name) is [{ } value, ..] ? value.Trim() : "";
        return new AgreementForm(DecisionForm.Read(field))
        {
            MonthlyText = One(MonthlyField),
            PayDay = int.TryParse(One(PayDayField), NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : null,
            FirstOn = DecisionForm.Day(One(FirstField)),
        };
    }

    /// <returns>Null until an outcome is chosen.</returns>
    public AgreementDecisionInput? Input(Guid request) => Answer.Outcome is { } outcome
        ? new AgreementDecisionInput(
            request, Answer.Version, outcome, GivesPlan ? Monthly : null, GivesPlan ? PayDay : null, GivesPlan ? FirstOn : null, Answer.Grounds.ToHashSet(), Answer.Written, Answer.LimitationFinding)
        : null;
}
