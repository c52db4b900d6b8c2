using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Letters;

namespace Portal.Domain.Tests.Letters;

public sealed class DeliveryRulesTests
{
    private const int PaperDays = 6;

    /// <summary>Friday 2 October 2026, noon.</summary>
    private static readonly DateTimeOffset Noon = new(2026, 10, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Later = new(2026, 12, 1);

    [Theory]
    [InlineData("", DeliveryState.Waiting)]
    [InlineData("attempt", DeliveryState.Unknown)]
    [InlineData("attempt no-answer", DeliveryState.Unknown)]
    [InlineData("attempt unreachable", DeliveryState.Waiting)]
    [InlineData("attempt no-answer attempt unreachable", DeliveryState.Unknown)]
    [InlineData("attempt folder", DeliveryState.HandedOver)]
    [InlineData("attempt folder MODTAGET", DeliveryState.HandedOver)]
    [InlineData("attempt no-answer MODTAGET", DeliveryState.HandedOver)]
    [InlineData("attempt folder AFLEVERET", DeliveryState.Delivered)]
    [InlineData("attempt folder AFLEVERET MODTAGET", DeliveryState.Delivered)]
    [InlineData("attempt folder ACCEPTERET", DeliveryState.Delivered)]
    [InlineData("AFLEVERET", DeliveryState.Delivered)]
    [InlineData("attempt folder AFVIST", DeliveryState.Held)]
    [InlineData("attempt folder FEJLET MODTAGET", DeliveryState.Held)]
    [InlineData("attempt folder FEJLET AFLEVERET", DeliveryState.Delivered)]
    [InlineData("attempt folder AFLEVERET FEJLET", DeliveryState.Held)]
    [InlineData("attempt http-422", DeliveryState.Held)]
    [InlineData("attempt no-answer attempts-exhausted", DeliveryState.Held)]
    [InlineData("attempt no-answer attempts-exhausted MODTAGET", DeliveryState.HandedOver)]
    [InlineData("attempt no-answer attempts-exhausted AFLEVERET", DeliveryState.Delivered)]
    [InlineData("attempt folder AFVIST again", DeliveryState.Waiting)]
    [InlineData("attempt folder AFVIST again attempt folder", DeliveryState.HandedOver)]
    [InlineData("attempt folder AFVIST again attempt folder AFVIST", DeliveryState.Held)]
    [InlineData("attempt folder AFVIST on-paper attempt-paper paper FEJLET", DeliveryState.HandedOver)]
    [InlineData("attempt folder AFLEVERET FEJLET again", DeliveryState.Waiting)]
    [InlineData("no-address", DeliveryState.Held)]
    public void What_has_happened_says_where_a_letter_is(string happened, DeliveryState state) =>
        Assert.Equal(state, DeliveryRules.Of(Story(happened), DateOnly.FromDateTime(Noon.Date), PaperDays).State);

    [Fact]
    public void A_letter_is_delivered_from_the_time_on_the_first_receipt_after_the_last_refusal()
    {
        Assert.Equal(new DateOnly(2026, 10, 4), Of(Receipt("AFLEVERET", 2), Receipt("ACCEPTERET", 5)).DeliveredOn);
        Assert.Equal(new DateOnly(2026, 10, 7), Of(Receipt("AFLEVERET", 2), Receipt("FEJLET", 3), Receipt("ACCEPTERET", 5)).DeliveredOn);
        Assert.Null(Of(Receipt("AFLEVERET", 2), Receipt("AFVIST", 2)).DeliveredOn);
        Assert.Equal(DeliveryState.Waiting, DeliveryRules.Of([Receipt("AFLEVERET", 2)], new DateOnly(2026, 10, 3), PaperDays).State);
    }

    [Fact]
    public void Paper_is_delivered_six_working_days_after_the_print_folder_took_it()
    {
        var printed = Story("attempt-paper paper");

        Assert.Equal(DeliveryState.HandedOver, DeliveryRules.Of(printed, new DateOnly(2026, 10, 11), PaperDays).State);
        var delivered = DeliveryRules.Of(printed, new DateOnly(2026, 10, 12), PaperDays);
        Assert.Equal((DeliveryState.Delivered, new DateOnly(2026, 10, 12)), (delivered.State, delivered.DeliveredOn));
        Assert.Equal(new DateOnly(2027, 1, 6), DeliveryRules.AfterWorkingDays(new DateOnly(2026, 12, 23), 6));
    }

    [Fact]
    public void Each_attempt_waits_twice_as_long_as_the_last_and_one_that_was_cut_off_does_not_wait()
    {
        Assert.Equal(Noon.AddMinutes(1 + 15), DeliveryRules.Of(Story("attempt no-answer"), Later, PaperDays).RetryAt);
        Assert.Equal(Noon.AddMinutes(3 + 30), DeliveryRules.Of(Story("attempt no-answer attempt unreachable"), Later, PaperDays).RetryAt);
        Assert.Null(DeliveryRules.Of(Story("attempt"), Later, PaperDays).RetryAt);
        Assert.Null(DeliveryRules.Of(Story("attempt no-answer attempt"), Later, PaperDays).RetryAt);

        var tried = DeliveryRules.Of(Story(string.Join(' ', Enumerable.Repeat("attempt no-answer", 8))), Later, PaperDays);
        Assert.False(DeliveryRules.IsExhausted(tried, Noon.AddDays(1)));
        Assert.True(DeliveryRules.IsExhausted(tried, Noon.AddDays(2)));
        Assert.False(DeliveryRules.IsExhausted(DeliveryRules.Of(Story("attempt no-answer"), Later, PaperDays), Noon.AddDays(9)));
    }

    [Fact]
    public void Nothing_heard_for_five_days_is_an_alarm_but_not_for_paper()
    {
        DateOnly fourth = new(2026, 10, 6), fifth = new(2026, 10, 7);
        Assert.False(DeliveryRules.IsOverdue(DeliveryRules.Of(Story("attempt folder MODTAGET"), fourth, PaperDays), fourth));
        Assert.True(DeliveryRules.IsOverdue(DeliveryRules.Of(Story("attempt folder MODTAGET"), fifth, PaperDays), fifth));
        Assert.True(DeliveryRules.IsOverdue(DeliveryRules.Of(Story("attempt no-answer"), fifth, PaperDays), fifth));
        Assert.False(DeliveryRules.IsOverdue(DeliveryRules.Of(Story("attempt-paper paper"), fifth, PaperDays), fifth));
        Assert.True(DeliveryRules.IsOverdue(DeliveryRules.Of(Story("attempt-paper"), fifth, PaperDays), fifth));
        Assert.False(DeliveryRules.IsOverdue(DeliveryRules.Of(Story("attempt folder AFLEVERET"), fifth, PaperDays), fifth));
    }

    [Fact]
    public void Receipts_in_any_order_and_repeated_give_the_same_answer()
    {
        var receipt = from code in Gen.Elements(DeliveryCode.Receipts.ToArray()) from day in Gen.Choose(0, 4) select Receipt(code, day);
        var stories = from start in Gen.Elements("attempt folder", "attempt no-answer", "attempt", "attempt folder AFVIST again", "attempt folder AFVIST on-paper attempt-paper paper")
                      from receipts in receipt.ListOf()
                      from seed in Gen.Choose(0, int.MaxValue)
                      select (Facts: Story(start).Concat(receipts).ToList(), Seed: seed);
        Prop.ForAll(stories.ToArbitrary(), story =>
        {
            var mixed = story.Facts.Concat(story.Facts.Where(fact => fact.IsReceipt)).ToArray();
            new System.Random(story.Seed).Shuffle(mixed);
            return DeliveryRules.Of(mixed, Later, PaperDays) == DeliveryRules.Of(story.Facts, Later, PaperDays);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_letter_once_delivered_is_taken_back_by_a_refusal_alone()
    {
        var receipt = from code in Gen.Elements("MODTAGET", "AFLEVERET", "ACCEPTERET") from day in Gen.Choose(0, 40) select Receipt(code, day);
        Prop.ForAll(receipt.ListOf().ToArbitrary(), more =>
            DeliveryRules.Of([.. Story("attempt folder AFLEVERET"), .. more], Later, PaperDays) is { State: DeliveryState.Delivered } now && now.DeliveredOn <= new DateOnly(2026, 10, 2)).QuickCheckThrowOnFailure();
    }

    private static Delivery Of(params DeliveryFact[] facts) => DeliveryRules.Of(facts, Later, PaperDays);

    private static DeliveryFact Receipt(string code, int daysLater) => Fact(DeliveryCode.StateOf(code)!.Value, code, Noon.AddDays(daysLater));

    /// <summary>One thing a minute, in this order.</summary>
    private static List<DeliveryFact> Story(string happened) => [.. happened.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((word, minute) => Told(word, Noon.AddMinutes(minute)))];

    private static DeliveryFact Told(string word, DateTimeOffset at) => word switch
    {
        "attempt" => Fact(DeliveryState.Unknown, DeliveryCode.Attempt(Channel.DigitalPost), at),
        "attempt-paper" => Fact(DeliveryState.Unknown, DeliveryCode.Attempt(Channel.Paper), at),
        "no-answer" => Fact(DeliveryState.Unknown, word, at),
        "unreachable" or "again" or "on-paper" => Fact(DeliveryState.Waiting, word, at),
        "folder" or "paper" => Fact(DeliveryState.HandedOver, word, at),
        "http-422" or "attempts-exhausted" or "no-address" => Fact(DeliveryState.Held, word, at),
        _ => Fact(DeliveryCode.StateOf(word)!.Value, word, at),
    };

    private static DeliveryFact Fact(DeliveryState state, string code, DateTimeOffset at) => new(state, code, at, DateOnly.FromDateTime(at.UtcDateTime));
}
