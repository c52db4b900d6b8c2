using System.Globalization;
using System.Text.RegularExpressions;
using Portal.App.Data.Rows;
using Portal.App.Outbox;
using Portal.Domain;
using Portal.Domain.Letters;

namespace Portal.App.Import;

/// <summary>A line of receipts.csv: what Digital Post says about one message of ours (docs/formats/letters.md).</summary>
internal static partial class ReceiptLine
{
    public static readonly IReadOnlyList<string> Columns = ["message", "receipt", "at", "reason"];

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The delivery that the line reports. Look at the errors before using it.</summary>
    public static DeliveryRow Read(LineValues line)
    {
        if (!Guid.TryParseExact(line.Raw("message"), "D", out var message)) line.Fail("message", $"{Shown.Value(line.Raw("message"))} is not a UUID", "message is the UUID of one of our messages");
        var receipt = line.Raw("receipt");
        if (DeliveryCode.StateOf(receipt) is not { } state)
        {
            line.Fail("receipt", receipt.Length == 0 ? "is empty" : $"{Shown.Value(receipt)} is not known", $"receipt is one of {string.Join(", ", DeliveryCode.Receipts)}");
            state = default;
        }
        var reason = line.Raw("reason");
        // The message does not repeat it: a text could hold anything about a person.
        if (reason.Length > 0 && !ReasonCode().IsMatch(reason)) line.Fail("reason", "is not a code", "reason is a code of at most 40 letters, digits, '.', '_' and '-'");
        var at = Instant(line);
        return new DeliveryRow
        {
            // The same receipt is the same row, however often it comes.
            Id = DerivedId.Of("receipt", message, receipt, reason, at.ToUnixTimeMilliseconds()), OutboxId = message, State = state,
            Code = reason.Length == 0 ? receipt : $"{receipt}:{reason}", At = at,
        };
    }

    private static DateTimeOffset Instant(LineValues line)
    {
        var text = line.Raw("at");
        // Without a zone a time could be an hour off: at midnight that is another day.
        if (text.Length > 0 && (text[^1] == 'Z' || text.Length > 6 && text[^6] is '+' or '-')
            && DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return at.ToMillisecond();
        line.Fail("at", text.Length == 0 ? "is empty" : $"{Shown.Value(text)} is not a time", "times are ISO 8601 with a zone: 2026-10-03T06:12:44+02:00");
        return default;
    }

    [GeneratedRegex("^[0-9A-Za-zÆØÅæøå._-]{1,40}$")]
    private static partial Regex ReasonCode();
}
