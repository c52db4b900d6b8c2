using Portal.Domain.Money;

namespace Portal.Domain.Agreements;

/// <summary>How an offer came about.</summary>
public enum OfferKind
{
    /// <summary>From the income table (afdragstabel).</summary>
    Table,

    /// <summary>From what is left of the budget (rådighedsbeløb).</summary>
    Budget,

    /// <summary>The least a month that can be granted at once.</summary>
    Frame,

    /// <summary>An amount or a number of months that the citizen has chosen.</summary>
    Own,

    /// <summary>In equal parts over some months, where there is nothing else to reckon from.</summary>
    Months,
}

/// <summary>A plan that the citizen is shown before choosing (tilbud; story 5).</summary>
/// <param name="Frame">Whether it would be granted at once, else why not and the nearest that would.</param>
/// <param name="IsHeavy">More a month than half of what the budget leaves; never where no budget was given.</param>
public sealed record Offer(OfferKind Kind, IReadOnlyList<Instalment> Plan, ExpectedCost Cost, FrameAnswer Frame, bool IsHeavy)
{
    public Kroner Monthly => Plan[0].Amount;

    public int Count => Plan.Count;

    public DateOnly FirstOn => Plan[0].DueOn;

    public DateOnly LastOn => Plan[^1].DueOn;

    public bool IsInFrame => Frame is FrameAnswer.InFrame;
}

/// <summary>An offer, or everything that is in its way.</summary>
public abstract record OfferAnswer
{
    private OfferAnswer()
    {
    }

    public sealed record Made(Offer Offer) : OfferAnswer;

    /// <summary>Every reason at once, never the first alone.</summary>
    public sealed record Refused(IReadOnlyList<PlanRefusal> Reasons) : OfferAnswer;
}

/// <summary>The offers a citizen can choose among.</summary>
/// <param name="SuggestsDeferral">There is nothing to pay from: no offer is made, and deferral (henstand) is suggested.</param>
public sealed record OfferSet(IReadOnlyList<Offer> Offers, bool SuggestsDeferral)
{
    /// <summary>The lower of what table and budget give, where it can be granted at once: the citizen may choose it.</summary>
    public Offer? Kinder => Offers.Where(offer => offer.Kind is OfferKind.Table or OfferKind.Budget && offer.IsInFrame).MinBy(offer => offer.Monthly);
}
