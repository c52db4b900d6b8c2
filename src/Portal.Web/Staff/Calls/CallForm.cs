using Microsoft.Extensions.Localization;
using Portal.App.Calls;
using Portal.Domain;
using Portal.Domain.Calls;
using Portal.Web.Layouts;
using Portal.Web.Shared;
using Portal.Web.Staff.Cases;

namespace Portal.Web.Staff.Calls;

/// <summary>What came of a call as it stands in the form, in the browser's own words.</summary>
public sealed record CallForm
{
    public const string Name = "opkald", OutcomeField = "udfald", PayByField = "senest", WordsField = "aftalt", AgainField = "igen", LetterField = "brev";

    public CallOutcome? Outcome { get; init; }
    public DateOnly? PayBy { get; init; }
    public string Words { get; init; } = "";
    public bool TryAgain { get; init; }
    public bool Letter { get; init; }

    public static string FirstOutcome => $"{OutcomeField}-{Slug.Of(CallOutcome.Agreed)}";

    /// <summary>A task's id is the portal's own: no number of a person is ever in an address.</summary>
    public static string Address(Guid task) => $"{StaffLayout.Root}/opkald/{task}";

    /// <param name="field">The values sent under a name, none when there are none.</param>
    public static CallForm From(Func<string, IReadOnlyList<string?>> field)
    {
        string One(string name) => field(name) is [{ } value, ..] ? value.Trim() : "";
        return new CallForm
        {
            Outcome = Slug.TryParse<CallOutcome>(One(OutcomeField), out var outcome) ? outcome : null,
            PayBy = DecisionForm.Day(One(PayByField)),
            Words = One(WordsField).ReplaceLineEndings("\n"),
            TryAgain = One(AgainField).Length > 0,
            Letter = One(LetterField).Length > 0,
        };
    }

    /// <summary>A box that belongs to another outcome than the one chosen is not read.</summary>
    /// <returns>Null while no outcome is chosen.</returns>
    public CallInput? Input(Guid task) => Outcome is { } outcome ? new CallInput(task, outcome, PayBy, Words, TryAgain && outcome == CallOutcome.NoAnswer, Letter) : null;

    internal static FormErrors Errors(IEnumerable<CallRefusal> refusals, IStringLocalizer<Texts.Calls> C)
    {
        var errors = new FormErrors();
        foreach (var refusal in refusals) errors.Add(FieldOf(refusal), C[$"Refusal_{refusal}", Danish.Count(CallRules.LongestText)]);
        return errors;
    }

    private static string FieldOf(CallRefusal refusal) => refusal switch
    {
        CallRefusal.DateIsMissing or CallRefusal.DateIsNotInTheFuture => PayByField,
        CallRefusal.NothingIsWritten or CallRefusal.ReasonIsMissing or CallRefusal.TextIsTooLong => WordsField,
        _ => "",
    };
}
