using Portal.Domain;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.Web.Staff.Cases;

/// <summary>What a caseworker asks for or hears the citizen about, as it stands in the form.</summary>
public sealed record AskForm
{
    public const string InformationForm = "oplysninger", HearingForm = "hoering", VersionField = "version", WhatField = "mangler", WhyField = "hvorfor",
        ConsideredField = "overvejer", FactsField = "oplysning", SourceField = "kilde", RuleField = "hoering-regel";

    /// <summary>How many things the form has room for.</summary>
    public const int Rows = 4;

    public int Version { get; init; }
    public IReadOnlyList<InformationItem> Items { get; init; } = [];
    public HearingAsk Hearing { get; init; } = new("", "", "", null);

    public InformationItem Item(int row) => row < Items.Count ? Items[row] : new InformationItem("", "");

    /// <param name="field">The values sent under a name, none when there are none.</param>
    public static AskForm Read(Func<string, IReadOnlyList<string?>> field)
    {
        string One(string name) => field(name) is [{ } value, ..] ? value : "";
        return new AskForm
        {
            Version = int.TryParse(One(VersionField), System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : -1,
            Items = [.. field(WhatField).Zip(field(WhyField)).Take(Rows).Select(pair => new InformationItem(pair.First ?? "", pair.Second ?? ""))],
            Hearing = new HearingAsk(
                One(ConsideredField).ReplaceLineEndings("\n"), One(FactsField).ReplaceLineEndings("\n"), One(SourceField),
                Slug.TryParse<DeferralGround>(One(RuleField), out var rule) ? rule : null),
        };
    }

    public static string FieldOf(InformationFault fault) => fault switch
    {
        InformationFault.AlreadyAsked or InformationFault.HearingIsOpen => "",
        _ => WhatField,
    };

    public static string FieldOf(HearingFault fault) => fault switch
    {
        HearingFault.FactsAreMissing => FactsField,
        HearingFault.SourceIsMissing => SourceField,
        HearingFault.NoRuleNamed => RuleField,
        HearingFault.InformationIsAwaited or HearingFault.HearingIsOpen => "",
        _ => ConsideredField,
    };
}
