using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.People;

namespace Portal.App.Access;

/// <summary>Writes down that somebody looked at a person's data: who, when, what and why. The person may see it.</summary>
public sealed class AccessLog(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <param name="purpose">Why it was read: a case number, a claim, or one of <see cref="AccessPurpose"/>; never data about the person.</param>
    public Task Record(Actor by, PersonId person, AccessKind what, string purpose, CancellationToken cancel) => Record(by, [person], what, purpose, cancel);

    /// <summary>One look at several people is a row for each of them.</summary>
    /// <inheritdoc cref="Record(Actor, PersonId, AccessKind, string, CancellationToken)"/>
    public async Task Record(Actor by, IReadOnlyCollection<PersonId> people, AccessKind what, string purpose, CancellationToken cancel)
    {
        if (people.Count == 0) return;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var request = DeskRequest.Current;
        db.Access.AddRange(Rows(by, people, what, purpose, request?.Id));
        await db.SaveChangesAsync(cancel);
        request?.Recorded(people);
    }

    /// <summary>Whoever else the request has read has a look on record too, before the answer is given; and how many they were in all is kept beside (I11).</summary>
    public async Task Complete(DeskRequest request)
    {
        if (request.Take() is not { } looks) return;
        await using var db = await dbs.CreateDbContextAsync();
        db.Access.AddRange(Rows(looks.By, looks.Unrecorded, AccessKind.Used, "", looks.Id));
        db.DeskRequests.Add(new DeskRequestRow { Id = looks.Id, At = clock.GetUtcNow(), Actor = looks.By.JournalId, People = looks.People });
        await db.SaveChangesAsync();
    }

    private IEnumerable<AccessRow> Rows(Actor by, IEnumerable<PersonId> people, AccessKind what, string purpose, Guid? request)
    {
        var now = clock.GetUtcNow();
        return people.Distinct().Select(person => new AccessRow { Id = Guid.CreateVersion7(now), At = now, Actor = by.JournalId, Role = RoleOf(by), PersonId = person, What = what, Purpose = purpose, RequestId = request });
    }

    /// <summary>What the person is told about who it was: never a name.</summary>
    private static string RoleOf(Actor by) => by is Caseworker { Roles.Count: > 0 } staff ? Slug.Of(staff.Roles.Min()) : "";
}
