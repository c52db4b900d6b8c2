using Portal.App.Agreements;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Money;

namespace Portal.Web.Commands.Act;

/// <summary>What debtors do with their agreements, themselves or through the case team.</summary>
internal static class ActOnAgreements
{
    public static ActDeed Change(ActLine line)
    {
        var (id, change) = (line.Id("id"), line.Choice<AgreementChange>("change"));
        if (change is AgreementChange.Reinstated or AgreementChange.Ended) throw line.Bad("change", "is not for a debtor to choose", "one of: pay-day, skip, shorten, lower, lower-amount");
        var payDay = change == AgreementChange.PayDay ? line.Number("payDay") : 0;
        var monthly = change == AgreementChange.LowerAmount ? new Kroner(line.Ore("monthlyOre")) : Kroner.Zero;
        return async (stage, cancel) => await stage.Names.Agreement(id, cancel) is { } agreement
            ? Outcome(await stage.Use<ChangeAgreement>().Handle(agreement, new AgreementChangeAsk(change, payDay, monthly), stage.Actor, cancel))
            : ActOutcome.NotFound;
    }

    public static ActDeed Reinstate(ActLine line)
    {
        var id = line.Id("id");
        return async (stage, cancel) => await stage.Names.Agreement(id, cancel) is { } agreement
            ? Outcome(await stage.Use<ReinstateAgreement>().Handle(agreement, stage.Actor, cancel))
            : ActOutcome.NotFound;
    }

    private static ActOutcome Outcome(ChangeResult? result) => result switch
    {
        null => ActOutcome.NotFound,
        ChangeResult.Done done => ActOutcome.Done(done.Agreement),
        ChangeResult.Refused refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
        ChangeResult.NotReinstated refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
        _ => throw new InvalidOperationException("The use case gave an answer that nobody reads."),
    };
}
