using Microsoft.EntityFrameworkCore;
using Portal.App.Documents;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.App.Verify;

namespace Portal.App.Tests.Verify;

public sealed class VerifyAllTests
{
    private const string SomeId = "00000000-0000-0000-0000-00000000ABCD";
    private const string OtherId = "00000000-0000-0000-0000-00000000ABCE";
    private const string Letter = "INSERT INTO letters (id, person_id, kind, \"on\", language, subject, template_version, at) SELECT '" + SomeId + "', id, 'bill', '2026-10-02', 'da', 's', '1', '2026-10-02' FROM persons ORDER BY id LIMIT 1; ";
    private const string TwinLetter = "INSERT INTO letters (id, person_id, kind, \"on\", language, subject, template_version, at) SELECT '" + OtherId + "', id, 'bill', '2026-10-02', 'da', 's', '1', '2026-10-02' FROM persons ORDER BY id LIMIT 1; ";

    [Theory, OnEveryDatabase]
    public async Task Everything_is_in_order_after_an_import(Engine engine)
    {
        await using var database = await WithClaims(engine);

        var results = await Results(database);

        Assert.Equal(20, results.Count);
        Assert.All(results, result => Assert.Empty(result.Broken));
        Assert.Equal(2, results.Single(result => result.Name == "I9 payment ids").Checked);
    }

