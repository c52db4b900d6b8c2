using System.Globalization;

namespace Portal.Model;

/// <summary>The people and the claims of one history.</summary>
internal sealed class Cast
{
    private readonly Random _random;
    private readonly List<ModelPerson> _people = [];

    private readonly bool _withRecovery;

    public Cast(Random random, DateOnly first, bool withRecovery)
    {
        _withRecovery = withRecovery;
        _random = random;
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var person = new ModelPerson(NewId(i), !Chance(0.3), false, Chance(0.05) ? (Chance(0.5) ? "FO" : "GL") : "DK");
            _people.Add(person);
        }

        Debtors = [.. _people.Select(person => person.Id)];
        for (var i = random.Next(0, 3); i > 0; i--)
        {
            _people.Add(new ModelPerson(NewCpr(10 + i), Chance(0.5), false, "DK"));
        }

        var count = random.Next(1, 7);
        var claims = new List<(ModelClaim Claim, DateOnly ArrivesOn)>();
        for (var number = 1; number <= count; number++)
        {
            // Now and then another claim like the one before: they share their letters.
            claims.Add(claims.Count > 0 && Chance(0.3) ? Another(claims[^1], number) : NewClaim(number, first));
        }

        Claims = withRecovery ? [.. claims.Select(claim => (WithRefund(claim.Claim), claim.ArrivesOn))] : claims;
        for (var i = withRecovery ? random.Next(1, 3) : 0; i > 0; i--)
        {
            // Somebody whom the claims did not name.
            _people.Add(new ModelPerson(NewCpr(20 + i), Chance(0.6), false, "DK"));
        }

        for (var i = 0; withRecovery && i < _people.Count; i++)
        {
            _people[i] = _people[i] with { Exempt = Chance(0.12) };
        }
    }

    public IReadOnlyList<string> Debtors { get; }

    public IReadOnlyList<ModelPerson> People => _people;

    public IReadOnlyList<(ModelClaim Claim, DateOnly ArrivesOn)> Claims { get; }

    public bool IsDead(string id) => _people.Any(person => person.Id == id && person.Dead);

    /// <summary>A debtor gets or loses a phone number, or dies.</summary>
    public IReadOnlyList<ModelPerson> ChangeSomebody()
    {
        var index = _random.Next(Debtors.Count);
        var person = _people[index];
        if (_withRecovery && Chance(0.3))
        {
            _people[index] = person with { Country = person.Country == "DK" ? Pick("FO", "GL") : "DK" };
            return [_people[index]];
        }

        _people[index] = Chance(0.3) && person.Id.Length == 10 ? person with { Dead = true } : person with { HasPhone = !person.HasPhone };
        return [_people[index]];
    }

    private ModelClaim WithRefund(ModelClaim claim) =>
        claim.Type is "housing-benefit" or "cash-benefit-repayment" or "pension-repayment" ? claim with { StateRefund = Chance(0.4) } : claim;

    private bool Chance(double share) => _random.NextDouble() < share;

    private T Pick<T>(params T[] of) => of[_random.Next(of.Length)];

    private string NewId(int number) =>
        Chance(0.25) ? string.Create(CultureInfo.InvariantCulture, $"{30_000_000 + (number * 100_000) + _random.Next(99_999)}") : NewCpr(number);

    /// <summary>A replacement number (day + 60) of a person born in the 1950s to 1990s.</summary>
    private string NewCpr(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{_random.Next(61, 89):00}{_random.Next(1, 13):00}{_random.Next(50, 100):00}{1000 + (number * 100) + _random.Next(100):0000}");

    private ModelClaim Basic(int number, DateOnly dueOn, DateOnly payBy)
    {
        var type = Pick("property-tax", "property-tax", "daycare", "daycare", "daycare", "after-school", "after-school", "maintenance",
            "housing-benefit", "cash-benefit-repayment", "daycare-repayment", "pension-repayment", "general", "civil", "civil", "civil");
        var family = ClaimType.Of(type).Family;
        IReadOnlyList<string> others = [];
        if (_people.Count > Debtors.Count && Chance(family == "property" ? 0.7 : 0.2))
        {
            others = [.. _people.Skip(Debtors.Count).Select(person => person.Id).Take(_random.Next(1, 3))];
        }

        var basis = family != "repayment" && Chance(0.1) ? Pick("settlement", "judgment") : "ordinary";
        return new ModelClaim(
            "KILDE", Reference(number), type, Pick([.. Debtors]), others, Amount(), dueOn, payBy, basis, []);
    }

    private static string Reference(int number) => string.Create(CultureInfo.InvariantCulture, $"K-{number}");

    private (ModelClaim Claim, DateOnly ArrivesOn) Another((ModelClaim Claim, DateOnly ArrivesOn) like, int number)
    {
        var dueOn = like.Claim.DueOn.AddDays(Chance(0.5) ? 0 : -_random.Next(1, 4));
        return (like.Claim with { Reference = Reference(number), DueOn = dueOn, PrincipalOre = Amount(), Basis = "ordinary", Terms = [] }, like.ArrivesOn);
    }

    private (ModelClaim Claim, DateOnly ArrivesOn) NewClaim(int number, DateOnly first)
    {
        var arrivesOn = Chance(0.5) ? first : first.AddDays(_random.Next(0, 150));
        var dueOn = DueDay(arrivesOn.AddDays(_random.Next(-110, 50)), arrivesOn);
        var payBy = dueOn.AddDays(Pick(0, 0, 0, 1, 4, 9, _random.Next(1, 15), 30));
        if (Chance(0.4))
        {
            while (Calendar.IsBanking(payBy))
            {
                payBy = payBy.AddDays(1);
            }
        }

        var claim = Basic(number, dueOn, payBy);
        return (claim.Basis != "ordinary" && Chance(0.6) ? claim with { Terms = Terms(claim) } : claim, arrivesOn);
    }

    private List<(DateOnly DueOn, long AmountOre)> Terms(ModelClaim claim)
    {
        var count = Math.Min(_random.Next(2, 5), (int)Math.Min(claim.PrincipalOre, 5));
        var each = claim.PrincipalOre / count;
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
                (claim.DueOn.AddMonths(i), i == count - 1 ? claim.PrincipalOre - (each * (count - 1)) : each)),
        ];
    }

    /// <summary>From 30 kr to 40,000 kr, mostly some thousands, with odd øre.</summary>
    private long Amount() => Pick(
        _random.Next(30_00, 60_00), _random.Next(60_00, 250_00), _random.Next(250_00, 900_00), _random.Next(900_00, 9_000_00),
        _random.Next(900_00, 9_000_00), _random.Next(9_000_00, 40_000_00));

    /// <summary>The 1st, 15th, 28th to 31st of the month, or the day itself; now and then around the leap day of 2024.</summary>
    private DateOnly DueDay(DateOnly about, DateOnly arrivesOn)
    {
        // The interest of a claim so old would be time-barred before the authority had it.
        if (Chance(0.05) && !(_withRecovery && arrivesOn > new DateOnly(2025, 5, 1)))
        {
            return Pick(new DateOnly(2024, 2, 28), new DateOnly(2024, 2, 29), new DateOnly(2024, 1, 30), new DateOnly(2023, 12, 31));
        }

        var day = Pick(1, 15, 28, 29, 30, 31, about.Day);
        return new DateOnly(about.Year, about.Month, Math.Min(day, DateTime.DaysInMonth(about.Year, about.Month)));
    }
}
