using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.App.Nudges;

/// <summary>The code by which somebody shows that an e-mail address is theirs: typed on the page, never a link.</summary>
internal static class EmailCode
{
    /// <summary>How long one holds.</summary>
    public const int Minutes = 30;

    /// <summary>How often it may be typed.</summary>
    public const int Tries = 5;

    /// <summary>How many one person may have sent in a day: whose mailbox it is has not been shown yet.</summary>
    public const int MostADay = 5;

    // A million codes are soon tried by whoever has the row; each try is made to cost something.
    private const int Rounds = 100_000;
    private const int SaltBytes = 16, HashBytes = 32;

    public static string New() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    public static string Digest(string code)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Convert.ToHexStringLower([.. salt, .. Hash(code, salt)]);
    }

    public static bool Matches(string typed, string digest)
    {
        var kept = Convert.FromHexString(digest);
        return CryptographicOperations.FixedTimeEquals(Hash(string.Concat(typed.Where(char.IsAsciiDigit)), kept[..SaltBytes]), kept.AsSpan(SaltBytes));
    }

    private static byte[] Hash(string code, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(code), salt, Rounds, HashAlgorithmName.SHA256, HashBytes);
}
