using Portal.Domain.Money;

namespace Portal.Domain.Agreements;

/// <summary>
/// A debt cut into instalments (rater), all in whole kroner but the last. They sum to the debt to the øre, and none is zero.
/// A rest too small to be worth an instalment of its own is carried by the last.
/// </summary>
internal static class InstalmentAmounts
{
    private const long OreInKrone = 100;

    /// <summary>So much a month until it is paid.</summary>
    /// <param name="carried">The most that the last instalment carries beside its own amount, rather than make one more.</param>
    public static IReadOnlyList<Kroner> ByAmount(Kroner owed, Kroner amount, Kroner carried)
    {
        var count = (int)CountByAmount(owed, amount, carried);
        return Equal(owed, amount, count);
    }

    /// <summary>How many instalments of that amount pay the debt.</summary>
    public static long CountByAmount(Kroner owed, Kroner amount, Kroner carried)
    {
        var (full, rest) = Math.DivRem(owed.Ore, amount.Ore);
        return full == 0 || rest > carried.Ore ? full + 1 : full;
    }

    /// <summary>That many instalments, as even as whole kroner allow. The debt must have a krone for each.</summary>
    public static IReadOnlyList<Kroner> ByMonths(Kroner owed, int months, Kroner carried)
    {
        // Rounded up, so that the last is a little smaller; where that would leave it (nearly) nothing, rounded down, and the last carries the rest.
        var up = WholeKroner(new Kroner(owed.Ore + months * OreInKrone - 1).Ore / months);
        var last = owed.Ore - up.Ore * (months - 1);
        return last > carried.Ore ? Equal(owed, up, months) : Equal(owed, WholeKroner(owed.Ore / months), months);
    }

    private static List<Kroner> Equal(Kroner owed, Kroner amount, int count) =>
        [.. Enumerable.Repeat(amount, count - 1), new Kroner(owed.Ore - amount.Ore * (count - 1))];

    private static Kroner WholeKroner(long ore) => new(ore / OreInKrone * OreInKrone);
}
