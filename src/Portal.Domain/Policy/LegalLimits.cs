namespace Portal.Domain.Policy;

/// <summary>
/// The most that law allows, whatever a municipality chooses. Changed only with the law, by a new row. A choice beyond it is refused
/// when it is approved, and the portal does not start with one.
/// </summary>
public static class LegalLimits
{
    /// <summary>Renteloven § 9 b, stk. 2: reminder fees on one claim.</summary>
    public const int MostCivilFees = 3;

    /// <summary>Renteloven § 9 b, stk. 2: days between two of them.</summary>
    public const int CivilFeeDaysApart = 10;
}
