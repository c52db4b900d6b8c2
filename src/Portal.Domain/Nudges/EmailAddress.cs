using System.Text.RegularExpressions;

namespace Portal.Domain.Nudges;

/// <summary>An e-mail address as somebody writes it in a form.</summary>
public static partial class EmailAddress
{
    /// <summary>More cannot be sent to (RFC 5321).</summary>
    public const int Longest = 254;

    /// <summary>The plain form of an address, in ASCII: no name beside it, no quotes, no comment, nothing that could begin a line of its own in a message.</summary>
    public static bool IsValid(string text) => text.Length <= Longest && text.IndexOf('@', StringComparison.Ordinal) is > 0 and <= 64 && Plain().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
