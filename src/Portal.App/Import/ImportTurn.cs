using Portal.App.Data;

namespace Portal.App.Import;

/// <summary>
/// One import at a time: each waits for the counter of payment ids from its first line until it ends. So two imports of the
/// same file never meet, and payment ids follow the order of the file without holes.
/// </summary>
internal static class ImportTurn
{
    private const string PaymentIds = "payment-id";

    public static Task Take(Work work, CancellationToken cancel) => Counters.Take(work, PaymentIds, 0, cancel);

    /// <returns>The first of the numbers; the others follow it.</returns>
    public static Task<long> Numbers(Work work, int count, CancellationToken cancel) => Counters.Take(work, PaymentIds, count, cancel);
}
