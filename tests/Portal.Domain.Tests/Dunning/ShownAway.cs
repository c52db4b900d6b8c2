using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Letters;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;
using Portal.Domain.Tasks;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>Letters, notices, tasks, co-debtors and what lies with the recovery authority, as text to be held against the model's.</summary>
internal static class ShownAway
{
    public static readonly LetterKind[] OfTheCourse =
        [LetterKind.Bill, LetterKind.Reminder1, LetterKind.Reminder2, LetterKind.BreachReminder, LetterKind.Demand, LetterKind.CoDebtorFirst, LetterKind.TransferNotice];

    /// <param name="people">Everybody whom the model knows.</param>
    /// <param name="person">Our own id of a model's person.</param>
    /// <param name="batch">Our own name of a model's batch.</param>
    public static string Wanted(PortalModel model, IEnumerable<string> people, Func<string, PersonId> person, Func<int, string> batch)
    {
        var claims = model.Claims();
        var accounts = people.ToDictionary(one => one, model.Account);
        return Text(
            claims.SelectMany(claim => claim.Notices.Select((notice, i) => Notice(
                Key(claim), notice.On, notice.SaidOre, notice.Letters.Select(letter => (person(letter.Person), letter.DeliveredOn)), notice.ProposedOn, IsHere(claim) ? !notice.Ended && i == claim.Notices.Count - 1 : null))),
            claims.SelectMany(claim => claim.Sendings.Select(one => Sending(one.Claim, one.Number, one.SentOn, one.OwedOre, one.State, one.ReceivedOn, one.EndedOn))),
            model.Tasks().Where(task => task.Kind != "phone" || claims.Any(claim => Key(claim) == task.Claim && IsCalledAbout(claim))).Select(task => $"task {task.Kind} {task.Claim} {person(task.Person)}"),
            claims.Select(claim => Lies(Key(claim), Lies(claim))),
            claims.SelectMany(claim => claim.Sendings).GroupBy(one => one.Batch).Select(sent => $"batch {batch(sent.Key)} of {sent.Sum(one => one.OwedOre)}"),
            claims.SelectMany(claim => claim.Liable.Where(one => one.Kind == "co-debtor").Select(one => accounts[one.Person].Claims.Single(seen => Key(seen) == Key(claim)) is var seen
                ? $"{Key(claim)} for {person(one.Person)}: {seen.NextStep} {seen.NextEarliestOn:yyyy-MM-dd} {seen.StoppedBy}" : "")),
            accounts.SelectMany(one => one.Value.Letters.Select(letter => $"letter {letter.On:yyyy-MM-dd} {letter.Kind} {person(one.Key)} {string.Join(' ', letter.Claims)}")));
    }

    public static string Text(params IEnumerable<string>[] parts) => string.Join('\n', parts.SelectMany(part => part.Order(StringComparer.Ordinal)));

    public static string Lies(string claim, long ore) => $"{claim} lies there {ore}";

    public static string Task(TaskKind kind, string claim, PersonId? person) => $"task {Slug.Of(kind)} {claim} {person}";

    public static string Sending(string claim, int number, RecoveryStay stay) => Sending(
        claim, number, stay.SentOn, stay.Amount.Ore, stay.End is { } end ? Slug.Of(end) : stay.ReceivedOn is not null ? "received" : stay.HearingOn is not null ? "hearing" : "sent", stay.ReceivedOn, stay.EndedOn);

    public static string Letter(DateOnly on, LetterKind kind, PersonId receiver, IEnumerable<string> claims) => $"letter {on:yyyy-MM-dd} {Slug.Of(kind)} {receiver} {string.Join(' ', claims.Order(StringComparer.Ordinal))}";

    public static IEnumerable<string> Notices(ClaimFacts known, DateOnly day)
    {
        var claim = known.AsOf(day);
        var standing = TransferNotices.Of(claim, day, Policies.Default);
        var here = Account.On(claim, day).Balance.IsPositive && claim.Away is null;
        foreach (var notice in claim.Steps.Where(step => step.Step == Step.TransferNotice).GroupBy(step => step.Cycle))
        {
            var proposed = claim.Steps.Where(step => step.Step == Step.TransferProposal && step.Cycle == notice.Key).Min(step => (DateOnly?)step.On);
            var letters = notice.Select(step => (step.Person, claim.NoticesDelivered.TryGetValue(step.Letter!.Value, out var on) ? on : (DateOnly?)null));
            yield return Notice($"{claim.Source}/{claim.Reference}", notice.First().On, notice.First().Told!.Value.Ore, letters, proposed, here ? standing?.Cycle == notice.Key : null);
        }
    }

    public static string Next(ClaimFacts known, PersonId person, DateOnly day)
    {
        var claim = known.AsOf(day);
        var next = Course.Next(claim, person, DerivedAccount.Of(claim, day, Policies.Default).Unpaid, day, Policies.Default);
        return $"{claim.Source}/{claim.Reference} for {person}: {(next is null ? "" : Slug.Of(next.Step))} {next?.EarliestOn:yyyy-MM-dd} {(next?.StoppedBy is { } stop ? Slug.Of(stop) : "")}";
    }

    /// <summary>Owed again, and resting: a call that has closed by itself is opened anew when nothing stops it any more.</summary>
    public static bool IsCalledLater(ClaimFacts known, PersonId person, DateOnly day)
    {
        var claim = known.AsOf(day);
        return claim.Steps.Any(step => step.Step == Step.PhoneTask && step.Person == person && step.DoneOn is null)
            && Course.StoppedBy(claim, DerivedAccount.Of(claim, day, Policies.Default).Unpaid, Step.PhoneTask, day, Policies.Default, person) is not null;
    }

    public static bool IsCalledAbout(ClaimFacts claim) =>
        Account.On(claim, claim.DerivedOn ?? claim.ArrivedOn).Balance.IsPositive && claim.Holds.All(hold => hold.Kind != HoldKind.Agreement || hold.LiftedOn is not null);

    private static string Key(ModelClaimState claim) => $"{claim.Source}/{claim.Reference}";

    private static bool IsHere(ModelClaimState claim) => claim.BalanceOre > 0 && claim.Sendings.All(one => one.EndedOn is not null);

    /// <summary>The portal closes a call that nothing is left of, and opens it anew when there is (domain.md says nothing of it).</summary>
    private static bool IsCalledAbout(ModelClaimState claim) => claim.BalanceOre > 0 && claim.Holds.All(hold => hold.Kind != "agreement");

    /// <summary>What is sent and not received is what was sent; of what is received the authority is told all that is booked.</summary>
    private static long Lies(ModelClaimState claim) => claim.Sendings.LastOrDefault(one => one.EndedOn is null) is not { } away ? 0 : away.ReceivedOn is null ? away.OwedOre : claim.BalanceOre;

    private static string Sending(string claim, int number, DateOnly sentOn, long ore, string state, DateOnly? receivedOn, DateOnly? endedOn) =>
        $"{claim} sending {number} of {sentOn:yyyy-MM-dd} {ore} {state} received {receivedOn:yyyy-MM-dd} ended {endedOn:yyyy-MM-dd}";

    private static string Notice(string claim, DateOnly on, long said, IEnumerable<(PersonId Person, DateOnly? DeliveredOn)> letters, DateOnly? proposedOn, bool? stands) =>
        $"{claim} notice of {on:yyyy-MM-dd} said {said} to {string.Join(", ", letters.Select(letter => $"{letter.Person} {letter.DeliveredOn:yyyy-MM-dd}").Order(StringComparer.Ordinal))} proposed {proposedOn:yyyy-MM-dd} stands {stands}";
}
