namespace Portal.Model;

/// <summary>Instalments, and the frame inside which an agreement is made at once.</summary>
internal static class Plans
{
    /// <summary>
    /// "instalments sum to what is owed on its first day, in whole kroner but the last": so much a month from the first pay day that is not
    /// before the day wished for and comes after today; "last instalment may be smaller or carry the rest" (story 4), as far as a rest is carried.
    /// </summary>
    public static IReadOnlyList<(DateOnly DueOn, long Ore)> Of(long owed, ModelPlanAsk ask, DateOnly today)
    {
        var first = ask.FirstOn > today ? ask.FirstOn : today.AddDays(1);
        while (first.Day != ask.PayDay)
        {
            first = first.AddDays(1);
        }

        var plan = new List<(DateOnly, long)>();
        var (whole, rest) = (owed / ask.MonthlyOre, owed % ask.MonthlyOre);
        for (var i = 1; i < whole; i++)
        {
            plan.Add((first.AddMonths(plan.Count), ask.MonthlyOre));
        }

        if (whole > 0 && rest > AgreementFile.CarriedOre)
        {
            plan.Add((first.AddMonths(plan.Count), ask.MonthlyOre));
        }

        plan.Add((first.AddMonths(plan.Count), owed - plan.Sum(one => one.Item2)));
        return plan;
    }

    /// <summary>
    /// "at least 250,00 a month; up to 12 months to 15.000,00; up to 24 to 30.000,00; the whole claim; no breach in 12 months, no other running
    /// agreement; not the types of P09". "last instalment may be smaller" (story 4).
    /// </summary>
    public static bool InFrame(IReadOnlyList<ClaimFile> claims, IReadOnlyList<(DateOnly DueOn, long Ore)> plan, IEnumerable<AgreementFile> ofDebtor, DateOnly today)
    {
        var owed = claims.Sum(claim => claim.Now.Balance);
        return claims.All(claim => claim.Type.Slug is not ("property-tax" or "daycare" or "maintenance"))
            && owed <= 30_000_00 && plan.Count <= (owed <= 15_000_00 ? 12 : 24) && plan.SkipLast(1).All(one => one.Ore >= 250_00)
            && ofDebtor.Where(one => !one.IsArrangement).All(one => !one.Runs && !(one.Broken && one.EndedOn > today.AddMonths(-12)));
    }

    /// <summary>
    /// Another pay day (story 8): the instalments to come keep their months; a first one that would come sooner than before is "at least 14
    /// days off" (letters.md 4.18), else all come a month later.
    /// </summary>
    public static IReadOnlyList<(DateOnly DueOn, long Ore)> Moved(AgreementFile agreement, int payDay, DateOnly today)
    {
        var past = agreement.Plan.Where(one => one.DueOn <= today).ToList();
        var coming = agreement.Plan.Where(one => one.DueOn > today).ToList();
        var first = new DateOnly(coming[0].DueOn.Year, coming[0].DueOn.Month, payDay);
        if (first < coming[0].DueOn && first <= today.AddDays(14))
        {
            first = first.AddMonths(1);
        }

        return [.. past, .. coming.Select((one, i) => (first.AddMonths(i), one.Ore))];
    }
}
