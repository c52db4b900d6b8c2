using Portal.App.Objections;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;

namespace Portal.Web.Staff.Cases;

/// <summary>The answer to an objection as it stands in the form, in the browser's own words.</summary>
/// <param name="Answer">What every decision has: outcome and grounds.</param>
public sealed record ObjectionForm(DecisionForm Answer)
{
    public const string Name = "decide-objection", RightField = "beloeb", DayField = "dag";

    public string RightText { get; init; } = "";

    public IReadOnlyList<DateOnly> Days { get; init; } = [];

    public Kroner? Right => Kroner.TryParse(RightText.Replace(".", "", StringComparison.Ordinal), out var amount) ? amount : null;

    /// <param name="field">The values sent under a name, none when there are none.</param>
    public static ObjectionForm Read(Func<string, IReadOnlyList<string?>> field) => new(DecisionForm.Read(field))
    {
        RightText = field(RightField) is [{ } value, ..] ? value.Trim() : "",
        Days = [.. field(DayField).Select(text => DecisionForm.Day(text ?? "")).OfType<DateOnly>().Distinct().Order()],
    };

    /// <returns>Null until an outcome is chosen.</returns>
    public ObjectionDecisionInput? Input(Guid request) => Answer.Outcome is { } outcome
        ? new ObjectionDecisionInput(request, Answer.Version, outcome, outcome == DeferralOutcome.Refused ? null : Right, Days.ToHashSet(), Answer.Written) : null;
}
