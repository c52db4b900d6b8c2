using System.Globalization;
using Portal.App.Arrangements;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Web.Layouts;
using Portal.Web.Staff.Cases;

namespace Portal.Web.Staff.Arrangements;

/// <summary>What an arrangement is to be set from; a right to wait follows by itself.</summary>
public enum ArrangementSource
{
    /// <summary>The net yearly income, by the table.</summary>
    Income,

    /// <summary>No income is known: the standard amount.</summary>
    Standard,

    /// <summary>An amount of the caseworker's own, with grounds.</summary>
    Own,
}

/// <summary>What an arrangement is set from as it stands in the form, in the browser's own words.</summary>
public sealed record ArrangementForm
{
    public const string Name = "fastsaet", SourceField = "grundlag", IncomeField = "indkomst", ReadField = "kilde", ReadOnField = "kilde-dato", DependantsField = "forsoerger",
        OwnField = "eget-beloeb", GroundsField = "begrundelse", FirstField = "foerste-rate", PayDayField = "betalingsdag", ActField = "handling", Hear = "hoer";

    /// <summary>The longest grounds, in characters.</summary>
    public const int LongestGrounds = DecisionForm.LongestWritten;

    public ArrangementSource? Source { get; init; }
    public string IncomeText { get; init; } = "";
    public string Read { get; init; } = "";
    public DateOnly? ReadOn { get; init; }
    public bool HasDependants { get; init; }
    public string OwnText { get; init; } = "";
    public string Grounds { get; init; } = "";
    public DateOnly? FirstOn { get; init; }
    public int? PayDay { get; init; }

    public Kroner? Income => Kroner.TryParse(IncomeText, out var amount) ? amount : null;

    public Kroner? Own => Kroner.TryParse(OwnText, out var amount) ? amount : null;

    public static string FirstSource => $"{SourceField}-{Slug.Of(ArrangementSource.Income)}";

    /// <summary>A claim's id is the portal's own: no number of a person is ever in an address.</summary>
    public static string Address(ClaimId claim) => $"{StaffLayout.Root}/krav/{claim}/afdragsordning";

    /// <param name="field">The values sent under a name, none when there are none.</param>
    public static ArrangementForm From(Func<string, IReadOnlyList<string?>> field)
    {
        string One(string name) => field(name) is [{ } value, ..] ? value.Trim() : "";
        return new ArrangementForm
        {
            Source = Slug.TryParse<ArrangementSource>(One(SourceField), out var source) ? source : null,
            IncomeText = One(IncomeField),
            Read = One(ReadField),
            ReadOn = DecisionForm.Day(One(ReadOnField)),
            HasDependants = One(DependantsField).Length > 0,
            OwnText = One(OwnField),
            Grounds = One(GroundsField).ReplaceLineEndings("\n"),
            FirstOn = DecisionForm.Day(One(FirstField)),
            PayDay = int.TryParse(One(PayDayField), NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : null,
        };
    }

    /// <summary>The debtor is to be heard about it; nothing is set.</summary>
    /// <inheritdoc cref="From"/>
    public static bool IsHearing(Func<string, IReadOnlyList<string?>> field) => field(ActField) is [Hear, ..];

    /// <summary>What belongs to another source than the one chosen is not read.</summary>
    /// <returns>Null while the form itself is not filled in.</returns>
    public ArrangementInput? Input(ClaimId claim) => this is { Source: { } source, FirstOn: { } first, PayDay: { } payDay }
        ? source == ArrangementSource.Income
            ? new ArrangementInput(claim, Income, HasDependants, Read, ReadOn, null, Grounds, first, payDay)
            : new ArrangementInput(claim, null, HasDependants, "", null, source == ArrangementSource.Own ? Own : null, Grounds, first, payDay)
        : null;
}
