using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Documents;
using Portal.App.Journal;
using Portal.App.Objections;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Deferrals;

/// <summary>Why a document was not taken.</summary>
public enum EvidenceFault
{
    NoFile,
    Empty,

    /// <summary>Above <see cref="EvidenceFile.LargestBytes"/>.</summary>
    TooLarge,

    /// <summary>Not a PDF, JPEG, PNG or HEIC by its first bytes.</summary>
    WrongKind,

    /// <summary>More than <see cref="EvidenceFile.MostFiles"/> on one request.</summary>
    TooMany,
}

/// <summary>A citizen adds a document (bilag) to a draft, or to a request that waits for its answer.</summary>
public sealed class AddEvidence(ClaimWriter writer, DocumentStore documents)
{
    /// <returns>What is wrong with it; empty when it was taken. Null when there is no such open request of this citizen's.</returns>
    public async Task<IReadOnlyList<EvidenceFault>?> Handle(Guid request, string name, Stream content, Citizen citizen, CancellationToken cancel)
    {
        if (!await IsOpen(request, citizen, cancel)) return null;
        if (await ReadAtMost(content, EvidenceFile.LargestBytes, cancel) is not { } bytes) return [EvidenceFault.TooLarge];
        if (bytes.Length == 0) return [EvidenceFault.Empty];
        if (EvidenceFile.TypeOf(bytes) is not { } type) return [EvidenceFault.WrongKind];
        var digest = await documents.Put(bytes, cancel);

        var (work, _) = await writer.BeginOnRequest(request, cancel);
        await using var __ = work;
        if (await Open(work.Db, request, citizen).SingleOrDefaultAsync(cancel) is not { } row) return null;
        var there = await work.Db.Attachments.Where(file => file.RequestId == request).Select(file => file.Sha256).ToListAsync(cancel);
        if (there.Contains(digest)) return [];
        if (there.Count >= EvidenceFile.MostFiles) return [EvidenceFault.TooMany];

        work.Db.Attachments.Add(new AttachmentRow
        {
            Id = Guid.CreateVersion7(), RequestId = request, PersonId = citizen.Person, Name = EvidenceFile.CleanName(name, type), MediaType = type, Size = bytes.Length,
            Sha256 = digest, AddedAt = work.Now, Retention = row.Status == RequestStatus.Draft ? RetentionClass.Draft : RetentionClass.Case,
        });
        row.Version++;
        if (row.Status == RequestStatus.Draft) row.SavedAt = work.Now;
        else
        {
            await HoldWhatIsNew(work, row, citizen, cancel);
            work.Db.Journal.Add(JournalEntry.OfRequest(work, citizen, "evidence-added", "P08", row));
        }
        await work.Commit(cancel);
        return [];
    }

    /// <summary>A request that brought nothing new does so now: from today it stops the course of its claims like any other.</summary>
    private static async Task HoldWhatIsNew(Work work, RequestRow request, Citizen citizen, CancellationToken cancel)
    {
        var unheld = await work.Db.RequestClaims.Where(about => about.RequestId == request.Id && !about.Held).ToListAsync(cancel);
        if (unheld.Count == 0) return;
        await work.Db.SaveChangesAsync(cancel);
        if (await ObjectionRequests.Hold(work, request, citizen, cancel)) return;
        var still = await Repeats.Unheld(work.Db, work.Policies, request, unheld.ConvertAll(about => about.ClaimId), work.Today, cancel);
        var here = (await ClaimFactsQuery.Of(unheld.ConvertAll(about => about.ClaimId), work.Db, cancel)).Where(claim => claim.Custody == Custody.Here).Select(claim => claim.Id).ToHashSet();
        var now = unheld.FindAll(about => here.Contains(about.ClaimId) && !still.Contains(about.ClaimId));
        foreach (var about in now) about.Held = true;
        await work.Apply([.. now.Select(about => Move.Held(about.ClaimId, "deferral-requested", DeferralPolicies.For(work.Today).Row, RepeatRules.HoldOf(request.Id, work.Today)))], citizen, cancel);
    }

    private async Task<bool> IsOpen(Guid request, Citizen citizen, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        return await Open(work.Db, request, citizen).AnyAsync(cancel);
    }

    internal static IQueryable<RequestRow> Open(PortalDb db, Guid request, Citizen citizen) => db.Requests.Where(row => row.Id == request && row.PersonId == citizen.Person
        && (row.Status == RequestStatus.Draft || row.Status == RequestStatus.Submitted || row.Status == RequestStatus.NeedsInformation || row.Status == RequestStatus.Hearing));

    /// <summary>Never holds more than the limit: the length a browser states is not believed.</summary>
    private static async Task<byte[]?> ReadAtMost(Stream content, long limit, CancellationToken cancel)
    {
        using var held = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            if (held.Length + read > limit) return null;
            held.Write(buffer, 0, read);
        }
        return held.ToArray();
    }
}

/// <summary>A citizen takes a document off a draft again. What has been sent stays.</summary>
public sealed class RemoveEvidence(ClaimWriter writer, DocumentStore documents)
{
    /// <returns>False when it is not there, not theirs, or already sent.</returns>
    public async Task<bool> Handle(Guid request, Guid evidence, Citizen citizen, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await work.Db.LockRequest(request, cancel);
        var draft = await AddEvidence.Open(work.Db, request, citizen).Where(row => row.Status == RequestStatus.Draft).SingleOrDefaultAsync(cancel);
        if (draft is null) return false;
        var file = await work.Db.Attachments.SingleOrDefaultAsync(file => file.Id == evidence && file.RequestId == request, cancel);
        if (file is null) return false;
        documents.Release(file.Sha256);
        work.Db.Attachments.Remove(file);
        draft.Version++;
        draft.SavedAt = work.Now;
        await work.Commit(cancel);
        return true;
    }
}

/// <summary>Reads a document back, for its owner or for the case team.</summary>
public sealed class ReadEvidence(IDbContextFactory<PortalDb> dbs, DocumentStore documents, AccessLog access)
{
    /// <returns>Null when it is not this citizen's, or not on this request: there it does not exist.</returns>
    public async Task<EvidenceContent?> Handle(Guid request, Guid evidence, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Read(await db.Attachments.AsNoTracking().SingleOrDefaultAsync(file => file.Id == evidence && file.RequestId == request && file.PersonId == citizen.Person, cancel), cancel);
    }

    /// <summary>For the case team, on a request that has been sent: a draft is the citizen's own. The look is written in the access log.</summary>
    public async Task<EvidenceContent?> Handle(Guid request, Guid evidence, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var about = await db.Requests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request && row.Status != RequestStatus.Draft, cancel);
        var file = about is null ? null : await db.Attachments.AsNoTracking().SingleOrDefaultAsync(found => found.Id == evidence && found.RequestId == request, cancel);
        if (file is not null) await access.Record(by, file.PersonId, AccessKind.Evidence, about!.CaseNumber!, cancel);
        return await Read(file, cancel);
    }

    private async Task<EvidenceContent?> Read(AttachmentRow? file, CancellationToken cancel) =>
        file is null ? null : new EvidenceContent(file.Name, file.MediaType, await documents.Get(file.Sha256, cancel));
}

/// <summary>A document's bytes with the type told from them.</summary>
public sealed record EvidenceContent(string Name, string MediaType, ReadOnlyMemory<byte> Bytes);
