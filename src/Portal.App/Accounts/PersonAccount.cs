using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Outbox;
using Portal.App.People;
using Portal.App.Policy;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Accounts;

/// <summary>One person's whole account on a day: for the command line. What a citizen gets of everything we have about them is <see cref="MyData.MyDataCopy"/>.</summary>
public sealed class PersonAccount(IDbContextFactory<PortalDb> dbs, FindPerson find, AccessLog access, LettersOptions letterOptions, TimeProvider clock)
{
    /// <param name="cprOrCvr">Read from standard input, never from an argument.</param>
    /// <param name="asOf">Entries up to and including this day, as known now; null is the business day, which is today until a night has been run.</param>
    /// <param name="purpose">Why the account is read; goes into the access log.</param>
    /// <returns>Null when nobody with that number is on record.</returns>
    public async Task<AccountDocument?> Handle(string cprOrCvr, DateOnly? asOf, string purpose, Actor by, CancellationToken cancel)
    {
        if (await find.Handle(cprOrCvr, cancel) is not { } person) return null;
        await access.Record(by, person, AccessKind.Account, purpose, cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var business = await BusinessDay.Of(db, clock.DanishToday(), cancel);
        return await Read(db, person, asOf ?? business, business, cancel);
    }

    private async Task<AccountDocument> Read(PortalDb db, PersonId person, DateOnly day, DateOnly business, CancellationToken cancel)
    {
        var policies = await PolicyBook.Of(db, cancel);
        var row = await db.Persons.AsNoTracking().SingleAsync(row => row.Id == person, cancel);
        // A claim that had not arrived by then was nobody's account.
        var facts = (await ClaimFactsQuery.Of(person, db, cancel)).Where(claim => claim.Postings.Any(posting => posting.On <= day)).ToList();
        var claims = facts.ConvertAll(claim => AccountClaims.Of(claim, person, day, business, policies));
        return new AccountDocument(
            new AccountPerson(row.IdNumber, row.Name), day, claims.Sum(claim => claim.BalanceOre), claims.Where(claim => claim.Liable == Slug.Of(LiabilityKind.Primary)).Sum(claim => claim.CreditOre),
            claims, Agreements(facts, person, day, await Offered(db, person, day, cancel)), await Requests(db, person, day, cancel), await Letters(db, person, day, cancel), await Statements(db, person, day, cancel));
    }

    /// <summary>Those that the person made, as far as they had come by the day, and those that they could say yes to on it.</summary>
    private static List<AccountAgreement> Agreements(IReadOnlyList<ClaimFacts> facts, PersonId person, DateOnly day, IReadOnlySet<Guid> offered)
    {
        var agreements = facts.SelectMany(claim => claim.Agreements)
            .Where(agreement => agreement.Person == person && agreement.FirstDay <= day && (agreement.Status != AgreementStatus.Proposed || offered.Contains(agreement.Id))).DistinctBy(agreement => agreement.Id);
        return [.. agreements.OrderBy(agreement => agreement.FirstDay).ThenBy(agreement => agreement.PaymentId.Digits, StringComparer.Ordinal).Select(AgreementOf)];

        AccountAgreement AgreementOf(Agreement agreement)
        {
            var progress = new AgreementProgress(agreement, facts, day);
            return new AccountAgreement(
                Slug.Of(agreement.Holds && progress.Left.IsZero ? AgreementStatus.Completed : agreement.Status), agreement.PaymentId.Digits,
                [.. agreement.Claims.Select(id => facts.Single(claim => claim.Id == id)).Select(claim => Name(claim.Source, claim.Reference))],
                [.. progress.Instalments.Select(one => new AccountInstalment(one.Instalment.DueOn, one.Instalment.Amount.Ore, one.Paid.Ore))]);
        }
    }

    /// <summary>The agreements that are proposed to the person and can be answered on the day.</summary>
    private static async Task<IReadOnlySet<Guid>> Offered(PortalDb db, PersonId person, DateOnly day, CancellationToken cancel) => (await (
        from proposal in db.Proposals
        join request in db.Requests on proposal.RequestId equals request.Id
        where request.PersonId == person && proposal.AgreementId != null && proposal.MadeOn <= day && proposal.AnswerBy >= day && (proposal.AnsweredOn == null || proposal.AnsweredOn > day)
        select proposal.AgreementId!.Value).ToListAsync(cancel)).ToHashSet();

    /// <summary>Which reasons were given is part of the person's own account; what they explained is not repeated here. A draft has not been sent to anybody.</summary>
    private static async Task<IReadOnlyList<AccountRequest>> Requests(PortalDb db, PersonId person, DateOnly day, CancellationToken cancel)
    {
        var requests = await db.Requests.AsNoTracking().Where(row => row.PersonId == person && row.Status != RequestStatus.Draft && row.SubmittedOn <= day)
            .OrderBy(row => row.SubmittedAt).ToListAsync(cancel);
        var ids = requests.ConvertAll(row => row.Id);
        var claims = (await (
            from link in db.RequestClaims
            join claim in db.Claims on link.ClaimId equals claim.Id
            where ids.Contains(link.RequestId)
            orderby claim.DueOn, claim.PaymentId
            select new { link.RequestId, claim.Source, claim.Reference }).ToListAsync(cancel)).ToLookup(row => row.RequestId, row => Name(row.Source, row.Reference));
        var reasons = (await db.RequestReasons.Where(row => ids.Contains(row.RequestId)).ToListAsync(cancel)).ToLookup(row => row.RequestId, row => row.Reason);
        var kinds = (await db.RequestKinds.Where(row => ids.Contains(row.RequestId)).ToListAsync(cancel)).ToLookup(row => row.RequestId, row => row.Kind);
        return requests.ConvertAll(row => new AccountRequest(
            [.. kinds[row.Id].Order().Select(kind => Slug.Of(kind))], [.. reasons[row.Id].Order().Select(reason => Slug.Of(reason))], [.. claims[row.Id]], Slug.Of(row.Status), row.SubmittedOn, row.Status.IsDecided() ? row.DecidedOn : null));
    }

    private async Task<IReadOnlyList<AccountLetter>> Letters(PortalDb db, PersonId person, DateOnly day, CancellationToken cancel)
    {
        var letters = await db.Letters.AsNoTracking().Where(row => row.PersonId == person && row.On <= day).OrderBy(row => row.On).ThenBy(row => row.At).ToListAsync(cancel);
        var ids = letters.ConvertAll(row => row.Id);
        var claims = (await (
            from link in db.LetterClaims
            join claim in db.Claims on link.ClaimId equals claim.Id
            where ids.Contains(link.LetterId)
            orderby claim.DueOn, claim.PaymentId
            select new { link.LetterId, claim.Source, claim.Reference }).ToListAsync(cancel)).ToLookup(row => row.LetterId, row => Name(row.Source, row.Reference));
        var deliveries = await db.DeliveriesOf(ids, day, letterOptions.PaperWorkingDays, cancel);
        return letters.ConvertAll(row => LetterOf(row, [.. claims[row.Id]], deliveries.GetValueOrDefault(row.Id)));
    }

    private static AccountLetter LetterOf(LetterRow row, IReadOnlyList<string> claims, Delivery? delivery) =>
        new(row.Id, Slug.Of(row.Kind), row.On, claims, Slug.Of(delivery?.State ?? DeliveryState.Waiting), delivery?.DeliveredOn);

    /// <summary>Those that were released by the day, each version of them.</summary>
    private static async Task<IReadOnlyList<AccountStatement>> Statements(PortalDb db, PersonId person, DateOnly day, CancellationToken cancel) => await (
        from statement in db.Statements
        join letter in db.Letters on statement.LetterId equals letter.Id
        where statement.PersonId == person && letter.On <= day
        orderby statement.To, statement.Version
        select new AccountStatement(statement.From, statement.To, statement.OpeningOre, statement.ClosingOre, statement.Version)).ToListAsync(cancel);

    private static string Name(string source, string reference) => $"{source}/{reference}";
}
