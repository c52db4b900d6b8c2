using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.App.Data;

namespace Portal.App.Payments;

/// <summary>
/// What makes a bank's transaction the same one in every file, so that it is booked once for ever: the account, the bank's reference
/// and the transaction's position; without a reference the digest of its content and its occurrence in the file.
/// The direction belongs to it, because a reversal may bear the reference of what it takes back.
/// </summary>
/// <param name="Direction">"CRDT" or "DBIT", with "RVSL" when it is a reversal.</param>
/// <param name="Reference">The bank's reference, or the digest.</param>
/// <param name="Number">The position, or the occurrence; from 1.</param>
internal readonly record struct BankIdentity(string Account, string Direction, string Reference, bool IsDigest, int Number)
{
    public static BankIdentity Of(BankTransaction transaction)
    {
        var direction = (transaction.IsDebit, transaction.IsReversal) switch
        {
            (false, false) => "CRDT",
            (true, false) => "DBIT",
            (false, true) => "CRDT-RVSL",
            _ => "DBIT-RVSL",
        };
        return transaction.ServicerReference is { } reference
            ? new BankIdentity(transaction.Account, direction, reference, IsDigest: false, transaction.Position)
            : new BankIdentity(transaction.Account, direction, transaction.ContentDigest ?? ContentDigest(transaction), IsDigest: true, transaction.Occurrence);
    }

    /// <summary>The same on any machine and however often it is asked for: a key for the books.</summary>
    public Guid Id() => DerivedId.Of("bank-transaction", Account, Direction, IsDigest ? "digest" : "reference", Reference, Number);

    /// <summary>
    /// SHA-256, in hexadecimal, of what the bank says of the entry and the transaction: equal for the same payment in another file,
    /// whatever its place there. The bank's running numbers are left out for that reason.
    /// </summary>
    public static string ContentDigest(BankTransaction transaction)
    {
        // No XML text can hold this character, so that no two contents give the same line.
        const char Of = '\u001f';
        var paid = transaction;
        var days = string.Create(CultureInfo.InvariantCulture, $"{paid.Account}{Of}{paid.ValueDate?.DayNumber}{Of}{paid.BookingDate.DayNumber}{Of}{paid.PaymentDay.DayNumber}");
        var money = string.Create(CultureInfo.InvariantCulture, $"{paid.EntryOre}{Of}{paid.AmountOre}{Of}{paid.IsDebit}{Of}{paid.IsReversal}");
        var text = $"{days}{Of}{money}{Of}{paid.Message}{Of}{paid.Payer}{Of}{paid.EndToEnd}{Of}{string.Join(Of, paid.References)}";
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return Convert.ToHexStringLower(digest);
    }
}
