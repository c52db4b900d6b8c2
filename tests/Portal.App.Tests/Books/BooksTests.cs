using Microsoft.EntityFrameworkCore;
using Portal.App.Accounts;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data.Rows;
using Portal.App.Documents;
using Portal.App.Dunning;
using Portal.App.Letters;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.App.Tests.Payments;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Tasks;

namespace Portal.App.Tests.Books;

/// <summary>What finance does to the books takes two people: written down, written off, paid back.</summary>
public sealed class BooksTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private static readonly DateOnly Tuesday = new(2026, 2, 3);

    private static readonly Caseworker Tove = new("tove", "Tove Teamleder", [StaffRole.TeamLead]), Fie = new("fie", "Fie Finans", [StaffRole.Finance]);

    [Theory, OnEveryDatabase]
    public async Task What_was_paid_too_much_is_paid_back_when_a_second_has_approved_it(Engine engine)
    {
        await using var town = await WithCredit(engine);
        var proposal = Proposed(await PayBack(town, 200_00, Town.Finn));
        Assert.Equal(200_00, (await town.Claim("A3")).CreditOre);
        Assert.Null(await town.Get<Approve>().Handle(proposal, true, Town.Finn, Cancel));
        Assert.Null(await town.Get<Approve>().Handle(proposal, true, Town.Sofie, Cancel));

        Assert.IsType<ActResult.Done>(await town.Get<Approve>().Handle(proposal, true, Fie, Cancel));

        var claim = await town.Claim("A3");
        Assert.Equal((0, 0), (claim.BalanceOre, claim.CreditOre));
        Assert.Equal(["paid-back"], await town.Outcomes(TaskKind.Credit));
        Assert.Equal(["staff:fie credit-paid-back"], await town.Journal());
        await using (var db = town.Database.Open())
        {
            var entry = await db.Transactions.SingleAsync(row => row.Kind == EntryKind.Correction && row.Of == EntryKind.Payment);
            var payment = await db.Transactions.SingleAsync(row => row.Kind == EntryKind.Payment && row.ClaimId == claim.Id);
            Assert.Equal((200_00, payment.Id, Tuesday), (entry.AmountOre, entry.Corrects, entry.On));
            Assert.Equal(-200_00, await db.Lines.Where(line => line.Account == LedgerAccount.PaidBack).SumAsync(line => line.AmountOre));
        }
        var account = (await town.Get<PersonAccount>().Handle("6101801234", null, "prøve", SystemActor.CommandLine, Cancel))!;
        Assert.Contains(account.Claims.Single(one => one.Reference == "A3").Entries, one => one is { Kind: "correction", Of: "payment", AmountOre: 200_00 });
        Assert.Equal(0, account.Claims.Single(one => one.Reference == "A3").Entries.Sum(one => one.AmountOre));
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task Who_is_paid_back_is_told_how_much_where_and_by_when(Engine engine)
    {
        await using var town = await WithCredit(engine);
        await Approved(town, await PayBack(town, 150_00, Town.Finn));

        var (letter, text) = Assert.Single(await Letters(town));
        Assert.Equal((LetterKind.Correction, "Vi betaler penge tilbage", (await town.Claim("A3")).DebtorId), (letter.Kind, letter.Subject, letter.PersonId));
        Assert.Contains("Vi betaler **150,00 kr.** tilbage til dig.", text, StringComparison.Ordinal);
        Assert.Contains("Du får pengene på din NemKonto senest den 17. februar 2026.", text, StringComparison.Ordinal);
        Assert.Equal(["credit"], (await town.Tasks()).Where(task => task == "credit"));
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task Turned_down_nothing_is_booked_and_nobody_is_written_to(Engine engine)
    {
        await using var town = await WithCredit(engine);
        var proposal = Proposed(await PayBack(town, 200_00, Town.Finn));

        Assert.IsType<ActResult.Done>(await town.Get<Approve>().Handle(proposal, false, Fie, Cancel));

        Assert.Equal(200_00, (await town.Claim("A3")).CreditOre);
        Assert.Empty(await Letters(town));
        Assert.Null(await town.Get<Approve>().Handle(proposal, true, Fie, Cancel));
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task Pressed_twice_it_is_proposed_once_and_approved_twice_it_is_paid_back_once(Engine engine)
    {
        await using var town = await WithCredit(engine);

        var proposed = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => PayBack(town, 200_00, Town.Finn))));
        var proposal = Assert.Single(proposed.OfType<ActResult.Done>()).Id;
        Assert.Equal([ActRefusal.AlreadyProposed], Assert.Single(proposed.OfType<ActResult.Refused>()).Reasons);
        var approved = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => town.Get<Approve>().Handle(proposal, true, Fie, Cancel))));

        Assert.Single(approved.OfType<ActResult.Done>());
        Assert.Single(await Letters(town));
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task What_has_been_used_otherwise_meanwhile_is_not_paid_back_and_the_desk_says_why(Engine engine)
    {
        await using var town = await WithCredit(engine);
        var proposal = Proposed(await PayBack(town, 200_00, Town.Finn));
        Assert.Empty(Assert.Single((await town.Get<BooksDesk>().Handle(Fie, Cancel))!.Waiting).Faults);
        Assert.IsType<MoneyResult.Done>(await town.Get<MoveCredit>().Handle(await town.IdOf("A3"), await town.IdOf("A1"), Kroner.Of(50), Town.Finn, Cancel));

        Assert.Equal([ActRefusal.MoreThanCredit], Assert.Single((await town.Get<BooksDesk>().Handle(Fie, Cancel))!.Waiting).Faults);
        Assert.Equal([ActRefusal.MoreThanCredit], Refused(await town.Get<Approve>().Handle(proposal, true, Fie, Cancel)));
        Assert.IsType<ActResult.Done>(await town.Get<Approve>().Handle(proposal, false, Fie, Cancel));
        await Approved(town, await PayBack(town, 150_00, Town.Finn));
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task What_cannot_be_paid_back_is_refused_with_every_reason(Engine engine)
    {
        await using var town = await WithCredit(engine);

        Assert.Equal([ActRefusal.ReasonIsMissing, ActRefusal.MoreThanCredit], Refused(await PayBack(town, 200_01, Town.Finn, reason: " ")));
        Assert.Equal([ActRefusal.AmountIsNotPositive], Refused(await PayBack(town, 0, Town.Finn)));
        Assert.Equal([ActRefusal.MoreThanCredit], Refused(await PayBack(town, 100, Town.Finn, "A1")));
        Assert.Null(await PayBack(town, 100_00, Tove));
        Assert.Null(await PayBack(town, 100_00, Town.Sofie));
        Assert.Empty((await town.Get<BooksDesk>().Handle(Town.Finn, Cancel))!.Waiting);
    }

    /// <summary>letters.md 4.16: each who is liable is told; what the debtor has paid too much is the debtor's alone.</summary>
    [Theory, OnEveryDatabase]
    public async Task A_write_down_is_told_to_everybody_who_is_liable(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var people = new Town(database);
        var (anna, bo) = (await people.Citizen(), await people.Citizen("Bo Æbelø"));
        var claim = await people.Claim(anna, kroner: 1000, other: bo);

        var proposed = Assert.IsType<ActResult.Done>(await database.Get<WriteDownClaim>().Handle(claim, Kroner.Of(300), "Regnet for højt", Town.Finn, Cancel));
        Assert.IsType<ActResult.Done>(await database.Get<Approve>().Handle(proposed.Id, true, Fie, Cancel));

        var letters = await Letters(database);
        Assert.Equivalent(new[] { anna.Person, bo.Person }, letters.Select(one => one.Letter.PersonId), strict: true);
        Assert.All(letters, one =>
        {
            Assert.Equal((LetterKind.Correction, "Vi har rettet et beløb"), (one.Letter.Kind, one.Letter.Subject));
            // A month's interest has come by itself: the letter tells the correction alone.
            Assert.Contains("ned fra **1.010,00 kr.** til **710,00 kr.** i alt", one.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
            Assert.Contains("Rettet i alt | -300,00", one.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("for meget", one.Text, StringComparison.Ordinal);
        });
    }

    [Theory, OnEveryDatabase]
    public async Task A_write_down_of_what_is_paid_tells_the_debtor_of_the_credit(Engine engine)
    {
        await using var town = await WithCredit(engine, paid: 500_00);
        await Approved(town, await town.Get<WriteDownClaim>().Handle(await town.IdOf("A3"), Kroner.Of(120), "Regnet for højt", Town.Finn, Cancel));

        var (_, text) = Assert.Single(await Letters(town));
        Assert.Contains("Du har betalt **120,00 kr.** for meget.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0,00 kr.** til **0,00", text, StringComparison.Ordinal);
        Assert.Equal(120_00, (await town.Claim("A3")).CreditOre);
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task The_desk_shows_what_waits_with_its_reason_and_what_was_decided(Engine engine)
    {
        await using var town = await WithCredit(engine);
        var off = Proposed(await town.Get<WriteOffClaim>().Handle(await town.IdOf("B1"), "Kan ikke inddrives", Town.Finn, Cancel));
        town.Database.Clock.Pass(TimeSpan.FromMinutes(1));
        await PayBack(town, 200_00, Town.Finn);
        var desk = town.Get<BooksDesk>();

        var seen = (await desk.Handle(Town.Finn, Cancel))!;
        Assert.Equal([("write-off", "BYG/B1", 500_00L, "Kan ikke inddrives", true), ("pay-back", "BYG/A3", 200_00L, "Betalt to gange", true)], seen.Waiting.Select(one => (one.Kind, "BYG/" + one.Claim.Split('/')[1], one.Amount.Ore, one.Reason, one.IsMine)));
        Assert.All((await desk.Handle(Tove, Cancel))!.Waiting, one => Assert.False(one.IsMine));
        Assert.Null(await desk.Handle(Town.Sofie, Cancel));

        await town.Get<Approve>().Handle(off, true, Fie, Cancel);
        seen = (await desk.Handle(Town.Finn, Cancel))!;
        Assert.Equal(["pay-back"], seen.Waiting.Select(one => one.Kind));
        var decided = Assert.Single(seen.Decided.Shown);
        Assert.Equal(("write-off", 500_00L, "finn", "fie", true), (decided.Kind, decided.Amount.Ore, decided.ProposedBy, decided.DecidedBy, decided.Approved));
        await town.IsInOrder();
    }

    [Theory]
    [InlineData(Engine.Sqlite, "UPDATE approvals SET decided_by = proposed_by", "have been paid back on claim")]
    [InlineData(Engine.PostgreSql, "UPDATE approvals SET payload = '19900'", "and 19900 were approved")]
    [InlineData(Engine.Sqlite, "UPDATE transactions SET corrects = id WHERE kind = 'correction' AND amount_ore > 0", "is no part of payment")]
    [InlineData(Engine.PostgreSql, "UPDATE lines SET account = 'bank' WHERE account = 'paid-back'", "the account of what is paid back stands at 0 øre")]
    public async Task Verify_finds_money_that_was_paid_back_without_two_people_or_a_payment(Engine engine, string sql, string broken)
    {
        await using var town = await WithCredit(engine);
        await Approved(town, await PayBack(town, 200_00, Town.Finn));

        Assert.Contains(await town.Broken(engine, "I9 moved money", sql), one => one.Contains(broken, StringComparison.Ordinal));
    }

    /// <summary>Paid on Anna's claim of 500,00, and a night run.</summary>
    private static async Task<MoneyTown> WithCredit(Engine engine, long paid = 700_00)
    {
        var town = await MoneyTown.Create(engine);
        Assert.Equal(1, (await town.Bank(("C1", MoneyTown.Monday, paid, PaymentId.Of(3).Digits))).Matched.Count);
        town.Database.Clock.GoTo(Tuesday);
        await town.Get<RunNight>().Handle(Tuesday, mayBeAhead: false, null, Cancel);
        return town;
    }

    private static Task<IReadOnlyList<(LetterRow Letter, string Text)>> Letters(MoneyTown town) => Letters(town.Database);

    /// <summary>Letters about corrections, with their words.</summary>
    private static async Task<IReadOnlyList<(LetterRow Letter, string Text)>> Letters(Database database)
    {
        await using var db = database.Open();
        var letters = new List<(LetterRow, string)>();
        foreach (var row in await db.Letters.AsNoTracking().Where(row => row.Kind == LetterKind.Correction).ToListAsync())
            letters.Add((row, LetterPlainText.Of(LetterContent.FromBytes(await database.Get<DocumentStore>().Get(row.ContentSha256!, Cancel)))));
        return letters;
    }

    private static async Task<ActResult?> PayBack(MoneyTown town, long ore, Caseworker by, string reference = "A3", string reason = "Betalt to gange") =>
        await town.Get<PayBackCredit>().Handle(await town.IdOf(reference), new Kroner(ore), reason, by, Cancel);

    private static Guid Proposed(ActResult? result) => Assert.IsType<ActResult.Done>(result).Id;

    private static async Task Approved(MoneyTown town, ActResult? result) =>
        Assert.IsType<ActResult.Done>(await town.Get<Approve>().Handle(Proposed(result), true, Fie, Cancel));

    private static IReadOnlyList<ActRefusal> Refused(ActResult? result) => Assert.IsType<ActResult.Refused>(result).Reasons;
}
