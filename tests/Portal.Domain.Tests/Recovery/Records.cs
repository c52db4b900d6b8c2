using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.Domain.Tests.Recovery;

/// <summary>For each type a record that keeps every rule.</summary>
internal static class Records
{
    /// <summary>A type whose material nobody has read: the general rules hold.</summary>
    public const string OtherType = "KTTIBAK";

    public static readonly DateOnly Receipt = new(2026, 4, 21);

    /// <summary>A month from 1 January 2026, due and payable in it; a year of 2025 for what is settled by the year.</summary>
    public static TransferRecord Good(string type)
    {
        var month = new TransferRecord(new Guid("11111111-1111-8111-8111-111111111111"), RecordCategory.Main, type, "DAGTILBUD/2026-01-1001", Kroner.Of(200), Kroner.Of(150))
        {
            Creditor = "12345678", Description = "Daginstitution, januar 2026", PeriodFrom = new(2026, 1, 1), PeriodTo = new(2026, 1, 31), EstablishedOn = new(2026, 1, 1), DueOn = new(2026, 1, 2),
            PayBy = new(2026, 1, 12), LimitationOn = new DateOnly(2026, 1, 12).Years(3), Liable = [new LiablePerson(new PersonId(Guid.Empty), Anna, LiabilityKind.Primary)],
        };
        var afterwards = month with { EstablishedOn = new(2026, 2, 2), DueOn = new(2026, 2, 2), PayBy = new(2026, 2, 12), LimitationOn = new DateOnly(2026, 2, 12).Years(3) };
        return type switch
        {
            "KFTØFIN" => month with { PeriodFrom = new(2025, 1, 1), PeriodTo = new(2025, 12, 31) },
            "KFMILJØ" => afterwards with { EstablishedOn = new(2026, 2, 1), DueOn = new(2026, 2, 2) },
            "KFGEDAI" or "KFOMDAG" or "KTCIVIL" or "KFGFEJL" => afterwards,
            "KTBRFLX" => afterwards with { DueOn = new(2026, 2, 3) },
            "GEDAINS" => month with
            {
                Category = RecordCategory.Related, MainRecord = month.Id, Description = "", PeriodFrom = new(2026, 2, 2), PeriodTo = new(2026, 2, 2), EstablishedOn = new(2026, 2, 2), DueOn = new(2026, 2, 2),
                PayBy = new(2026, 2, 2), LimitationOn = new(2029, 2, 2), Liable = [],
            },
            _ => month,
        };
    }

    private static IdNumber Anna => IdNumber.TryParse("6101801234", out var number) ? number : throw new InvalidOperationException();
}
