using System.Globalization;
using System.Text;
using Portal.Domain.Law;

namespace Portal.Benchmarks.Files;

/// <summary>When a claim's money is to be paid.</summary>
internal readonly record struct Term(DateOnly DueOn, DateOnly PayBy);

/// <summary>
/// Writes persons.csv and claims.csv of a town that does not exist. Each person has two claims of different families, property tax and daycare, so that every claim
/// due has a letter of its own. One person in a hundred is on benefits, one in two hundred is dead: something is held, as it is in any town.
/// </summary>
internal static class TownFiles
{
    private const int ClaimsOfAPerson = 2;
    private const int SmallestOre = 50_000;

    public static async Task<string> Persons(string folder, int claims)
    {
        var path = Path.Combine(folder, "persons.csv");
        await using var file = Writer(path);
        await file.WriteLineAsync("id;kind;name;street;postcode;city;country;email;phone;language;digital_post;protected;benefits;dead_on");
        for (var i = 0; i < (claims + ClaimsOfAPerson - 1) / ClaimsOfAPerson; i++)
        {
            var (benefits, dead) = (i % 100 == 7 ? "kontanthjaelp" : "", i % 200 == 11 ? "2026-08-01" : "");
            await file.WriteLineAsync($"{Cpr(i)};person;Borger Nummer {i};Strandvej {i % 300 + 1};9970;Strandby;DK;;{(i % 3 == 0 ? "" : "20112233")};{(i % 20 == 3 ? "en" : "da")};{(i % 10 == 4 ? "exempt" : "yes")};no;{benefits};{dead}");
        }
        return path;
    }

    public static async Task<string> Claims(string folder, int claims, Func<int, Term> terms)
    {
        var path = Path.Combine(folder, "claims.csv");
        await using var file = Writer(path);
        await file.WriteLineAsync(string.Join(';', Columns));
        for (var i = 0; i < claims; i++) await file.WriteLineAsync(Line($"R{i:D9}", i, i / ClaimsOfAPerson, terms(i)));
        return path;
    }

    /// <summary>Many more claims of one person of the town, due on as many different nights as the town's are.</summary>
    public static async Task<string> ManyClaims(string folder, int claims, int person)
    {
        var path = Path.Combine(folder, "many-claims.csv");
        await using var file = Writer(path);
        await file.WriteLineAsync(string.Join(';', Columns));
        for (var i = 0; i < claims; i++) await file.WriteLineAsync(Line($"M{i:D9}", i, person, Nights(i * ClaimsOfAPerson)));
        return path;
    }

    public static IReadOnlyList<string> Columns { get; } =
    [
        "source", "reference", "claim_type", "debtor", "co_debtors", "principal", "period_from", "period_to", "established_on",
        "due_on", "pay_by", "limitation_on", "basis", "basis_on", "state_refund", "property", "description",
    ];

    /// <summary>One in a hundred due on each of the small nights, 65 in a hundred on the large one; the others later.</summary>
    public static Term Nights(int claim) => (claim / ClaimsOfAPerson % 100) switch
    {
        var rest when rest < Days.SmallNights.Count => Of(Days.SmallNights[rest]),
        < 70 => Of(Days.LargeNight),
        _ => Later,
    };

    /// <summary>The first claims of the file are due on one night, all others later.</summary>
    public static Func<int, Term> FirstOnes(int due) => claim => claim < due ? Of(Days.SmallNights[0]) : Later;

    /// <summary>Spread evenly over a year, from the first night on.</summary>
    public static Term OverAYear(int claim)
    {
        var payBy = Days.FirstNight.AddDays(claim / ClaimsOfAPerson % 365);
        return new Term(payBy.AddDays(-20), payBy);
    }

    /// <summary>The night on which such a claim is reminded.</summary>
    public static DateOnly ReminderOn(Term term) => term.PayBy.AddDays(10).BankingDay();

    /// <summary>The principal of a claim of the file, in øre.</summary>
    public static long Ore(int claim) => SmallestOre + claim % 1000 * 137L;

    private static string Line(string reference, int claim, int person, Term term)
    {
        var (type, text) = claim % ClaimsOfAPerson == 0 ? ("property-tax", "Ejendomsskat 2. rate 2026") : ("daycare", "Daginstitution september 2026");
        var (due, payBy) = term;
        return $"opus;{reference};{type};{Cpr(person)};;{Kroner(Ore(claim))};2026-09-01;2026-09-30;{Day(due.AddDays(-20))};{Day(due)};{Day(payBy)};{Day(due.AddYears(3))};ordinary;;no;;{text}";
    }

    private static Term Later => new(Days.LaterPayBy.AddDays(-10), Days.LaterPayBy);

    private static Term Of((DateOnly Night, DateOnly PayBy) when) => new(Days.DueOn(when), when.PayBy);

    /// <summary>A replacement number (day of birth + 60), which nobody in Denmark is called by.</summary>
    public static string Cpr(int person)
    {
        var (day, month, year, serial) = (person % 28 + 61, person / 28 % 12 + 1, person / 336 % 50 + 50, person / 16_800);
        return string.Create(CultureInfo.InvariantCulture, $"{day:00}{month:00}{year:00}{serial:0000}");
    }

    private static string Kroner(long ore) => string.Create(CultureInfo.InvariantCulture, $"{ore / 100},{ore % 100:00}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static StreamWriter Writer(string path) => new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
}
