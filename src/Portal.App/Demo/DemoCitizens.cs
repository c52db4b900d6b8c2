using System.Globalization;

namespace Portal.App.Demo;

/// <summary>People who live at one address: one or two grown-ups, or a business.</summary>
internal sealed record DemoHousehold(DemoPerson Head, DemoPerson? Partner);

/// <summary>Makes up households, the same for the same random numbers.</summary>
internal sealed class DemoCitizens(Random random, DateOnly today)
{
    private static readonly string[] Benefits = ["kontanthjaelp", "uddannelseshjaelp", "selvforsoergelse", "ressourceforloeb", "foertidspension_only"];

    private readonly HashSet<string> _taken = [];

    /// <param name="left">How many people may still be made; a household of two needs two.</param>
    public DemoHousehold Next(int left)
    {
        var street = $"{Pick(DemoNames.Streets)} {Number(random.Next(1, 140))}";
        if (Chance(8)) return new DemoHousehold(Business(street), null);
        var last = Pick(DemoNames.Last);
        var head = Person(last, street);
        return new DemoHousehold(head, left > 1 && Chance(45) ? Person(last, street) : null);
    }

    private DemoPerson Person(string last, string street)
    {
        var english = Chance(5);
        var (exempt, faroe) = (Chance(9), Chance(1));
        return new DemoPerson(
            Cpr(), english ? Pick(DemoNames.English) : $"{Pick(DemoNames.First)} {Pick(DemoNames.Last)} {last}", street,
            Phone: Chance(80) ? Number(20_000_000 + random.Next(9_999_999)) : "",
            City: faroe ? "Tórshavn" : "Strandby", Postcode: faroe ? "100" : "9970", Country: faroe ? "FO" : "DK",
            Language: english ? "en" : "da", Exempt: exempt, Protected: Chance(3), Benefits: Chance(6) ? Pick(Benefits) : "",
            DeadOn: Chance(1) ? today.AddDays(-random.Next(5, 60)) : null);
    }

    private DemoPerson Business(string street) => new(
        // No business has a CVR number that begins with 0.
        Unused(() => $"0{random.Next(10_000_000).ToString("0000000", CultureInfo.InvariantCulture)}"),
        $"{Pick(DemoNames.Last)} {Pick(DemoNames.Trades)} ApS", street, Phone: Number(98_000_000 + random.Next(999_999)));

    /// <summary>With 60 added to the day, as replacement numbers have: no living person bears it by mistake.</summary>
    private string Cpr() => Unused(() =>
    {
        var born = new DateOnly(1940, 1, 1).AddDays(random.Next(365 * 58));
        return string.Create(CultureInfo.InvariantCulture, $"{born.Day + 60:00}{born.Month:00}{born.Year % 100:00}{random.Next(4)}{random.Next(1000):000}");
    });

    private string Unused(Func<string> make)
    {
        while (true)
            if (make() is var id && _taken.Add(id)) return id;
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
