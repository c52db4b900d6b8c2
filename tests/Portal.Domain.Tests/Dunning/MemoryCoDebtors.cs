using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Liabilities;
using Portal.Domain.People;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>Those who are found to owe a claim beside its debtor, and the calls to them.</summary>
internal sealed partial class MemoryTown
{
    /// <summary>A caseworker finds somebody liable whom the source has named; nothing happens where that cannot be.</summary>
    public void Confirm(string key, string person, DateOnly on)
    {
        var claim = _claims[key];
        if (LiabilityRules.Confirm(claim, Person(person), new LiabilityAsk(claim.DueOn, null, "CPR", "Boede sammen."), null, [], _ => false).Count > 0) return;
        _claims[key] = claim with { Liable = [.. claim.Liable.Select(liable => liable.Person == Person(person) ? liable with { ConfirmedOn = on } : liable)] };
        Close(key, Step.CoLiabilityTask, on);
        _nextOn[claim.Id] = NightWatch.NextNight;
    }

    /// <summary>Whoever is called is reached.</summary>
    public void Called(string person, DateOnly on)
    {
        foreach (var (key, claim) in _claims.ToList())
        {
            var closed = CourseActs.Close(claim, Step.PhoneTask, on, Person(person));
            if (closed.Count == 0) continue;
            _claims[key] = claim with { Steps = [.. claim.Steps.Where(step => !(step.Step == Step.PhoneTask && step.Person == Person(person) && step.DoneOn is null)), .. closed] };
            _nextOn[claim.Id] = NightWatch.NextNight;
        }
        _calls.Remove(Person(person));
    }

    private Dictionary<PersonId, NightCallee> CoDebtorsOf(IEnumerable<ClaimFacts> claims) => claims.SelectMany(CoDebtorCourse.Of).Distinct()
        .ToDictionary(person => person, person => new NightCallee(_people.Values.Single(one => Person(one.Id) == person).HasPhone, _calls.TryGetValue(person, out var call) ? call : null));
}
