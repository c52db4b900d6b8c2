using Portal.App.Agreements;
using Portal.App.Arrangements;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.Web.Commands.Act;

/// <summary>What debtors do with their agreements, themselves or through the case team.</summary>
internal static class ActOnAgreements
{
    public static ActDeed Change(ActLine line)
    {
        var (id, change) = (line.Id("id"), line.Choice<AgreementChange>("change"));
        if (change is AgreementChange.Reinstated or AgreementChange.Ended or AgreementChange.Cancelled) throw line.Bad("change", "is not for a debtor to choose", "one of: pay-day, skip, shorten, lower, lower-amount");
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

    /// <summary>On a repayment claim (P13): from an income, else the standard amount, else an amount with grounds; or the debtor is heard about a raise.</summary>
    public static ActDeed SetArrangement(ActLine line)
    {
        var (claim, net, individual) = (line.Claim("claim"), line.OreOrNull("netYearlyOre"), line.OreOrNull("individualOre"));
        var (dependants, source, readOn) = (line.YesOrNull("dependants") ?? false, line.Words("incomeSource"), line.DayOrNull("incomeOn"));
        var hear = line.YesOrNull("hear") ?? false;
        var (grounds, firstOn, payDay) = (line.Words("text"), line.Day("firstOn"), line.NumberOrNull("payDay"));
        return async (stage, cancel) =>
        {
            if (await stage.Names.Claim(claim, cancel) is not { } id) return ActOutcome.NotFound;
            var input = new ArrangementInput(
                id, net is { } ore ? new Kroner(ore) : null, dependants, source, readOn, individual is { } own ? new Kroner(own) : null, grounds, firstOn, payDay ?? Math.Min(firstOn.Day, InstalmentAsk.LastPayDay));
            return await (hear ? stage.Use<HearRaise>().Handle(input, stage.Staff, cancel) : stage.Use<SetArrangement>().Handle(input, stage.Staff, cancel)) switch
            {
                SetArrangementResult.Done done => ActOutcome.Done(done.Arrangement),
                SetArrangementResult.Refused refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of), .. refused.Plan.Select(Slug.Of)]),
                _ => ActOutcome.NotFound,
            };
        };
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
