using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.App.Books;

/// <summary>What people are told in writing when finance has changed what stands on a claim (letters.md 4.16).</summary>
public sealed class BookLetters(CorrectionLetter correction, PayBackLetter payBack, FileLetter file, LettersOptions letters)
{
    /// <summary>
    /// Each who is liable is told a new amount; whoever owes beside the debtor not what the debtor has paid too much. Nothing while the recovery authority has the
    /// claim: it tells what is owed there (L12).
    /// </summary>
    /// <param name="decision">What the letters follow from: each is filed once.</param>
    /// <param name="before">As it was known: interest that has come since is no part of the correction.</param>
    internal async Task TellWrittenDown(Work work, Guid decision, ClaimFacts before, ClaimFacts now, CancellationToken cancel)
    {
        if (now.Custody == Custody.Transferred) return;
        before = before with { Postings = [.. before.Postings, .. DerivedAccount.Of(before, work.BusinessDay, work.Policies).Differences(work.BusinessDay)] };
        var (then, account) = (Account.On(before, work.Today), Account.On(now, work.Today));
        var told = now.Liable.Where(one => one.IsLiable && (then.Balance != account.Balance || one.Person == now.Debtor && then.Credit != account.Credit)).Select(one => one.Person).ToList();
        foreach (var receiver in await Receivers(work, told, cancel))
            await file.Handle(work, correction.Compose(new CorrectionModel(receiver, work.Today, before, now, EntryKind.Principal)), receiver, decision, [now.Id], cancel);
    }

    /// <summary>The debtor alone: the money is the debtor's.</summary>
    internal async Task TellPaidBack(Work work, Guid decision, ClaimFacts claim, Kroner amount, CancellationToken cancel)
    {
        foreach (var receiver in await Receivers(work, [claim.Debtor], cancel))
            await file.Handle(work, payBack.Compose(new PayBackModel(receiver, work.Today, claim, amount, work.Today.AddDays(letters.PayBackDays))), receiver, decision, [claim.Id], cancel);
    }

    /// <summary>Nobody writes to the dead: the estate is dealt with by hand.</summary>
    private static async Task<IReadOnlyList<LetterReceiver>> Receivers(Work work, IReadOnlyList<PersonId> people, CancellationToken cancel) =>
        [.. (await work.Db.Persons.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.Id) && row.DeadOn == null).OrderBy(row => row.Id).ToListAsync(cancel)).Select(LetterReceiver.Of)];
}
