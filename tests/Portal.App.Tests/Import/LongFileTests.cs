using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;
using Portal.App.Import;
using Portal.App.Tests.Data;
using Portal.App.Verify;

namespace Portal.App.Tests.Import;

/// <summary>Files of several pieces: one is read, another checked and a third written at the same time, and the end is as if it were one.</summary>
public sealed class LongFileTests
{
    private const int Many = 8_201;

    [Theory, OnEveryDatabase]
    public async Task New_claims_and_changed_ones_in_any_piece_of_a_file_are_taken_in_and_add_up(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(New(0), New(3_999), New(4_000), New(8_100));
        string[] lines = [.. Enumerable.Range(0, Many).Select(i => i is 3_999 or 8_100 ? New(i).With("principal", "2700,00") : New(i))];

        var report = await database.Claims(lines);

        Assert.Equal((Many - 4, 2, 2), (report.New, report.Corrected, report.Unchanged));
        Assert.Equal(((Many - 4) * 2_685_00L, 2 * 15_00L), (report.NewOre, report.CorrectedOre));
        Assert.Equal(Many, (await database.Claims(lines)).Unchanged);
        await using var db = database.Open();
        Assert.Equal(Many, await db.Claims.CountAsync());
        Assert.Equal(Many * 2_685_00L + 2 * 15_00, await db.Lines.Where(row => row.Account == LedgerAccount.ClaimPrincipal).SumAsync(row => row.AmountOre));
        await foreach (var invariant in database.Get<VerifyAll>().Handle(default)) Assert.Empty(invariant.Broken);
    }

    [Theory, OnEveryDatabase]
    public async Task Payment_ids_follow_the_file_across_its_pieces(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);

        // Last days to pay in no order: the rows are written by them, and the payment ids are not.
        await database.Claims([.. Enumerable.Range(0, Many).Select(i => New(i).With("pay_by", $"2026-12-{1 + (i * 7 % 28):00}"))]);

        await using var db = database.Open();
        Assert.Equal(Enumerable.Range(0, Many).Select(Reference), await db.Claims.OrderBy(row => row.PaymentId).Select(row => row.Reference).ToListAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task A_fault_in_the_last_piece_undoes_the_pieces_before_it(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        string[] lines = [.. Enumerable.Range(0, Many).Select(New)];
        lines[^1] = lines[^1].With("principal", "gratis");

        var report = await database.Claims(lines);

        Assert.Equal(ImportOutcome.Refused, report.Outcome);
        Assert.Equal((Many + 1, "principal"), (Assert.Single(report.Errors).Line, report.Errors[0].Field));
        await using var db = database.Open();
        Assert.False(await db.Claims.AnyAsync() || await db.Transactions.AnyAsync() || await db.Journal.AnyAsync(row => row.ClaimId != null));
    }

    [Theory, OnEveryDatabase]
    public async Task A_claim_that_stands_in_two_pieces_of_a_file_is_a_fault_of_the_second_line(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        string[] lines = [.. Enumerable.Range(0, Many).Select(i => New(i == 8_000 ? 17 : i))];

        var report = await database.ImportClaims(database.Write("claims.csv", [Files.ClaimsHeader, .. lines]), acceptValid: true);

        Assert.Equal((Many - 1, 1), (report.New, report.Rejected));
        Assert.Contains("stands on line 19 as well", Assert.Single(report.Messages()), StringComparison.Ordinal);
    }

    private static string New(int number) => Files.Daycare.With("reference", Reference(number)).With("due_on", "2026-11-02").With("pay_by", "2026-11-02").With("limitation_on", "");

    private static string Reference(int number) => $"2026-11-{number:00000}";
}
