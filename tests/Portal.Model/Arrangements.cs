using System.Globalization;

namespace Portal.Model;

/// <summary>What a repayment claim's debtor pays: BEK 585/2023 §§ 5 and 6, with the table of data/afdragstabel-2026.json.</summary>
internal static class Arrangements
{
    /// <summary>"cash benefit: 350 kr. a month without information on income" (BEK 585 § 5(2)); for the other types no verified amount is known after 2023.</summary>
    private const long StandardOre = 350_00;

    /// <summary>The lowest income of each row in kroner, and its percentage.</summary>
    private const string Alone = "0:4 145460:5 181390:6 186530:7 191660:8 196800:9 201930:10 207070:11 212190:12 217330:13 222460:14 227600:15 232730:16 237870:17 "
        + "242990:18 248130:19 253260:20 258400:21 263530:22 268670:23 273790:24 278930:25 284060:26 289200:27 294330:28 299470:29 304590:30 "
        + "309730:31 314860:32 320000:33 325130:34 330270:35 335390:36 340530:37 345660:38 350800:39 355930:40 361070:41 366200:42 371330:43 "
        + "376470:44 381600:45 386740:46 391870:47 397010:48 402130:49 407270:50 412400:51 417540:52 422670:53 427810:54 432940:55 438070:56 "
        + "443200:57 448340:58 453470:59 458610:60";

    private const string WithDependants = "0:3 181390:4 222460:5 227600:6 232730:7 237870:8 242990:9 248130:10 253260:11 258400:12 263530:13 268670:14 273790:15 278930:16 "
        + "284060:17 289200:18 294330:19 299470:20 304590:21 309730:22 314860:23 320000:24 325130:25 330270:26 335390:27 340530:28 345660:29 "
        + "350800:30 355930:31 361070:32 366200:33 371330:34 376470:35 381600:36 386740:37 391870:38 397010:39 402130:40 407270:41 412400:42 "
        + "417540:43 422670:44 427810:45 432940:46 438070:47 443200:48 448340:49 453470:50 458610:51 463740:52 468870:53 474000:54 479140:55 "
        + "484270:56 489410:57 494540:58 499680:59 504800:60";

    /// <summary>The table is in force in 2026 alone; without an income only the standard amount is left.</summary>
    public static bool IsKnown(string type, long? netYearlyOre, DateOnly on) => netYearlyOre is null ? type == "cash-benefit-repayment" : on.Year == 2026;

    /// <summary>"net yearly income rounded down to whole kroner before the table is read, the instalment down to whole 50 kroner"; null: the debtor has a right to wait.</summary>
    public static long? Monthly(long? netYearlyOre, bool hasDependants)
    {
        if (netYearlyOre is not { } ore)
        {
            return StandardOre;
        }

        var kroner = ore / 100;
        if (kroner < (hasDependants ? 181_390 : 145_460))
        {
            return null;
        }

        var percent = Rows(hasDependants ? WithDependants : Alone).Last(row => row.From <= kroner).Percent;
        return kroner * percent / (100 * 12 * 50) * 50_00;
    }

    private static IEnumerable<(long From, long Percent)> Rows(string table) =>
        table.Split(' ').Select(row => row.Split(':')).Select(parts => (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture)));
}
