using Portal.Domain.Claims;
using Portal.Domain.Objections;

namespace Portal.App.Data.Rows;

/// <summary>What a request objects to on one claim (indsigelse, L03). Why stands in <see cref="PersonalTextRow"/>.</summary>
public sealed class ObjectionRow
{
    public Guid RequestId { get; set; }
    public ClaimId ClaimId { get; set; }
    public ObjectionPart Part { get; set; }

    /// <summary>The principal that the person says is right, in øre; null when none is named.</summary>
    public long? AmountOre { get; set; }
}
