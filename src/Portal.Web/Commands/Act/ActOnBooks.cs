using Portal.App.Books;
using Portal.Domain.Money;

namespace Portal.Web.Commands.Act;

/// <summary>What finance does to the books: one proposes, another approves.</summary>
internal static class ActOnBooks
{
    public static ActDeed WriteDown(ActLine line)
    {
        var (amount, reason) = (new Kroner(line.Ore("amountOre")), line.Words("reason"));
        return ActOnCourse.OnClaim(line.Claim("claim"), (stage, id, cancel) => stage.Use<WriteDownClaim>().Handle(id, amount, reason, stage.Staff, cancel));
    }

    public static ActDeed WriteOff(ActLine line)
    {
        var reason = line.Words("reason");
        return ActOnCourse.OnClaim(line.Claim("claim"), (stage, id, cancel) => stage.Use<WriteOffClaim>().Handle(id, reason, stage.Staff, cancel));
    }

    public static ActDeed PayBack(ActLine line)
    {
        var (amount, reason) = (new Kroner(line.Ore("amountOre")), line.Words("reason"));
        return ActOnCourse.OnClaim(line.Claim("claim"), (stage, id, cancel) => stage.Use<PayBackCredit>().Handle(id, amount, reason, stage.Staff, cancel));
    }

    public static ActDeed Approve(ActLine line)
    {
        var (proposal, approved) = (line.Id("id"), line.Yes("approve"));
        return async (stage, cancel) => ActOnCourse.Outcome(await stage.Use<Approve>().Handle(proposal, approved, stage.Staff, cancel));
    }
}
