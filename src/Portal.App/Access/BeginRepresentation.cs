using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.Domain;
using Portal.Domain.People;

namespace Portal.App.Access;

/// <summary>Somebody with a power of attorney begins to act for another: in the journal, and where the person reads who has seen their data.</summary>
public sealed class BeginRepresentation(ClaimWriter writer)
{
    /// <param name="representative">Acting for the one who gave the power.</param>
    public async Task Handle(Citizen representative, CancellationToken cancel)
    {
        if (representative.By is not { } by) throw new ArgumentException("Acts for nobody but themselves.", nameof(representative));
        await using var work = await writer.Begin([], cancel);
        var right = Slug.Of(by.Right);
        work.Db.Access.Add(new AccessRow
        {
            Id = Guid.CreateVersion7(work.Now), At = work.Now, Actor = representative.JournalId, PersonId = representative.Person, What = AccessKind.Representation, Purpose = right,
        });
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{representative.Person} {by.Id} {right}")));
        work.Db.Journal.Add(JournalEntry.OfPerson(work, representative, "representation-began", $"Digital Fuldmagt: {right}", representative.Person, digest));
        await work.Commit(cancel);
    }
}

/// <summary>The names of those who have given a power of attorney, for whoever has been given it.</summary>
public sealed class RepresentedPeople(IDbContextFactory<PortalDb> dbs)
{
    public async Task<IReadOnlyDictionary<PersonId, string>> Handle(IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Persons.Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
    }
}
