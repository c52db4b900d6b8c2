using Portal.App.Payments;
using Portal.Domain;
using Portal.Domain.Money;
using Portal.Domain.Payments;

namespace Portal.Web.Commands.Act;

/// <summary>What staff do with money that the portal could not place by itself.</summary>
internal static class ActOnMoney
{
    public static ActDeed MatchPayment(ActLine line)
    {
        var (payment, claim) = (Payment(line, BankTransactionState.Unmatched), line.Claim("claim"));
        return async (stage, cancel) => await payment(stage, cancel) is { } id && await stage.Names.Claim(claim, cancel) is { } on
            ? Outcome(await stage.Use<MatchPayment>().Handle(id, on, stage.Staff, cancel)) : ActOutcome.NotFound;
    }

    public static ActDeed AnswerQuestion(ActLine line)
    {
        var (payment, answer) = (Payment(line, BankTransactionState.Question), line.Choice<QuestionAnswer>("answer"));
        return async (stage, cancel) => await payment(stage, cancel) is { } id
            ? Outcome(await stage.Use<AnswerQuestion>().Handle(id, answer, stage.Staff, cancel)) : ActOutcome.NotFound;
    }

    public static ActDeed TakeOff(ActLine line)
    {
        var (payment, reason) = (Payment(line, BankTransactionState.Matched), line.Words("reason"));
        return async (stage, cancel) => await payment(stage, cancel) is { } id ? Outcome(await stage.Use<TakePaymentOff>().Handle(id, reason, stage.Staff, cancel)) : ActOutcome.NotFound;
    }

    public static ActDeed MoveCredit(ActLine line)
    {
        var (from, to, amount) = (line.Claim("from"), line.Claim("to"), new Kroner(line.Ore("amountOre")));
        return async (stage, cancel) => await stage.Names.Claim(from, cancel) is { } source && await stage.Names.Claim(to, cancel) is { } target
            ? Outcome(await stage.Use<MoveCredit>().Handle(source, target, amount, stage.Staff, cancel)) : ActOutcome.NotFound;
    }

    /// <summary>By an id that was printed, or by what the bank calls it: the file's author knows no other name.</summary>
    private static Func<ActStage, CancellationToken, Task<Guid?>> Payment(ActLine line, BankTransactionState wanted)
    {
        const string Id = "id", Reference = "bankReference";
        if (line.Has(Id) == line.Has(Reference)) throw line.Bad(Id, $"either {Id} or {Reference} is needed, and one of them only", "required");
        if (line.Has(Id))
        {
            var id = line.Id(Id);
            return (stage, cancel) => stage.Names.Payment(id, cancel);
        }
        var reference = line.Text(Reference);
        return (stage, cancel) => stage.Names.Payment(reference, wanted, cancel);
    }

    private static ActOutcome Outcome(MoneyResult? result) => result switch
    {
        null => ActOutcome.NotFound,
        MoneyResult.Done done => ActOutcome.Done(done.Id),
        MoneyResult.Refused refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
        _ => throw new InvalidOperationException("The use case gave an answer that nobody reads."),
    };
}
