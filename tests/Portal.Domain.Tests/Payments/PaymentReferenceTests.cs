using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Payments;

namespace Portal.Domain.Tests.Payments;

public sealed class PaymentReferenceTests
{
    private const string Creditor = "87654321";

    [Theory]
    [InlineData("026840149965328", "026840149965328")]
    [InlineData("000000000000018", "000000000000018")]
    [InlineData("000000001030105", "000000001030105")]
    [InlineData("0026840149965328", "026840149965328")] // card 75: 0 and our 15 digits
    [InlineData("  000000000000018\n", "000000000000018")]
    [InlineData("+71<000000000000018+87654321<", "000000000000018")]
    [InlineData("+75<0000000000000018+87654321<", "000000000000018")]
    [InlineData("+71< 000000000000018 +87654321 <", "000000000000018")]
    public void A_payment_id_is_found_in_the_structured_reference(string reference, string id)
    {
        Assert.Equal(id, IdOf(Find([reference])));
    }

    [Theory]
    [InlineData("000000000030154", UnmatchedReason.WrongCheckDigit)]
    [InlineData("0000000000030154", UnmatchedReason.WrongCheckDigit)]
    [InlineData("1000000000000016", UnmatchedReason.UnknownForm)] // 16 digits that check, but not ours
    [InlineData("18", UnmatchedReason.UnknownForm)]
    [InlineData("RF18539007547034", UnmatchedReason.UnknownForm)]
    [InlineData("+04<0000000000000018+87654321<", UnmatchedReason.UnknownForm)]
    [InlineData("+71<18+87654321<", UnmatchedReason.UnknownForm)]
    [InlineData("+71<0000000000000018+87654321<", UnmatchedReason.UnknownForm)]
    [InlineData("+75<000000000000018+87654321<", UnmatchedReason.UnknownForm)]
    [InlineData("+75<0000000000030154+87654321<", UnmatchedReason.WrongCheckDigit)]
    [InlineData("+71<000000000030154+87654321<", UnmatchedReason.WrongCheckDigit)]
    [InlineData("+71<000000000000018+12345678<", UnmatchedReason.OtherCreditor)]
    [InlineData("+71<000000000030154+12345678<", UnmatchedReason.OtherCreditor)]
    [InlineData("+73<+12345678<", UnmatchedReason.OtherCreditor)]
    [InlineData("+73<+87654321<", UnmatchedReason.NoReference)]
    [InlineData("", UnmatchedReason.NoReference)]
    [InlineData("+71<000000000000018+87654321", UnmatchedReason.UnknownForm)]
    [InlineData("٠٠٠٠٠٠٠٠٠٠٠٠٠١٨", UnmatchedReason.UnknownForm)]
    public void Anything_else_is_unmatched_with_its_reason(string reference, UnmatchedReason reason) => Assert.Equal(reason, ReasonOf(Find([reference])));

    [Theory]
    [InlineData("Betaling +71<000000000000018+87654321< tak")]
    [InlineData("Betaling +71<00000000\n0000018+87654321<")]
    [InlineData("+71<000000000030154+87654321< rettet: +71<000000000000018+87654321<")]
    [InlineData("+71<000000000000018+12345678< +75<0000000000000018+87654321<")]
    public void A_line_is_found_in_what_the_payer_wrote(string message) => Assert.Equal("000000000000018", IdOf(Find([], message)));

    [Theory]
    [InlineData("Husleje", UnmatchedReason.NoReference)]
    [InlineData("000000000000018", UnmatchedReason.NoReference)] // digits alone are no line
    [InlineData("+71<000000000000018+12345678<", UnmatchedReason.OtherCreditor)]
    [InlineData("+71<000000000030154+87654321<", UnmatchedReason.WrongCheckDigit)]
    [InlineData("+71<000000000000018+87654321< +71<000000001030105+87654321<", UnmatchedReason.SeveralReferences)]
    public void A_message_without_one_good_line_is_unmatched(string message, UnmatchedReason reason) => Assert.Equal(reason, ReasonOf(Find([], message)));

    [Fact]
    public void A_good_structured_reference_counts_before_the_message_and_a_bad_one_does_not()
    {
        Assert.Equal("000000000000018", IdOf(Find(["000000000000018"], "+71<000000001030105+87654321<")));
        Assert.Equal("000000001030105", IdOf(Find(["FAKTURA 7", "000000000030154"], "+71<000000001030105+87654321<")));
        Assert.Equal(UnmatchedReason.WrongCheckDigit, ReasonOf(Find(["FAKTURA 7", "000000000030154"], "tak")));
    }

    [Fact]
    public void The_same_id_twice_is_one_and_two_different_ones_are_for_staff()
    {
        Assert.Equal("000000000000018", IdOf(Find(["000000000000018", "0000000000000018"])));
        Assert.Equal(UnmatchedReason.SeveralReferences, ReasonOf(Find(["000000000000018", "000000001030105", "000000000000018"], "+71<000000000000018+87654321<")));
    }

    [Fact]
    public void Nothing_of_none_is_no_reference() => Assert.Equal(UnmatchedReason.NoReference, ReasonOf(Find([])));

    [Fact]
    public void Every_id_given_here_is_found_in_each_of_its_forms() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), number =>
        {
            var id = PaymentId.Of(number);
            return new[] { id.Digits, $"0{id.Digits}", id.Line(Creditor), $"+75<0{id.Digits}+{Creditor}<" }.All(form => IdOf(Find([form])) == id.Digits)
                && IdOf(Find([], $"til {id.Line(Creditor)}")) == id.Digits;
        }).QuickCheckThrowOnFailure();

    private static PaymentReference Find(string[] references, string? message = null) => PaymentReference.Find(references, message, Creditor);

    private static string IdOf(PaymentReference found) => Assert.IsType<PaymentReference.Matched>(found).Id.Digits;

    private static UnmatchedReason ReasonOf(PaymentReference found) => Assert.IsType<PaymentReference.Unmatched>(found).Reason;
}
