using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Import;
using Portal.App.Outbox;
using Portal.App.Recovery;
using Portal.App.Settings;
using Portal.App.Tests.Rules;
using Portal.Domain.Claims;

namespace Portal.App.Tests.Recovery;

/// <summary>What a rule town lacks to send claims to the recovery authority: letters delivered, batches opened and approved, files handed over, and an authority that answers what a test says.</summary>
internal static class RecoveryTown
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    /// <summary>A settlement from January about a type that the authority has a code for, not kept: notice on 24 February 2026, no reminders (P14).</summary>
    public static string Settled(string reference, string debtor, string principal) =>
        $"TEST;{reference};daycare;{debtor};;{principal};2026-01-01;2026-01-31;2026-01-01;2026-02-02;2026-02-16;2036-01-15;settlement;2026-01-15;no;;Daginstitution januar";

    /// <summary>Everything in the outbox is handed over on a day, and answered AFLEVERET in the night of the next.</summary>
    public static async Task Deliver(this RuleTown town, DateOnly on)
    {
        town.GoTo(on);
        await town.Get<SendOutbox>().Handle(at: null, retryNow: true, null, Cancel);
        town.GoTo(on.AddDays(1));
        await town.Get<StandInReceipts>().Handle(on.AddDays(1), Cancel);
    }

    /// <summary>Notice given on 24 February, delivered to all on the 25th; proposed on 12 March.</summary>
    public static async Task Propose(this RuleTown town, params string[] claims)
    {
        await town.Claims(claims);
        await town.Nights("2026-02-02", "2026-02-24");
        await town.Deliver(RuleTown.Day("2026-02-24"));
        await town.Nights("2026-02-25", "2026-03-11", "2026-03-12");
    }

    public static async Task<Guid> Open(this RuleTown town, params string[] references)
    {
        var claims = new List<ClaimId>();
        foreach (var reference in references) claims.Add(await town.IdOf(reference));
        return Assert.IsType<TransferResult.Done>(await town.Get<OpenBatch>().Handle(claims, Town.Sofie, Cancel)).Id;
    }

    /// <summary>Opened by Sofie, approved by Søren, handed over.</summary>
    public static async Task<Guid> Send(this RuleTown town, params string[] references)
    {
        var batch = await town.Open(references);
        Assert.IsType<TransferResult.Done>(await town.Get<ApproveTransfer>().Handle(batch, Town.Soren, Cancel));
        await town.Get<HandOverRecovery>().Handle(Cancel);
        return batch;
    }

    /// <summary>The files that lie with the authority, by name, oldest first.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files(this RuleTown town) =>
        [.. town.Get<StorageOptions>().Folder(Path.Combine("recovery", "out")).EnumerateFiles("*.xml").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => (file.Name, File.ReadAllText(file.FullName)))];

    /// <summary>The ids of the actions about a claim, oldest first, as "create 1234.50".</summary>
    public static async Task<IReadOnlyList<(Guid Id, string What)>> Actions(this RuleTown town, string reference)
    {
        var claim = await town.IdOf(reference);
        await using var db = town.Rows();
        return [.. (await db.RecoveryActions.Where(row => row.ClaimId == claim).ToListAsync()).OrderBy(row => row.QueuedOn).ThenBy(row => row.Kind).ThenBy(row => row.At)
            .Select(row => (row.Id, $"{Domain.Slug.Of(row.Kind)} {(row.AmountOre / 100m).ToString("0.00", CultureInfo.InvariantCulture)} {row.Reason}".TrimEnd()))];
    }

    /// <summary>The authority tells; elements as in recovery-receipts.xml.</summary>
    public static async Task<ImportReport> Tell(this RuleTown town, params string[] elements)
    {
        var path = Path.Combine(town.Get<StorageOptions>().Folder("told").FullName, $"{Guid.NewGuid():N}.xml");
        await File.WriteAllTextAsync(path, $"<recoveryReceipts xmlns=\"urn:portal:recovery-receipts:1\">{string.Concat(elements.Select(town.Told))}</recoveryReceipts>");
        return await town.Get<ImportReceipts>().Handle(path, acceptValid: false, null, Cancel);
    }

    /// <summary>Proposed, sent, handed over, and received on 13 March.</summary>
    public static async Task Transferred(this RuleTown town, params string[] claims)
    {
        await town.Propose(claims);
        await town.Send();
        await town.Nights("2026-03-13");
        foreach (var claim in claims) await town.Tell(Receipt(Assert.Single(await town.Actions(claim.Split(';')[1])).Id, "UDFØRT", "2026-03-13"));
    }

    public static string Receipt(Guid action, string state, string on, string codes = "") =>
        $"<receipt action=\"{action:D}\" state=\"{state}\" on=\"{on}\"{(codes.Length > 0 ? $" codes=\"{codes}\"" : "")}/>";

    /// <summary>What the ledger says lies with the authority, in øre.</summary>
    public static async Task<long> Lies(this RuleTown town)
    {
        await using var db = town.Rows();
        return await db.Lines.Where(line => line.Account == App.Data.Rows.LedgerAccount.Transferred).SumAsync(line => line.AmountOre);
    }
}
