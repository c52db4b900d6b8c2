using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>
/// Tells everybody liable that the authority has received a claim, and that one is back (letters.md 4.19, 4.20): once for each stay, in the work that takes the answer in. What was
/// refused or taken back in høring was never there, and nobody is told.
/// </summary>
public sealed class TransferTold(MunicipalityOptions municipality)
{
    /// <param name="stays">That the authority has just said it has received.</param>
    public async Task Received(Work work, IReadOnlyCollection<Guid> stays, CancellationToken cancel)
    {
        var ids = await work.Db.RecoveryStays.Where(row => EF.Parameter(stays).Contains(row.Id) && row.EndedOn == null).Select(row => row.ClaimId).ToListAsync(cancel);
        await File(work, TransferLetters.Received(await ClaimFactsQuery.Of(ids, work.Db, cancel), work.Today), cancel);
    }

    /// <param name="code">The municipality's own reason, or the authority's.</param>
    /// <param name="covered">What has been covered at the authority.</param>
    public async Task Back(Work work, ClaimId id, StayEnd end, string code, Kroner covered, CancellationToken cancel)
    {
        if (end is not (StayEnd.Recalled or StayEnd.Returned)) return;
        var claim = (await ClaimFactsQuery.Of([id], work.Db, cancel)).Single();
        var next = Course.Next(claim, DerivedAccount.Of(claim, work.BusinessDay, work.Policies).Unpaid, work.BusinessDay, work.Policies);
        await File(work, TransferLetters.Back(claim, end == StayEnd.Recalled ? code : TransferLetters.SentBack, covered, next?.EarliestOn, work.Today), cancel);
    }

    /// <summary>A dead person's letters go to the estate's representative, whom somebody looks up first (letters.md 6.6).</summary>
    private async Task File(Work work, IEnumerable<CourseLetter> letters, CancellationToken cancel)
    {
        var all = letters.ToList();
        var receivers = all.Select(letter => letter.Receiver).Distinct().ToList();
        var living = (await work.Db.Persons.Where(row => EF.Parameter(receivers).Contains(row.Id) && row.DeadOn == null).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
        await FileCourseLetters.Write(work, [.. all.Where(letter => living.Contains(letter.Receiver)).Select(CourseLetterInputs.Of)], municipality.Name, cancel);
    }
}
