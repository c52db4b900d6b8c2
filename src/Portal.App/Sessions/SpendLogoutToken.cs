using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;

namespace Portal.App.Sessions;

/// <summary>A provider's logout message counts once. The key in the database decides, so that two servers cannot both accept it.</summary>
public sealed class SpendLogoutToken(IDbContextFactory<PortalDb> databases, SessionClock clock)
{
    /// <summary>False when the message has been seen before.</summary>
    public async Task<bool> Handle(string issuer, string tokenId, CancellationToken cancel)
    {
        var digest = ProviderSubject.Digest(issuer, tokenId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.SpentLogoutTokens.AnyAsync(t => t.Digest == digest, cancel))
        {
            return false;
        }

        db.SpentLogoutTokens.Add(new SpentLogoutTokenRow { Digest = digest, SpentAt = clock.Now });
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException lost) when (lost.InnerException is System.Data.Common.DbException)
        {
            // The other server was first by a moment; anything else than a taken key is not ours to hide.
            db.ChangeTracker.Clear();
            if (await db.SpentLogoutTokens.AnyAsync(t => t.Digest == digest, cancel))
            {
                return false;
            }

            throw;
        }
    }
}
