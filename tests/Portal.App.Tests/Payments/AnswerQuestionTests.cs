using Microsoft.EntityFrameworkCore;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Payments;
using Portal.Domain.Tasks;

namespace Portal.App.Tests.Payments;

/// <summary>Staff say whether a transaction is the same as one booked before.</summary>
public sealed class AnswerQuestionTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task The_same_is_not_booked_and_nobody_is_asked_again(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var question = await Asked(town, PaymentId.Of(3).Digits);

        Assert.Equal("ok", MoneyTown.Said(await Answer(town, question, QuestionAnswer.Same)));

        Assert.Equal(400_00, (await town.Claim("A3")).BalanceOre);
        Assert.Empty(await town.Tasks());
        Assert.Equal(["same"], await town.Outcomes(TaskKind.PaymentQuestion));
        Assert.Equal(["staff:sofie payment-question-answered"], await town.Journal());
        var row = await town.Payment("B1", asked: true);
        Assert.Equal((BankTransactionState.SameAsBooked, 150_00, null), (row.State, row.AmountOre, row.TransactionId));
        var again = await Second(town, PaymentId.Of(3).Digits);
        Assert.Equal((1, 150_00, 0), (again.AlreadyBooked.Count, again.AlreadyBooked.Ore, again.Questions.Count));
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task Another_is_booked_on_the_claim_that_it_names(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var question = await Asked(town, PaymentId.Of(3).Digits);

        Assert.Equal(new MoneyResult.Done(question, await town.IdOf("A3")), await Answer(town, question, QuestionAnswer.Another));

        Assert.Equal(250_00, (await town.Claim("A3")).BalanceOre);
        Assert.Empty(await town.Tasks());
        Assert.Equal(["staff:sofie payment-question-answered", "staff:sofie payment-received"], await town.Journal());
        Assert.Equal((BankTransactionState.Matched, ""), ((await town.Payment("B1", asked: true)).State, (await town.Payment("B1", asked: true)).Reason));
        Assert.Equal(1, (await Second(town, PaymentId.Of(3).Digits)).AlreadyBooked.Count);
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task Another_that_names_nothing_of_ours_goes_to_the_unmatched_list_and_can_be_matched_from_there(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var question = await Asked(town, MoneyTown.NoId);

        Assert.Equal(new MoneyResult.Done(question, null), await Answer(town, question, QuestionAnswer.Another));
        Assert.Equal(["unmatched-payment unknown-id"], await town.Tasks());
        await town.IsInOrder();
        Assert.Equal("ok", MoneyTown.Said(await town.Get<MatchPayment>().Handle(question, await town.IdOf("A3"), Town.Finn, Cancel)));
        Assert.Equal(250_00, (await town.Claim("A3")).BalanceOre);
        await town.IsInOrder();
    }

    /// <summary>Without a reference of the bank's: the second of two equal payments may lie in the next file.</summary>
    [Theory, OnEveryDatabase]
    public async Task An_equal_payment_without_a_reference_is_booked_by_the_message_that_names_the_claim(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var entry = Camt.Entry("100.00", reference: "", details: Camt.Details(Camt.Transaction(
            more: $"<RmtInf><Ustrd>Tak for bogen +71&lt;{PaymentId.Of(3).Digits}+{Database.Municipality.CreditorNumber}&lt;</Ustrd></RmtInf>")));
        await town.Take(Camt.File(entry));
        Assert.Equal((1, 1), ((await town.Take(Camt.File(entry, entry))) is var second ? (second.AlreadyBooked.Count, second.Questions.Count) : default));
        await using var db = town.Database.Open();
        var question = await db.BankTransactions.Where(row => row.State == BankTransactionState.Question).Select(row => row.Id).SingleAsync();

        Assert.Equal("ok", MoneyTown.Said(await Answer(town, question, QuestionAnswer.Another)));
        Assert.Equal(300_00, (await town.Claim("A3")).BalanceOre);
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task Two_at_once_are_one_answer_and_what_is_no_question_has_none(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var question = await Asked(town, PaymentId.Of(3).Digits);

        var both = await Task.WhenAll(Task.Run(() => Answer(town, question, QuestionAnswer.Another)), Task.Run(() => Answer(town, question, QuestionAnswer.Another)));

        Assert.Equal(["already-answered", "ok"], both.Select(MoneyTown.Said).Order());
        Assert.Equal(250_00, (await town.Claim("A3")).BalanceOre);
        Assert.Equal("not-a-question", MoneyTown.Said(await Answer(town, (await town.Payment("B1")).Id, QuestionAnswer.Same)));
        Assert.Equal("nothing", MoneyTown.Said(await Answer(town, Guid.NewGuid(), QuestionAnswer.Same)));
        await town.IsInOrder();
    }

    /// <summary>The same bank reference in two files, 100,00 on the claim and 150,00 on what is given.</summary>
    private static async Task<Guid> Asked(MoneyTown town, string paymentId)
    {
        await town.Bank(("B1", MoneyTown.Friday, 100_00, PaymentId.Of(3).Digits));
        Assert.Equal(1, (await Second(town, paymentId)).Questions.Count);
        Assert.Equal(["payment-question same-reference"], await town.Tasks());
        return (await town.Payment("B1", asked: true)).Id;
    }

    private static Task<PaymentsReport> Second(MoneyTown town, string paymentId) => town.Bank(("B1", MoneyTown.Friday, 150_00, paymentId));

    private static Task<MoneyResult?> Answer(MoneyTown town, Guid question, QuestionAnswer answer) => town.Get<AnswerQuestion>().Handle(question, answer, Town.Sofie, Cancel);
}
