using Portal.Domain.Agreements;
using Portal.Domain.Money;

namespace Portal.Domain.Derivation;

/// <summary>
/// What is paid on an agreement covers its claims, the oldest due date first (formats.md section 5, "agreement"). The shares are derived by payment day like
/// interest, so that a payment known late moves them back to its own day, whatever order the files came in.
/// </summary>
internal sealed class SharedMoney
{
    private readonly List<(AgreementReceipt Receipt, List<ClaimRun> Runs)> _receipts = [];

    /// <param name="runs">An agreement is shared out anew only where all its claims are given; else its shares are taken as they are posted.</param>
    public SharedMoney(IReadOnlyList<ClaimRun> runs, DateOnly through)
    {
        var byClaim = runs.ToDictionary(run => run.Claim.Id);
        foreach (var agreement in runs.SelectMany(run => run.Claim.Agreements).DistinctBy(agreement => agreement.Id))
        {
            if (agreement.Receipts.Count == 0 || !agreement.Claims.All(byClaim.ContainsKey)) continue;
            var theirs = agreement.Claims.Select(claim => byClaim[claim]).OrderBy(run => run.Claim.DueOn).ThenBy(run => run.Claim.PaymentId.Digits, StringComparer.Ordinal).ToList();
            foreach (var receipt in agreement.Receipts)
            {
                foreach (var run in theirs) run.SharesOf(receipt.Id);
                // A payment that was taken back was never made.
                if (!theirs.Any(run => run.Claim.TakenBack(receipt.Id, through))) _receipts.Add((receipt, theirs));
            }
        }
    }

    public IEnumerable<DateOnly> Days => _receipts.Select(one => one.Receipt.On);

    public void PayOn(DateOnly day)
    {
        foreach (var (receipt, runs) in _receipts.Where(one => one.Receipt.On == day)) Share(receipt, runs, (run, amount) => run.PayShare(receipt.Id, amount));
    }

    /// <summary>Payments whose day is still to come are placed by what is owed now: they count from their day, and are shared anew then.</summary>
    public void PlaceAfter(DateOnly through)
    {
        foreach (var (receipt, runs) in _receipts.Where(one => one.Receipt.On > through).OrderBy(one => one.Receipt.On)) Share(receipt, runs, (run, amount) => run.PlaceShare(receipt.Id, amount));
    }

    /// <summary>What is left over stays with the last of the claims, as credit.</summary>
    private static void Share(AgreementReceipt receipt, List<ClaimRun> runs, Action<ClaimRun, Kroner> pay)
    {
        var left = receipt.Amount;
        foreach (var run in runs)
        {
            var share = run == runs[^1] ? left : Kroner.Min(left, run.LeftToPlace);
            left -= share;
            if (share.IsPositive) pay(run, share);
        }
    }
}