    [Theory]
    [InlineData("I4 double entry", "UPDATE lines SET amount_ore = amount_ore + 1 WHERE number = 1 AND claim_id = (SELECT id FROM claims WHERE type = 'daycare')", 11)]
    [InlineData("I4 double entry", "UPDATE transactions SET amount_ore = 1 WHERE claim_id = (SELECT id FROM claims WHERE type = 'daycare')", 10)]
    [InlineData("I4 append-only", "SELECT 1", 17)]
    [InlineData("I3 effects have a cause", "UPDATE transactions SET rule = ''", 20)]
    [InlineData("I3 effects have a cause", "UPDATE journal SET digest = '' WHERE what = 'claim-arrived'", 2)]
    [InlineData("I5 stored balances", "UPDATE claims SET balance_ore = 1 WHERE type = 'daycare'", 1)]
    [InlineData("I5 stored balances", "UPDATE claims SET credit_ore = 5, balance_ore = balance_ore + 5", 2)]
    [InlineData("I5 stored balances", "UPDATE claims SET principal_ore = 1", 2)]
    [InlineData("I9 payment ids", "UPDATE claims SET payment_id = '000000000030154' WHERE type = 'daycare'", 1)]
    [InlineData("I2 letters are sent", "INSERT INTO letters (id, person_id, kind, \"on\", language, subject, pdf_sha256, content_sha256, template_version, at) SELECT '" + SomeId + "', id, 'bill', '2026-10-02', 'da', 's', 'x', 'y', '1', '2026-10-02' FROM persons LIMIT 1", 1)]
    [InlineData("I12 documents", "INSERT INTO letters (id, person_id, kind, \"on\", language, subject, pdf_sha256, content_sha256, template_version, at) SELECT '" + SomeId + "', id, 'bill', '2026-10-02', 'da', 's', '" + Digest + "', '" + Digest + "', '1', '2026-10-02' FROM persons LIMIT 1", 1)]
    [InlineData("I2 letters are sent", "INSERT INTO requests (id, version, person_id, channel, status, evidence_later, started_at, saved_at) SELECT '" + SomeId + "', 1, id, 'portal', 'refused', 0, '2026-10-02', '2026-10-02' FROM persons LIMIT 1", 1)]
    [InlineData("I2 letters are sent", "INSERT INTO steps (claim_id, person_id, step, cycle, \"on\", letter_id, skipped) SELECT id, debtor_id, 'bill', 1, '2026-10-02', '" + SomeId + "', 0 FROM claims", 2)]
    [InlineData("I2 letters are sent", "INSERT INTO outbox (id, channel, at) VALUES ('" + SomeId + "', 'paper', '2026-10-02'); INSERT INTO deliveries (id, outbox_id, state, code, at) VALUES ('" + SomeId + "', '" + SomeId + "', 'lost', '', '2026-10-02')", 1)]
    [InlineData("I2 deliveries", "INSERT INTO outbox (id, channel, at) VALUES ('" + SomeId + "', 'paper', '2026-10-02')", 1)]
    [InlineData("I2 deliveries", Letter + "INSERT INTO outbox (id, channel, at) VALUES ('" + SomeId + "', 'paper', '2026-10-02'); INSERT INTO deliveries (id, outbox_id, state, code, at) VALUES ('" + SomeId + "', '" + SomeId + "', 'held', '', '2026-10-02')", 2)]
    [InlineData("I2 deliveries", Letter + "INSERT INTO outbox (id, channel, at) VALUES ('" + SomeId + "', 'paper', '2026-09-02'); INSERT INTO deliveries (id, outbox_id, state, code, at) VALUES ('" + SomeId + "', '" + SomeId + "', 'unknown', 'attempt:digital-post', '2026-09-02')", 1)]
    [InlineData("I1 letter once", Letter + "INSERT INTO steps (claim_id, person_id, step, cycle, \"on\", letter_id, skipped) SELECT id, debtor_id, 'bill', 1, '2026-10-02', '" + SomeId + "', 0 FROM claims", 1)]
    [InlineData("I1 letter once", Letter + "UPDATE letters SET request_id = '" + SomeId + "'", 1)]
    [InlineData("I1 letter once", Letter + TwinLetter + "INSERT INTO letter_claims (letter_id, claim_id) SELECT l.id, c.id FROM letters l, claims c WHERE c.type = 'daycare'", 1)]
    [InlineData("I7 holds follow requests", "INSERT INTO holds (id, claim_id, kind, \"from\", cause) SELECT '" + SomeId + "', id, 'request-pending', '2026-10-02', '" + SomeId + "' FROM claims LIMIT 1", 1)]
    [InlineData("I7 holds follow requests", "INSERT INTO holds (id, claim_id, kind, \"from\", until, cause) SELECT '" + SomeId + "', id, 'deferral', '2026-10-02', '2026-12-01', '" + SomeId + "' FROM claims LIMIT 1", 1)]
    [InlineData("I7 holds follow requests", "INSERT INTO requests (id, version, person_id, channel, status, evidence_later, started_at, saved_at) SELECT '" + SomeId + "', 1, id, 'portal', 'submitted', 0, '2026-10-02', '2026-10-02' FROM persons LIMIT 1; INSERT INTO request_claims (request_id, claim_id, held) SELECT '" + SomeId + "', id, 1 FROM claims", 2)]
    [InlineData("I7 objections are held", "INSERT INTO holds (id, claim_id, kind, \"from\", cause) SELECT '" + SomeId + "', id, 'objection', '2026-10-02', '" + SomeId + "' FROM claims LIMIT 1", 1)]
    [InlineData("I7 objections are held", "INSERT INTO requests (id, version, person_id, channel, status, evidence_later, started_at, saved_at) SELECT '" + SomeId + "', 1, id, 'portal', 'submitted', 0, '2026-10-02', '2026-10-02' FROM persons LIMIT 1; INSERT INTO request_claims (request_id, claim_id, held) SELECT '" + SomeId + "', id, 1 FROM claims; INSERT INTO objections (request_id, claim_id, part) SELECT '" + SomeId + "', id, 'size' FROM claims", 2)]
    [InlineData("I7 objections are held", "UPDATE claims SET source_principal_ore = principal_ore", 2)]
    public async Task A_broken_row_is_found(string invariant, string sql, long broken)
    {
        await using var database = await WithClaims(Engine.Sqlite);
        await using (var db = database.Open())
        {
            var triggers = await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync();
            await db.Database.ExecuteSqlRawAsync(string.Join(';', [.. triggers.Select(trigger => $"DROP TRIGGER {trigger}"), sql]));
        }

        var found = (await Results(database)).Single(result => result.Name == invariant);

        Assert.Equal(broken, found.BrokenCount);
        Assert.DoesNotContain(found.Broken, line => line.Contains("6101801234", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task A_missing_trigger_is_found(Engine engine)
    {
        await using var database = await WithClaims(engine);
        await using (var db = database.Open())
            await db.Database.ExecuteSqlRawAsync(engine == Engine.Sqlite ? "DROP TRIGGER lines_no_delete" : "ALTER TABLE lines DISABLE TRIGGER lines_append_only");

        Assert.Equal(["table lines can be changed: a trigger is missing"], (await Results(database)).Single(result => !result.Holds).Broken);
    }

    [Fact]
    public async Task A_file_that_nothing_names_is_found_once_it_is_a_day_old()
    {
        await using var database = await WithClaims(Engine.Sqlite);
        var digest = await database.Get<DocumentStore>().Put(new byte[] { 1, 2, 3 }, CancellationToken.None);
        var written = database.Get<DocumentStore>().All().Single().WrittenAt;

        database.Clock.GoTo(DateOnly.FromDateTime(written.UtcDateTime));
        Assert.All(await Results(database), result => Assert.True(result.Holds));
        database.Clock.GoTo(DateOnly.FromDateTime(written.UtcDateTime.AddDays(3)));
        Assert.Equal([$"the file {digest} is older than a day and nothing names it"], (await Results(database)).Single(result => !result.Holds).Broken);
    }

    private const string Digest = "00000000000000000000000000000000000000000000000000000000000000aa";

    private static async Task<Database> WithClaims(Engine engine)
    {
        var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Daycare, Files.Tax);
        return database;
    }

    private static async Task<List<InvariantResult>> Results(Database database)
    {
        var results = new List<InvariantResult>();
        await foreach (var result in database.Get<VerifyAll>().Handle(CancellationToken.None)) results.Add(result);
        return results;
    }
}
