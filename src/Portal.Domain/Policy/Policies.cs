using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.Domain.Policy;

/// <summary>The municipality's dated choices as they are known now. A decision takes the row in force on the day it is about.</summary>
public sealed class Policies
{
    public static readonly Policies Default = new(DefaultPolicies.All);

    private readonly Dictionary<(PolicySetting, ClaimType?), PolicyRow[]> _rows;

    public Policies(IEnumerable<PolicyRow> rows) =>
        _rows = rows.GroupBy(row => (row.Setting, row.Type)).ToDictionary(group => group.Key, group => group.OrderByDescending(row => row.ValidFrom).ToArray());

    /// <summary>What law allows in instalments and deferral, over the municipality's choices (L11a).</summary>
    public RequestLimits Limits { get; private init; } = RequestLimits.InForce;

    /// <summary>The same choices under other limits in law.</summary>
    public Policies Under(RequestLimits limits) => new(Rows) { Limits = limits };

    public IEnumerable<PolicyRow> Rows => _rows.Values.SelectMany(rows => rows);

    /// <summary>The row for the type in force on the day; where there is none for the type, the row for all types.</summary>
    public PolicyRow For(PolicySetting setting, ClaimType type, DateOnly on) => Find(setting, type, on) ?? For(setting, on);

    /// <inheritdoc cref="For(PolicySetting, ClaimType, DateOnly)"/>
    public PolicyRow For(PolicySetting setting, DateOnly on) =>
        Find(setting, null, on) ?? throw new InvalidOperationException($"No choice covers {Slug.Of(setting)} on {on:yyyy-MM-dd}.");

    /// <summary>The day on which a row, known or proposed, is followed by another of its kind; the end of time where none is known.</summary>
    public DateOnly Until(PolicyRow row) =>
        _rows.GetValueOrDefault((row.Setting, row.Type), []).Where(later => later.ValidFrom > row.ValidFrom).Select(later => (DateOnly?)later.ValidFrom).Min() ?? DateOnly.MaxValue;

    public int Days(PolicySetting setting, DateOnly on) => (int)For(setting, on).Value;

    public Kroner Amount(PolicySetting setting, DateOnly on) => new(For(setting, on).Value);

    public FeeLaw FeeLaw(ClaimType type, DateOnly on) => (FeeLaw)For(PolicySetting.FeeLaw, type, on).Value;

    /// <summary>The rate of renteloven for a half-year.</summary>
    /// <returns>Null where no verified rate is on record: then no interest is posted for it, and never the rate before it.</returns>
    public PolicyRow? CivilInterest(DateOnly halfYear) =>
        Find(PolicySetting.CivilInterest, null, halfYear) is { } row && row.ValidFrom == halfYear ? row : null;

    private PolicyRow? Find(PolicySetting setting, ClaimType? type, DateOnly on)
    {
        if (!_rows.TryGetValue((setting, type), out var rows)) return null;
        foreach (var row in rows)
            if (row.ValidFrom <= on) return row;
        return null;
    }
}
