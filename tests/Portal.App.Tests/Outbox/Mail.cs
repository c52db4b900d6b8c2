using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.App.Documents;
using Portal.App.Import;
using Portal.App.Outbox;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.App.Verify;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Letters;

namespace Portal.App.Tests.Outbox;

/// <summary>Letters to send, and short ways to send them and to look at what became of them.</summary>
internal sealed class Mail(Database database)
{
    private static readonly CancellationToken Cancel = CancellationToken.None;
    private int _letters;

    public string OutFolder => Path.Combine(database.Folder, "digital-post", "out");

    public string PrintFolder => Path.Combine(database.Folder, "print");

    public async Task<Guid> Letter(Citizen to, LetterKind kind = LetterKind.Reminder1, Channel channel = Channel.DigitalPost, bool drawn = true, params ClaimId[] claims)
    {
        var number = ++_letters;
        var id = DerivedId.Of("test letter", number);
        var now = database.Clock.GetUtcNow();
        var pdf = drawn ? await database.Get<DocumentStore>().Put(Pdf(number), Cancel) : null;
        await using var db = database.Open();
        db.Letters.Add(new LetterRow { Id = id, PersonId = to.Person, Kind = kind, On = new(2026, 10, 2), Subject = "Brev fra Strandby Kommune", PdfSha256 = pdf, TemplateVersion = "1", At = now });
        db.LetterClaims.AddRange(claims.Select(claim => new LetterClaimRow { LetterId = id, ClaimId = claim }));
        db.Outbox.Add(new OutboxRow { Id = id, Channel = channel, At = now });
        await db.SaveChangesAsync();
        return id;
    }

    public static byte[] Pdf(int number) => Encoding.ASCII.GetBytes($"%PDF-1.7 letter {number}");

    public Task<SendReport> Send(bool retryNow = false) => database.Get<SendOutbox>().Handle(null, retryNow, null, Cancel);

    public Task<ImportReport> Receipts(params string[] lines) =>
        database.Get<ImportReceipts>().Handle(database.Write("receipts.csv", ["message;receipt;at;reason", .. lines]), false, null, Cancel);

    public async Task<Delivery> Of(Guid letter, DateOnly? day = null)
    {
        await using var db = database.Open();
        return (await db.DeliveriesOf([letter], day ?? new DateOnly(2026, 12, 1), 6, Cancel))[letter];
    }

    public async Task<List<DeliveryRow>> Rows(Guid letter)
    {
        await using var db = database.Open();
        return await db.Deliveries.AsNoTracking().Where(row => row.OutboxId == letter).OrderBy(row => row.At).ToListAsync();
    }

    public async Task<List<TaskRow>> Tasks()
    {
        await using var db = database.Open();
        return await db.Tasks.AsNoTracking().OrderBy(row => row.OpenedOn).ToListAsync();
    }

    /// <summary>The undeliverable holds of a claim that stop it today.</summary>
    public async Task<int> Holds(ClaimId claim)
    {
        await using var db = database.Open();
        return await db.Holds.CountAsync(row => row.ClaimId == claim && row.Kind == HoldKind.Undeliverable && row.LiftedOn == null);
    }

    public async Task<List<string>> Broken()
    {
        var broken = new List<string>();
        await foreach (var result in database.Get<VerifyAll>().Handle(Cancel)) broken.AddRange(result.Broken.Select(line => $"{result.Name}: {line}"));
        return broken;
    }

    public IEnumerable<string> PrintLines() => Directory.Exists(PrintFolder)
        ? Directory.EnumerateFiles(PrintFolder, "index.csv", SearchOption.AllDirectories).SelectMany(index => File.ReadLines(index).Skip(1)) : [];
}
