using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Requests;
using Portal.App.Settings;
using Portal.Benchmarks.Files;
using Portal.Domain.Deferrals;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.Benchmarks.Web;

/// <summary>The town whose portal is visited: a thousand people with two claims, one of them with two hundred more, some weeks of nights behind them, and a request that waits for an answer.</summary>
/// <param name="Many">Who has the many claims.</param>
/// <param name="Request">The request whose page a caseworker opens.</param>
internal sealed record WebTown(Installation Installation, Visitors Visitors, PersonId Many, IReadOnlyList<PersonId> Others, Guid Request) : IAsyncDisposable
{
    public const int Claims = 2_000, ManyClaims = 200;

    private const int WithMany = 12, Asker = 40;

    private static readonly Caseworker Sofie = new("sofie", "Sofie Sagsbehandler", FrozenSet.ToFrozenSet([StaffRole.Caseworker]));

    public static async Task<WebTown> Build(string root, CancellationToken cancel)
    {
        var (installation, claims) = await new Bench(DatabaseProvider.Sqlite, Claims, root, [], _ => { }).Town(Claims, TownFiles.Nights, cancel);
        await Bench.ImportClaims(installation, claims, cancel);
        await Bench.ImportClaims(installation, await TownFiles.ManyClaims(installation.Place.Folder, ManyClaims, WithMany), cancel);
        var yesterday = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1);
        foreach (var night in Days.SmallNights.Append(Days.LargeNight).Select(one => one.Night).Prepend(Days.FirstNight).Where(night => night < yesterday).Append(yesterday).Order())
            await Bench.Night(installation, night, cancel);
        await using var db = await installation.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync(cancel);
        var people = await db.Persons.Where(person => person.DeadOn == null).ToDictionaryAsync(person => person.IdNumber, person => person.Id, cancel);
        var (many, asker) = (people[TownFiles.Cpr(WithMany)], people[TownFiles.Cpr(Asker)]);
        var request = await Ask(installation, db, asker, cancel);
        await installation.Settle(cancel);
        return new WebTown(installation, new Visitors(installation), many, [.. people.Values.Where(person => person != many && person != asker)], request);
    }

    public Task<string> ManyClaimsCookie(CancellationToken cancel) => Visitors.Citizen(Many.Value, "Borger Nummer", cancel);

    public Task<string> CaseworkerCookie(CancellationToken cancel) => Visitors.Caseworker(Sofie.StaffId, cancel);

    /// <returns>The id of a claim of theirs.</returns>
    public async Task<string> ClaimOf(PersonId person, CancellationToken cancel)
    {
        await using var db = await Installation.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync(cancel);
        return (await db.Claims.Where(claim => claim.DebtorId == person).Select(claim => claim.Id).FirstAsync(cancel)).ToString();
    }

    private static async Task<Guid> Ask(Installation installation, PortalDb db, PersonId person, CancellationToken cancel)
    {
        var claims = await db.Claims.Where(claim => claim.DebtorId == person).Select(claim => claim.Id).ToListAsync(cancel);
        var asked = new EnteredRequest(person, claims, RequestChannel.Phone, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20), new HashSet<HardshipReason> { HardshipReason.Illness }, "Sygemeldt.", "Indlagt siden foråret.", EvidenceLater: false);
        return await installation.Get<EnterRequest>().Handle(asked, Sofie, cancel) is SubmitAnswer.Sent sent ? sent.Request : throw new InvalidOperationException("The town's request for more time was not received.");
    }

    public ValueTask DisposeAsync() => Installation.DisposeAsync();
}
