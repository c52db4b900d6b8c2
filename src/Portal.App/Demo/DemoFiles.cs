using System.Globalization;
using CsvHelper;
using Portal.App.Import;

namespace Portal.App.Demo;

/// <summary>The files of the made-up municipality, in the documented formats: same citizens, seed and day, same files.</summary>
internal sealed class DemoFiles
{
    private readonly List<DemoPerson> _people;
    private readonly List<DemoClaim> _cast;
    private readonly List<DemoClaim> _madeUp = [];

    /// <param name="citizens">How many people and businesses, the well-known ten among them; at least those ten.</param>
    public DemoFiles(int citizens, int seed, DateOnly today)
    {
        (_people, _cast) = ([.. DemoCast.People(today)], [.. DemoCast.Claims(today)]);
        Cast = _people.Select(person => person.Id).ToHashSet();
        var random = new Random(seed);
        var (homes, course) = (new DemoCitizens(random, today), new DemoCourse(random, today));
        while (_people.Count < citizens)
        {
            var home = homes.Next(citizens - _people.Count);
            _people.Add(home.Head);
            if (home.Partner is { } partner) _people.Add(partner);
            _madeUp.AddRange(course.Next(home));
        }
    }

    /// <summary>The ids of the well-known ten.</summary>
    public IReadOnlySet<string> Cast { get; }

    public IEnumerable<DemoClaim> AllClaims => _cast.Concat(_madeUp);

    public IReadOnlyList<DemoClaim> MadeUpClaims => _madeUp;

    /// <summary>As the register of persons says it on the day: who dies later is alive.</summary>
    public string Persons(string folder, DateOnly on) => Save(
        Name(folder, "persons", on), PersonLine.Columns, _people.Select(person => (person with { DeadOn = person.DeadOn <= on ? person.DeadOn : null }).Fields()));

    /// <summary>The claims that arrive on the day.</summary>
    public static string Claims(string folder, DateOnly on, IEnumerable<DemoClaim> claims) => Save(Name(folder, "claims", on), ClaimLine.Columns, claims.Select(claim => claim.Fields()));

    private static string Name(string folder, string what, DateOnly on) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{what}-{on:yyyy-MM-dd}.csv"));

    private static string Save(string path, IReadOnlyList<string> columns, IEnumerable<string[]> lines)
    {
        using var writer = CsvWriter.ToFile(path, new CsvWriterOptions { Separator = ';', NewLine = "\n" });
        writer.WriteRecord([.. columns]);
        foreach (var line in lines) writer.WriteRecord(line);
        return path;
    }
}
