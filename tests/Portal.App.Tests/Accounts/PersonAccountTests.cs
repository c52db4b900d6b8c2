using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Accounts;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Tests.Accounts;

public sealed partial class PersonAccountTests
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory, OnEveryDatabase]
    public async Task The_whole_account_is_what_was_approved(Engine engine)
    {
        await using var database = await Told(engine);

        var account = await Read(database, "6101801234", null);

        var numbers = new Dictionary<string, string>();
        var text = Uuid().Replace(JsonSerializer.Serialize(account, Indented), match => numbers.TryGetValue(match.Value, out var name) ? name : numbers[match.Value] = $"id-{numbers.Count + 1}");
        var approved = Path.Combine(Path.GetDirectoryName(Files.Sample("persons.csv"))!, "..", "..", "..", "tests", "Portal.App.Tests", "Accounts", "account.approved.json");
        Assert.Equal(await File.ReadAllTextAsync(approved), text + "\n");
    }

    [Theory, OnEveryDatabase]
    public async Task An_earlier_day_shows_the_entries_up_to_it(Engine engine)
    {
        await using var database = await Told(engine);

        var account = (await Read(database, "6101801234", new DateOnly(2026, 1, 15)))!;

        Assert.Equal(("daycare", 2711_85L, "overdue"), (account.Claims.Single().Type, account.BalanceOre, account.Claims.Single().Stage));
        Assert.Empty(account.Letters);
        Assert.Empty(account.Requests);
        Assert.Empty((await Read(database, "6101801234", new DateOnly(2026, 1, 1)))!.Claims);
    }

    [Theory, OnEveryDatabase]
    public async Task Each_person_sees_how_they_are_liable_and_a_possible_co_debtor_sees_nothing(Engine engine)
    {
        await using var database = await Told(engine);

        var bo = (await Read(database, "7202852345", null))!;

        Assert.Equal(["property-tax owner"], bo.Claims.Select(claim => $"{claim.Type} {claim.Liable}"));
        Assert.Empty(bo.Letters);
    }

    [Fact]
    public async Task A_read_is_logged_with_its_purpose_and_an_unknown_id_is_nobodys()
    {
        await using var database = await Told(Engine.Sqlite);
        Assert.Null(await Read(database, "7202852346", null));
        Assert.Null(await Read(database, "hello", null));
        Assert.NotNull(await Read(database, "7202852345", null));

        await using var db = database.Open();
        var read = await db.Access.SingleAsync();
        Assert.Equal(("system:command-line", AccessKind.Account, "test"), (read.Actor, read.What, read.Purpose));
    }

    private static Task<AccountDocument?> Read(Database database, string id, DateOnly? asOf) =>
        database.Get<PersonAccount>().Handle(id, asOf, "test", SystemActor.CommandLine, CancellationToken.None);

    /// <summary>Anna's daycare was corrected and reminded with a fee, its interest follows by itself, and she has asked for a deferral; her tax is due later.</summary>
    private static async Task<Database> Told(Engine engine)
    {
        var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Daycare, Files.Tax.With("due_on", "2026-11-01").With("pay_by", "2026-11-01"));
        await database.Claims(Files.Daycare.With("principal", "1685,00"));
        DateOnly today = new(2026, 10, 2);
        var (letter, request) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        ClaimRow claim;
        await using (var db = database.Open()) claim = await db.Claims.SingleAsync(row => row.Type == ClaimType.Daycare);

        await using var work = await database.Get<ClaimWriter>().Begin([claim.Id], CancellationToken.None);
        work.Db.AddRange(
            new LetterRow { Id = letter, PersonId = claim.DebtorId, Kind = LetterKind.Reminder1, On = new(2026, 2, 3), Subject = "s", PdfSha256 = "x", ContentSha256 = "y", TemplateVersion = "1", At = work.Now },
            new LetterClaimRow { LetterId = letter, ClaimId = claim.Id },
            new OutboxRow { Id = letter, Channel = Channel.DigitalPost, At = work.Now },
            new RequestRow { Id = request, PersonId = claim.DebtorId, Status = RequestStatus.Submitted, CaseNumber = "2026-000001", SubmittedOn = today, SubmittedAt = work.Now, StartedAt = work.Now, SavedAt = work.Now },
            new RequestRow { Id = Guid.CreateVersion7(), PersonId = claim.DebtorId, Status = RequestStatus.Draft, StartedAt = work.Now, SavedAt = work.Now },
            new RequestKindRow { RequestId = request, Kind = RequestKind.Agreement },
            new RequestKindRow { RequestId = request, Kind = RequestKind.Deferral },
            new RequestClaimRow { RequestId = request, ClaimId = claim.Id },
            new RequestReasonRow { RequestId = request, Reason = HardshipReason.Illness });
        await work.Db.SaveChangesAsync();
        work.Db.Add(new DeliveryRow { Id = Guid.CreateVersion7(), OutboxId = letter, State = DeliveryState.HandedOver, Code = DeliveryCode.Folder, At = work.Now.AddHours(-14) });
        work.Db.Add(new DeliveryRow { Id = Guid.CreateVersion7(), OutboxId = letter, State = DeliveryState.Delivered, Code = "AFLEVERET", At = work.Now });
        await work.Apply(
            [
                new Move(
                    claim.Id, "reminded", "test",
                    [
                        new Posting(Guid.CreateVersion7(), EntryKind.Fee, new(2026, 2, 3), Kroner.Of(250), "gebyrloven § 2"),
                    ],
                    [new StepTaken(Step.Reminder1, new(2026, 2, 3), claim.DebtorId, letter, false)],
                    [new Hold(Guid.CreateVersion7(), HoldKind.Contact, today, today.AddDays(14)), new Hold(Guid.CreateVersion7(), HoldKind.RequestPending, today, Cause: request)],
                    []),
            ], SystemActor.CommandLine, CancellationToken.None);
        await work.Commit(CancellationToken.None);
        return database;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
