using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Import;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Import;

public sealed class MutationTests
{
    [Fact]
    public async Task A_thousand_damaged_files_never_crash_and_never_half_import()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        await database.ImportPersons(Files.Sample("persons.csv"));
        var good = await File.ReadAllBytesAsync(Files.Sample("claims.csv"));
        var random = new Random(20261002);
        var refused = 0;
        for (var i = 0; i < 1000; i++)
        {
            var path = Path.Combine(database.Folder, "claims.csv");
            await File.WriteAllBytesAsync(path, Damage(good, random));
            var before = await Stored(database);

            var report = await database.ImportClaims(path);

            var (claims, entries, lines) = await Stored(database);
            if (report.Outcome == ImportOutcome.Refused)
            {
                refused++;
                Assert.NotEmpty(report.Errors);
                Assert.Equal(before, (claims, entries, lines));
            }
            else
            {
                Assert.Equal(report.Lines, report.New + report.Updated + report.Unchanged + report.Corrected);
                Assert.Equal((before.Claims + report.New, entries * 2), (claims, lines));
            }
        }
        Assert.InRange(refused, 500, 999);
    }

    private static byte[] Damage(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, Encoding.ASCII.GetBytes(";\"\n\r, 0-x")[random.Next(9)]); break;
                case 3: bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at)); break;
                default: bytes.InsertRange(at, good.AsSpan(random.Next(good.Length - 40), random.Next(40)).ToArray()); break;
            }
        }
        return [.. bytes];
    }

    private static async Task<(int Claims, int Entries, int Lines)> Stored(Database database)
    {
        await using var db = database.Open();
        return (await db.Claims.CountAsync(), await db.Transactions.CountAsync(), await db.Lines.CountAsync());
    }
}
