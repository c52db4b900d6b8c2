using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Derivation;

/// <summary>
/// Renteloven § 5: by the day on unpaid principal from the day after the effective pay-by, a year of 365 days, posted at each month's end
/// and on each letter's date. A period lies within one half-year, so it has one rate; without a verified one nothing is posted for it.
/// </summary>
internal sealed class DailyInterest(ClaimFacts claim, Policies policies) : InterestClock
{
    private const long DaysInYear = 365;

    private static readonly LawRef Law = new("renteloven", "§ 5");

    private readonly DateOnly _from = claim.InterestPayBy.AddDays(1);
    private DateOnly _reached = claim.InterestPayBy;
    private long _oreDays;
    private bool _lacksRate;

    public override bool IsRunning => _oreDays > 0;

    public override IEnumerable<DateOnly> Days(DateOnly last)
    {
        var letters = claim.Steps.Where(step => step.Letter is not null && step.On >= _from && step.On <= last).Select(step => step.On);
        return letters.Concat(MonthEnds(last)).Distinct().Order();
    }

    public override void Reach(DateOnly day, Kroner principal)
    {
        var before = day.AddDays(-1);
        if (before <= _reached) return;
        _lacksRate = LacksRate(before, principal);
        _oreDays += principal.Ore * (before.DayNumber - _reached.DayNumber);
        _reached = before;
    }

    public override IEnumerable<Accrual> PostOn(DateOnly day, Kroner principal)
    {
        Reach(day.AddDays(1), principal);
        var oreDays = _oreDays;
        _oreDays = 0;
        if (policies.CivilInterest(CivilInterestRates.HalfYear(day)) is not { } rate) yield break;

        var amount = new Kroner((2 * oreDays * rate.Value + 10_000 * DaysInYear) / (2 * 10_000 * DaysInYear));
        if (!amount.IsZero) yield return new Accrual(day, day, amount, $"{Law} ({rate.Name})");
    }

    public override bool LacksRate(DateOnly last, Kroner principal)
    {
        if (_lacksRate || !principal.IsPositive || last <= _reached) return _lacksRate;
        for (var halfYear = CivilInterestRates.HalfYear(_reached.AddDays(1)); halfYear <= last; halfYear = halfYear.AddMonths(6))
            if (policies.CivilInterest(halfYear) is null) return true;
        return false;
    }

    public override void GiveUp(DateOnly day)
    {
        _oreDays = 0;
        if (day > _reached) _reached = day;
    }

    private IEnumerable<DateOnly> MonthEnds(DateOnly last)
    {
        for (var month = new DateOnly(_from.Year, _from.Month, 1); ; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            if (end > last) yield break;
            yield return end;
        }
    }
}
