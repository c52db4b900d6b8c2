namespace Portal.Web.SignIn;

/// <summary>How sure the login provider is of who it is (NSIS sikringsniveau). The order is the law's.</summary>
internal enum AssuranceLevel
{
    Low = 1,
    Substantial,
    High,
}

/// <summary>Reads the level from the words the Danish providers use. Anything else is unknown, and unknown is refused.</summary>
internal static class AssuranceLevels
{
    private static readonly string[] Prefixes = ["", "https://data.gov.dk/concept/core/nsis/loa/", "https://data.gov.dk/concept/core/nsis/", "urn:grn:authn:dk:mitid:"];

    public static AssuranceLevel? Read(string text)
    {
        foreach (var level in Enum.GetValues<AssuranceLevel>())
        {
            if (Prefixes.Any(p => string.Equals(text.Trim(), p + level, StringComparison.OrdinalIgnoreCase)))
            {
                return level;
            }
        }

        return null;
    }

    /// <summary>Several words: the lowest counts, and one that is not understood spoils them all.</summary>
    public static AssuranceLevel? Lowest(IEnumerable<string> texts)
    {
        var levels = texts.Select(Read).ToList();
        return levels.Count == 0 || levels.Contains(null) ? null : levels.Min();
    }
}
