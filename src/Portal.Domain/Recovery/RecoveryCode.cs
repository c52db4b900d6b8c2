namespace Portal.Domain.Recovery;

/// <summary>The authority's type codes (fordringstypekode).</summary>
public static class RecoveryCode
{
    /// <summary>Seven capital letters, Æ, Ø and Å among them.</summary>
    public static bool IsValid(string? code) => code is { Length: 7 } && code.All(letter => char.IsAsciiLetterUpper(letter) || letter is 'Æ' or 'Ø' or 'Å');
}
