using Portal.Domain.Claims;

namespace Portal.Domain.Recovery;

/// <summary>How claims of one kind are named to the recovery authority, with their fees and their interest.</summary>
/// <param name="Claim">Fordringstype of the claim; null while nobody has filled it in: then no such claim is ready.</param>
/// <param name="Fee">Of a reminder fee on it.</param>
/// <param name="Interest">Of a month of interest on it.</param>
public sealed record RecoveryCodeSet(string? Claim, string? Fee, string? Interest)
{
    /// <summary>Rentevalg; null where the authority's own interest applies.</summary>
    public InterestChoice? Choice { get; init; }
}

/// <summary>The municipality's own codes for a type of claim, or for what one source sends of it.</summary>
/// <param name="Source">As in claims.csv; null for the type whatever its source.</param>
public sealed record RecoveryCodeLine(ClaimType Type, string? Source, RecoveryCodeSet Codes);

/// <summary>
/// Which code each claim has. The portal knows those that have been read in the authority's material; the rest are the municipality's to fill in, since a code that is guessed
/// would be refused, or worse, received as something else.
/// </summary>
public sealed class RecoveryCodes(params IReadOnlyList<RecoveryCodeLine> lines)
{
    /// <summary>Nothing filled in.</summary>
    public static readonly RecoveryCodes Known = new();

    /// <summary>What the source's own line says, then the type's, then what the portal knows.</summary>
    public RecoveryCodeSet For(ClaimType type, string source, DateOnly dueOn)
    {
        var own = lines.FirstOrDefault(line => line.Type == type && string.Equals(line.Source, source, StringComparison.OrdinalIgnoreCase))?.Codes;
        var all = lines.FirstOrDefault(line => line.Type == type && line.Source is null)?.Codes;
        var (fee, interest) = KnownParts(type);
        return new RecoveryCodeSet(own?.Claim ?? all?.Claim ?? ClaimTypes.For(type, dueOn).RecoveryCode, own?.Fee ?? all?.Fee ?? fee, own?.Interest ?? all?.Interest ?? interest)
        {
            Choice = own?.Choice ?? all?.Choice,
        };
    }

    /// <summary>From the material on daycare (18-01-2024) and on interest: which fee code belongs to other types has not been read.</summary>
    private static (string? Fee, string? Interest) KnownParts(ClaimType type) => type switch
    {
        ClaimType.Daycare => ("GEDAINS", "REOPDAG"),
        ClaimType.PropertyTax => (null, "REOPKOM"),
        ClaimType.Civil => (null, "KFOPREN"),
        _ => (null, null),
    };
}
