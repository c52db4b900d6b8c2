using System.Security.Cryptography;
using System.Text.Json;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;

namespace Portal.App.Recovery;

/// <summary>Who did what about transfers: ids, codes and a digest, never what somebody wrote.</summary>
internal static class RecoveryJournal
{
    public static JournalRow OfBatch(Work work, Actor by, string what, RecoveryBatchRow batch) => Entry(work, by, what, "L04", null, JsonSerializer.SerializeToUtf8Bytes(batch));

    public static JournalRow OfAction(Work work, Actor by, string what, string rule, RecoveryActionRow action) => Entry(work, by, what, rule, action.ClaimId, JsonSerializer.SerializeToUtf8Bytes(action));

    private static JournalRow Entry(Work work, Actor by, string what, string rule, ClaimId? claim, byte[] written)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(written));
        return new JournalRow { Id = DerivedId.Of(digest, what, by.JournalId, work.Now.UtcTicks), At = work.Now, On = work.Today, Actor = by.JournalId, What = what, Rule = rule, ClaimId = claim, Digest = digest };
    }
}
