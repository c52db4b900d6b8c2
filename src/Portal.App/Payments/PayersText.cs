using Portal.Domain.Payments;

namespace Portal.App.Payments;

/// <summary>What a payer gave to say what is paid, as it is kept: the structured references on the first line, the message below it.</summary>
internal static class PayersText
{
    public static string Of(IReadOnlyList<string> references, string? message) =>
        string.IsNullOrWhiteSpace(message) ? string.Join(' ', references).Trim() : $"{string.Join(' ', references).Trim()}\n{message.Trim()}";

    /// <summary>The references and the message again. A line with blanks in it is found in the message too.</summary>
    public static (IReadOnlyList<string> References, string? Message) Read(string text) =>
        (text.Split('\n', 2)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), text.Length == 0 ? null : text.Replace('\n', ' '));

    public static PaymentReference Find(string text, string creditor)
    {
        var (references, message) = Read(text);
        return PaymentReference.Find(references, message, creditor);
    }

    /// <summary>The words alone, however they are broken into lines.</summary>
    public static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What tells two texts with their amounts apart within one run of the portal, however they are broken into lines.</summary>
    public static int Digest(long ore, string text)
    {
        var digest = new HashCode();
        digest.Add(ore);
        foreach (var letter in text)
            if (!char.IsWhiteSpace(letter)) digest.Add(letter);
        return digest.ToHashCode();
    }
}
