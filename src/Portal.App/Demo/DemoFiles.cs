using CsvHelper;
using Portal.App.Import;

namespace Portal.App.Demo;

/// <summary>Writes persons.csv and claims.csv of the made-up municipality, in the documented formats: same citizens, seed and day, same files.</summary>
internal static class DemoFiles
{
    /// <param name="citizens">How many people and businesses, the well-known ten among them; at least those ten.</param>
    public static (string Persons, string Claims) Write(string folder, int citizens, int seed, DateOnly today)
    {
        var people = DemoCast.People(today).ToList();
        var claims = DemoCast.Claims(today).ToList();
        var random = new Random(seed);
        var (homes, course) = (new DemoCitizens(random, today), new DemoCourse(random, today));
        while (people.Count < citizens)
        {
            var home = homes.Next(citizens - people.Count);
            people.Add(home.Head);
            if (home.Partner is { } partner) people.Add(partner);
            claims.AddRange(course.Next(home));
        }
        return (
            Save(Path.Combine(folder, "persons.csv"), PersonLine.Columns, people.Select(person => person.Fields())),
            Save(Path.Combine(folder, "claims.csv"), ClaimLine.Columns, claims.Select(claim => claim.Fields())));
    }

    private static string Save(string path, IReadOnlyList<string> columns, IEnumerable<string[]> lines)
    {
        using var writer = CsvWriter.ToFile(path, new CsvWriterOptions { Separator = ';', NewLine = "\n" });
        writer.WriteRecord([.. columns]);
        foreach (var line in lines) writer.WriteRecord(line);
        return path;
    }
}
