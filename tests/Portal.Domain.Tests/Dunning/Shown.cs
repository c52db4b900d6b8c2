using System.Globalization;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>A claim as text, so that the first difference can be read.</summary>
internal static class Shown
{
    /// <param name="person">Our own id of a model's person.</param>
    public static string Of(ModelClaimState claim, Func<string, PersonId> person) => Text(
        $"{claim.Source}/{claim.Reference}", claim.Stage, claim.PrincipalOre, claim.FeesOre, claim.InterestOre, claim.PaidOre, claim.BalanceOre, claim.CreditOre,
        claim.NextStep, claim.NextEarliestOn, claim.StoppedBy,
        claim.Entries.Select(entry => Entry(entry.On, entry.Kind, entry.Of, entry.AmountOre, entry.AccrualOn, entry.Corrects)),
        claim.Pending.Select(pending => $"{pending.On:yyyy-MM-dd} {pending.AmountOre}"),
        claim.Steps.Select(step => $"{step.On:yyyy-MM-dd} {step.Step} {person(step.Person)}{(step.Skipped ? " skipped" : "")}"),
        claim.Holds.Select(hold => $"{hold.Kind} {hold.From:yyyy-MM-dd} {hold.Until:yyyy-MM-dd}"));

    public static string Of(ModelAgreementState agreement) => Text(
        agreement.Id, agreement.Status, agreement.Claims, agreement.Instalments.Select(one => $"{one.DueOn:yyyy-MM-dd} {one.AmountOre} paid {one.PaidOre}"));

    public static string Of(ModelRequestState request) => $"request {request.Id} {request.Kind} {request.Status} {request.SubmittedOn:yyyy-MM-dd} {request.DecidedOn:yyyy-MM-dd} of {string.Join(", ", request.Claims)}";

    /// <param name="id">The model's number of it.</param>
    public static string Of(int id, Agreement agreement, IEnumerable<ClaimFacts> claims, DateOnly day)
    {
        var known = claims.Where(claim => agreement.Claims.Contains(claim.Id)).ToDictionary(claim => claim.Id);
        return Text(
            id, Slug.Of(agreement.Status), agreement.Claims.Select(claim => $"{known[claim].Source}/{known[claim].Reference}"),
            new AgreementProgress(agreement, known.Values, day).Instalments.Select(one => $"{one.Instalment.DueOn:yyyy-MM-dd} {one.Instalment.Amount.Ore} paid {one.Paid.Ore}"));
    }

    private static string Text(int id, string status, IEnumerable<string> claims, IEnumerable<string> instalments) =>
        $"agreement {id} {status} of {string.Join(", ", claims)}\n  {string.Join("\n  ", instalments)}";

    public static NextStep? Next(ClaimFacts known, DateOnly day)
    {
        var claim = known.AsOf(day);
        return Course.Next(claim, DerivedAccount.Of(claim, day, Policies.Default).Unpaid, day, Policies.Default);
    }

    public static string Of(ClaimFacts known, DateOnly day)
    {
        var claim = known.AsOf(day);
        var account = Account.On(claim, day);
        var next = Next(known, day);
        var writeOffs = claim.Postings.Where(posting => posting.Kind == EntryKind.WriteOff).GroupBy(posting => posting.On)
            .Select(parts => Entry(parts.Key, "write-off", null, parts.Sum(part => part.Amount.Ore), null, null));
        return Text(
            $"{claim.Source}/{claim.Reference}", Slug.Of(Stages.On(claim, day)), account.Principal.Ore, account.Fees.Ore, account.Interest.Ore, account.Paid.Ore, account.Balance.Ore, account.Credit.Ore,
            next is null ? null : Slug.Of(next.Step), next?.EarliestOn, next?.StoppedBy is { } stop ? Slug.Of(stop) : null,
            claim.Postings.Where(posting => posting.Kind != EntryKind.WriteOff)
                .Select(posting => Entry(posting.On, Slug.Of(posting.Kind), posting.Of is { } of ? Slug.Of(of) : null, posting.Amount.Ore, posting.AccrualOn, posting.CorrectsOn)).Concat(writeOffs),
            known.PendingAfter(day).Select(pending => $"{pending.On:yyyy-MM-dd} {pending.Amount.Ore}"),
            claim.Steps.Select(step => $"{step.On:yyyy-MM-dd} {Slug.Of(step.Step)} {step.Person}{(step.Skipped ? " skipped" : "")}"),
            known.Holds.Where(hold => Held.Contains(hold.Kind) && hold.StopsOn(day)).Select(hold => $"{Slug.Of(hold.Kind)} {hold.From:yyyy-MM-dd} {hold.Until:yyyy-MM-dd}"));
    }

    /// <summary>The others follow from the person, not from what was done about the claim.</summary>
    private static readonly HoldKind[] Held =
    [
        HoldKind.RequestPending, HoldKind.Objection, HoldKind.Agreement, HoldKind.Deferral, HoldKind.Contact, HoldKind.ReversalWait, HoldKind.MandatoryDeferral, HoldKind.Complaint,
        HoldKind.Bankruptcy, HoldKind.DebtRelief, HoldKind.Undeliverable, HoldKind.Staff,
    ];

    private static string Entry(DateOnly on, string kind, string? of, long ore, DateOnly? accrualOn, DateOnly? corrects) =>
        $"{on:yyyy-MM-dd} {kind} {of} {ore.ToString(CultureInfo.InvariantCulture)} accrual {accrualOn:yyyy-MM-dd} corrects {corrects:yyyy-MM-dd}";

    private static string Text(
        string name, string stage, long principal, long fees, long interest, long paid, long balance, long credit, string? next, DateOnly? earliest, string? stop,
        IEnumerable<string> entries, IEnumerable<string> pending, IEnumerable<string> steps, IEnumerable<string> holds) =>
        $"{name} {stage} principal {principal} fees {fees} interest {interest} paid {paid} balance {balance} credit {credit} next {next} {earliest:yyyy-MM-dd} {stop}\n  "
        + string.Join("\n  ", entries.Order(StringComparer.Ordinal)) + "\n  pending " + string.Join(", ", pending.Order(StringComparer.Ordinal)) + "\n  " + string.Join("\n  ", steps.Order(StringComparer.Ordinal))
        + "\n  holds " + string.Join(", ", holds.Order(StringComparer.Ordinal));
}
