using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.App.Tests.Dunning;
using Portal.App.Verify;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;

namespace Portal.App.Tests.Verify;

/// <summary>What verify says of payments, fees, interest and principal that are not as they must be.</summary>
public sealed class MoneyInvariantTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private static readonly DateOnly Monday = new(2026, 9, 7);

    private const string Payments = "I9 payments once";
    private const string Fees = "I6 fee limits";

    [Theory, OnEveryDatabase]
    public async Task A_file_of_payments_is_in_order(Engine engine)
    {
        await using var database = await WithPayments(engine);

        Assert.Empty((await Check(database, Payments)).Broken);
        Assert.Equal(3, (await Check(database, Payments)).Checked);
    }

    [Theory]
    [InlineData("UPDATE bank_transactions SET amount_ore = amount_ore + 1 WHERE state = 'matched'", 2)]
    [InlineData("UPDATE bank_files SET matched_ore = matched_ore + 1", 2)]
    [InlineData("UPDATE bank_files SET matched = matched + 1, transactions = transactions + 1", 1)]
    [InlineData("UPDATE bank_files SET transactions = transactions + 1", 1)]
    [InlineData("UPDATE bank_transactions SET transaction_id = NULL WHERE state = 'matched'", 3)]
    [InlineData("UPDATE bank_transactions SET transaction_id = (SELECT transaction_id FROM bank_transactions WHERE state = 'matched')", 3)]
    [InlineData("UPDATE bank_transactions SET state = 'question' WHERE state = 'unmatched'", 2)]
    [InlineData("UPDATE bank_transactions SET claim_id = NULL", 1)]
    [InlineData("UPDATE lines SET amount_ore = amount_ore + 5 WHERE account = 'bank' AND transaction_id = (SELECT transaction_id FROM bank_transactions WHERE state = 'unmatched')", 2)]
    [InlineData("DROP INDEX \"IX_bank_transactions_identity\"; UPDATE bank_transactions SET identity = 'same'", 2)]
    public async Task A_payment_that_is_not_once_in_the_books_is_found(string sql, long broken)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var database = await WithPayments(engine);
            await Break(database, engine, sql);

            Assert.Equal(broken, (await Check(database, Payments)).BrokenCount);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Fees_and_interest_within_the_law_are_in_order(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (tax, rent, _) = await Claims(database, reasonOn: Monday);
        var letter = Guid.NewGuid();
        await Post(database, tax, Fee(Monday, letter), Fee(Monday.AddDays(3), Guid.NewGuid()), Interest(Monday), Interest(Monday.AddMonths(1)));
        await Post(database, tax, TakenBack(letter), Fee(Monday, letter) with { CorrectsOn = Monday });
        await Post(database, rent, Fee(Monday, Guid.NewGuid()), Fee(Monday.AddDays(10), Guid.NewGuid()), Fee(Monday.AddDays(20), Guid.NewGuid()), Interest(Monday), Interest(Monday.AddDays(1)));

        Assert.Empty((await Check(database, Fees)).Broken);
    }

    [Theory, OnEveryDatabase]
    public async Task A_fee_above_the_legal_number_is_found(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (tax, rent, none) = await Claims(database);
        await Post(database, tax, Fee(Monday, Guid.NewGuid()), Fee(Monday.AddDays(20), Guid.NewGuid()));
        await Post(database, rent, [.. Enumerable.Range(0, 4).Select(i => Fee(Monday.AddDays(i * 10), Guid.NewGuid()))]);
        await Post(database, none, Fee(Monday, Guid.NewGuid()));

        Assert.Equal(
            new[] { $"claim {tax} bears 2 fees: its law allows 1", $"claim {rent} bears 4 fees: its law allows 3", $"claim {none} bears 1 fees: its law allows 0" }.Order(),
            (await Check(database, Fees)).Broken.Order());
    }

    [Theory, OnEveryDatabase]
    public async Task Fees_too_close_twice_for_one_letter_or_on_two_claims_are_found(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (tax, rent, _) = await Claims(database, reasonOn: Monday);
        var (twice, shared) = (Guid.NewGuid(), Guid.NewGuid());
        await Post(database, tax, Fee(Monday, twice), Fee(Monday, twice), Fee(Monday, shared));
        await Post(database, rent, Fee(Monday, shared), Fee(Monday.AddDays(9), Guid.NewGuid()));

        Assert.Equal(
            new[] { $"claim {tax} has not just one fee for letter {twice}", $"claim {rent} bears two fees less than 10 days apart", $"letter {shared} costs a fee on 2 claims" }.Order(),
            (await Check(database, Fees)).Broken.Order());
    }

    [Theory, OnEveryDatabase]
    public async Task Interest_posted_twice_is_found(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (tax, rent, _) = await Claims(database);
        await Post(database, tax, Interest(Monday), Interest(Monday.AddDays(4)));
        await Post(database, rent, Interest(Monday), Interest(Monday), Interest(Monday) with { AccrualOn = null });

        Assert.Equal(
            new[] { $"claim {tax} bears interest 2 times for a month of 2026", $"claim {rent} does not have the interest of 2026-09-07 once", $"claim {rent} has interest that names no accrual date" }.Order(),
            (await Check(database, Fees)).Broken.Order());
    }

    [Theory, OnEveryDatabase]
    public async Task A_principal_that_was_given_up_is_still_the_principal_and_a_corrected_one_is_not(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (tax, rent, _) = await Claims(database);
        await Post(database, tax, new Posting(Guid.NewGuid(), EntryKind.WriteOff, Monday, Kroner.Of(-10), "L03", EntryKind.Principal));
        Assert.Empty((await Check(database, "I5 stored balances")).Broken);

        await Post(database, rent, new Posting(Guid.NewGuid(), EntryKind.Correction, Monday, Kroner.Of(-10), "L03", EntryKind.Principal));
        Assert.Equal([$"claim {rent} has stored figures that are not its entries'"], (await Check(database, "I5 stored balances")).Broken);
    }

    private static Posting Fee(DateOnly on, Guid letter) => new(Guid.NewGuid(), EntryKind.Fee, on, Kroner.Of(100), "gebyr", Letter: letter);

    private static Posting TakenBack(Guid letter) => new(Guid.NewGuid(), EntryKind.Correction, Monday, Kroner.Of(-100), "gebyr", EntryKind.Fee, CorrectsOn: Monday, Letter: letter);

    private static Posting Interest(DateOnly on) => new(Guid.NewGuid(), EntryKind.Interest, on, Kroner.Of(1), "rente", AccrualOn: on);

    private static async Task<(ClaimId Tax, ClaimId Rent, ClaimId None)> Claims(Database database, DateOnly? reasonOn = null)
    {
        var town = new Town(database);
        var anna = await town.Citizen();
        return (
            await town.Claim(anna, ClaimType.PropertyTax, with: row => row.FeeReasonOn = reasonOn),
            await town.Claim(anna, ClaimType.Civil), await town.Claim(anna, ClaimType.General));
    }

    private static async Task Post(Database database, ClaimId claim, params Posting[] postings)
    {
        await using var work = await database.Get<ClaimWriter>().Begin([claim], Cancel);
        await work.Apply([Move.Posted(claim, "tried", "L03", postings)], SystemActor.Import, Cancel);
        await work.Commit(Cancel);
    }

    private static async Task<Database> WithPayments(Engine engine)
    {
        var database = await Database.Create(engine);
        var town = new Town(database);
        await town.Claim(await town.Citizen());
        var path = Path.Combine(database.Folder, "payments.xml");
        var file = new CamtFile().Add("B1", Monday, 10_000, false, PaymentId.Of(1).Digits).Add("B2", Monday, 2_500, false, PaymentId.Of(99).Digits);
        await File.WriteAllTextAsync(path, file.ToString());
        var report = await database.Get<ImportPayments>().Handle(path, null, Cancel);
        Assert.Equal((1, 1), (report.Matched.Count, report.Unmatched.Count));
        return database;
    }

    private static async Task Break(Database database, Engine engine, string sql)
    {
        await using var db = database.Open();
        var open = engine == Engine.Sqlite
            ? string.Join("; ", (await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync()).Select(name => $"DROP TRIGGER {name}"))
            : "ALTER TABLE lines DISABLE TRIGGER USER";
        var all = string.Join("; ", [open, sql]);
        await db.Database.ExecuteSqlRawAsync(all);
    }

    private static async Task<InvariantResult> Check(Database database, string name)
    {
        await foreach (var result in database.Get<VerifyAll>().Handle(Cancel))
            if (result.Name == name) return result;
        throw new InvalidOperationException($"{name} was not checked.");
    }
}
