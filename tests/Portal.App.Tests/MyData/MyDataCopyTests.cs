using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.App.MyData;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Tests.MyData;

public sealed class MyDataCopyTests
{
    [Theory, OnEveryDatabase]
    public async Task What_a_co_debtor_gets_leaves_out_what_is_anothers(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var (anna, bo, clara) = (await town.Citizen(), await town.Citizen("Bo Æbelø"), await town.Citizen("Clara O'Neill"));
        var shared = await town.Claim(anna, other: bo);
        var possible = await town.Claim(anna, other: bo, confirmed: false);
        var alone = await town.Claim(anna);
        var now = database.Clock.GetUtcNow();
        await using (var db = database.Open())
        {
            db.Transactions.Add(new TransactionRow { Id = Guid.NewGuid(), ClaimId = shared, Kind = EntryKind.Payment, On = new(2026, 11, 2), AmountOre = -123_45, Rule = "bank", At = now });
            db.Holds.Add(new HoldRow { Id = Guid.NewGuid(), ClaimId = shared, Kind = HoldKind.DebtRelief, From = new(2026, 11, 1) });
            db.Notes.AddRange(
                Note(shared, null, "Ringede og var ked af det."), Note(shared, anna.Person, "Har talt med bo ÆBELØ om det."), Note(shared, bo.Person, "Bo vil betale."),
                Note(alone, anna.Person, "Har to børn, og bor alene."), Note(alone, anna.Person, "Bo og jeg er skilt.", $"citizen:{anna.Person}"));
            db.Journal.AddRange(Entry("contact-registered", shared, null), Entry("person-changed", null, bo.Person), Entry("written-down", alone, null));
            await db.SaveChangesAsync();
        }

        var (annas, bos, claras) = (await Read(database, anna), await Read(database, bo), await Read(database, clara));

        Assert.Equal(3, Rows(annas, "claims").Count);
        Assert.Equal(-12345, Assert.Single(Rows(annas, "entries"), row => Text(row, "kind") == "payment").GetProperty("amountOre").GetInt64());
        Assert.Equal(["Ringede og var ked af det.", null, "Har to børn, og bor alene.", "Bo og jeg er skilt."], Rows(annas, "notes").Select(row => Text(row, "text")));
        Assert.Equal([false, true, false, false], Rows(annas, "notes").Select(row => row.GetProperty("textLeftOut").GetBoolean()));
        Assert.Equal("debt-relief", Text(Assert.Single(Rows(annas, "holds")), "kind"));
        Assert.Contains("written-down", Rows(annas, "journal").Select(row => Text(row, "what")));
        Assert.DoesNotContain("contact-registered", Rows(annas, "journal").Select(row => Text(row, "what")));

        var claim = Assert.Single(Rows(bos, "claims"));
        Assert.Equal(shared.ToString(), Text(claim, "id"));
        Assert.Equal(JsonValueKind.Null, claim.GetProperty("creditOre").ValueKind);
        Assert.Equal(["principal"], Rows(bos, "entries").Select(row => Text(row, "kind")));
        Assert.Null(Text(Assert.Single(Rows(bos, "holds")), "kind"));
        Assert.Equal(["Bo vil betale."], Rows(bos, "notes").Select(row => Text(row, "text")));
        Assert.Equal(["my-data-copied", "person-changed"], Rows(bos, "journal").Select(row => Text(row, "what")!).Order(StringComparer.Ordinal));
        foreach (var secret in (string[])["6101801000", "Sørensen", "ked af", $"{anna.Person}", $"{possible}", $"{alone}", "-12345", "debt-relief"]) Assert.DoesNotContain(secret, bos.GetRawText(), StringComparison.Ordinal);

        Assert.Equal(["accessLog", "journal", "person"], claras.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Array && part.Value.GetArrayLength() > 0).Select(part => part.Name).Order(StringComparer.Ordinal));
        Assert.Equal("6101801002", Text(Assert.Single(Rows(claras, "person")), "idNumber"));

        NoteRow Note(ClaimId about, PersonId? person, string text, string by = "staff:sofie") => new()
        {
            Id = Guid.CreateVersion7(now), ClaimId = about, PersonId = person, Kind = "contact", Text = text, By = by, Retention = RetentionClass.Case, At = now = now.AddSeconds(1),
        };
        JournalRow Entry(string what, ClaimId? about, PersonId? person) => new() { Id = Guid.NewGuid(), At = now, On = new(2026, 11, 2), Actor = "staff:sofie", What = what, ClaimId = about, PersonId = person, Digest = "0" };
    }

    [Theory, OnEveryDatabase]
    public async Task Fetching_it_is_on_record_and_only_the_person_themselves_can(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var anna = await new Town(database).Citizen();

        var row = Assert.Single(Rows(await Read(database, anna), "accessLog"));
        Assert.Equal(("copy", "you"), (Text(row, "what"), Text(row, "actor")));
        await using var db = database.Open();
        Assert.Equal((AccessKind.Copy, anna.JournalId), await db.Access.Select(access => new ValueTuple<AccessKind, string>(access.What, access.Actor)).SingleAsync());
        Assert.Equal((anna.Person, "my-data-copied"), await db.Journal.Where(entry => entry.PersonId != null).Select(entry => new ValueTuple<PersonId?, string>(entry.PersonId, entry.What)).SingleAsync());

        await Assert.ThrowsAsync<ArgumentException>(() => Read(database, anna with { By = new Representative("frida", PowerRight.Apply) }));
        Assert.Equal(1, await db.Access.CountAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task Two_hundred_claims_are_written_in_small_pieces_and_in_time(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var anna = await town.Citizen();
        for (var i = 0; i < 200; i++) await town.Claim(anna);
        await using (var db = database.Open())
        {
            foreach (var claim in await db.Claims.Select(row => row.Id).ToListAsync())
                for (var month = 1; month <= 12; month++)
                    db.Transactions.Add(new TransactionRow { Id = Guid.NewGuid(), ClaimId = claim, Kind = EntryKind.Interest, On = new(2025, month, 1), AmountOre = month, Rule = "gebyrloven § 3", At = database.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }

        await using var to = new Pieces();
        var watch = Stopwatch.StartNew();
        await database.Get<MyDataCopy>().Write(to, anna, default);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.InRange(to.Total, 1_000_000, 10_000_000);
        Assert.InRange(to.Largest, 1, 64 * 1024);
    }

    private static async Task<JsonElement> Read(Database database, Citizen citizen)
    {
        using var to = new MemoryStream();
        await database.Get<MyDataCopy>().Write(to, citizen, default);
        return JsonDocument.Parse(Encoding.UTF8.GetString(to.ToArray())).RootElement;
    }

    private static List<JsonElement> Rows(JsonElement copy, string table) => [.. copy.GetProperty(table).EnumerateArray()];

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    /// <summary>Counts what is written to it, and keeps nothing.</summary>
    private sealed class Pieces : Stream
    {
        public long Total { get; private set; }
        public int Largest { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => Total;
        public override long Position { get => Total; set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            (Total, Largest) = (Total + buffer.Length, Math.Max(Largest, buffer.Length));
            return ValueTask.CompletedTask;
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Flush() => throw new NotSupportedException();
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
