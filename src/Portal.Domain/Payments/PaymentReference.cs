using System.Text.RegularExpressions;

namespace Portal.Domain.Payments;

/// <summary>Why a payment names none of our payment ids, strongest first: what staff are told when several things are wrong.</summary>
public enum UnmatchedReason
{
    /// <summary>Different good ids in one payment: a person must say how it is shared.</summary>
    SeveralReferences,

    /// <summary>The line is good, but for another creditor number (kreditornummer) than ours.</summary>
    OtherCreditor,

    /// <summary>15 or 16 digits whose check digit does not fit: mistyped.</summary>
    WrongCheckDigit,

    /// <summary>A reference that is no payment id of card type 71 or 75.</summary>
    UnknownForm,

    /// <summary>No reference, or a line of card type 73, which has none.</summary>
    NoReference,
}

/// <summary>What a payer wrote to say what is paid (betalingslinje): one of our payment ids, or why it cannot be told.</summary>
public abstract partial record PaymentReference
{
    private const string Card71 = "71";
    private const string Card73 = "73";
    private const string Card75 = "75";

    private static readonly PaymentReference[] Reasons = [.. Enum.GetValues<UnmatchedReason>().Select(reason => new Unmatched(reason))];

    private PaymentReference()
    {
    }

    /// <summary>A payment id with a right check digit. Whether a claim or an agreement has it is not known here.</summary>
    public sealed record Matched(PaymentId Id) : PaymentReference;

    public sealed record Unmatched(UnmatchedReason Reason) : PaymentReference;

    /// <summary>
    /// Finds the payment id among the references, each 15 digits (card 71), 16 digits (card 75) or a whole line "+71&lt;…+…&lt;";
    /// only when none of them holds a good one, in lines inside the message.
    /// </summary>
    /// <param name="references">The payment's structured references, as the bank states them.</param>
    /// <param name="message">What the payer wrote besides; a line may be broken over two lines of it.</param>
    /// <param name="creditor">The municipality's creditor number (kreditornummer), 8 digits.</param>
    public static PaymentReference Find(IReadOnlyList<string> references, string? message, string creditor)
    {
        var best = Because(UnmatchedReason.NoReference);
        for (var i = 0; i < references.Count; i++) best = Better(best, InReference(references[i].AsSpan().Trim(), creditor));
        if (best is Matched or Unmatched { Reason: UnmatchedReason.SeveralReferences } || message is null || !message.Contains('<', StringComparison.Ordinal)) return best;

        return Better(best, InLines(message.ReplaceLineEndings(""), creditor) ?? Because(UnmatchedReason.NoReference));
    }

    private static PaymentReference InReference(ReadOnlySpan<char> reference, string creditor)
    {
        if (PaymentId.TryParse(reference, out var id) || PaymentId.TryParseCard75(reference, out id)) return new Matched(id);
        if (reference.IsEmpty) return Because(UnmatchedReason.NoReference);
        if (!reference.ContainsAnyExceptInRange('0', '9')) return Because(FaultOf(reference));
        return InLines(reference.ToString(), creditor) ?? Because(UnmatchedReason.UnknownForm);
    }

    /// <returns>Null when the text holds no line at all.</returns>
    private static PaymentReference? InLines(string text, string creditor)
    {
        PaymentReference? best = null;
        foreach (Match line in Line().Matches(text))
        {
            var found = InLine(line.Groups["card"].Value, line.Groups["id"].Value, line.Groups["creditor"].Value == creditor);
            best = best is null ? found : Better(best, found);
        }
        return best;
    }

    private static PaymentReference InLine(string card, string digits, bool isOurs) => card switch
    {
        Card71 or Card73 or Card75 when !isOurs => Because(UnmatchedReason.OtherCreditor),
        Card71 when PaymentId.TryParse(digits, out var id) => new Matched(id),
        Card75 when PaymentId.TryParseCard75(digits, out var id) => new Matched(id),
        Card71 when digits.Length == 15 => Because(UnmatchedReason.WrongCheckDigit),
        Card75 when digits.Length == 16 => Because(FaultOf(digits)),
        Card73 when digits.Length == 0 => Because(UnmatchedReason.NoReference),
        _ => Because(UnmatchedReason.UnknownForm),
    };

    /// <summary>16 digits that check but do not begin with 0 are somebody's id, only never one that we have given.</summary>
    private static UnmatchedReason FaultOf(ReadOnlySpan<char> digits) =>
        digits.Length is 15 or 16 && !PaymentId.HasCard75CheckDigit(digits) ? UnmatchedReason.WrongCheckDigit : UnmatchedReason.UnknownForm;

    private static PaymentReference Better(PaymentReference one, PaymentReference other) => (one, other) switch
    {
        (Matched first, Matched second) => first.Id == second.Id ? first : Because(UnmatchedReason.SeveralReferences),
        (Unmatched { Reason: UnmatchedReason.SeveralReferences }, _) => one,
        (Matched, _) => one,
        (_, Matched) => other,
        (Unmatched first, Unmatched second) => first.Reason <= second.Reason ? first : second,
        _ => one,
    };

    private static PaymentReference Because(UnmatchedReason reason) => Reasons[(int)reason];

    [GeneratedRegex(@"\+\s*(?<card>[0-9]{2})\s*<\s*(?<id>[0-9]{0,19})\s*\+\s*(?<creditor>[0-9]{7,8})\s*<")]
    private static partial Regex Line();
}
