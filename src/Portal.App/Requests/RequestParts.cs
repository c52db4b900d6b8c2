using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>What a request asks for, and how each part of it was answered.</summary>
/// <param name="Outcomes">By part; none until a caseworker has answered.</param>
/// <param name="Waiting">Every rule of the frame for an instant deferral that it did not fit when it came.</param>
/// <param name="Paying">The same of the frame for an instant agreement.</param>
public sealed record RequestParts(
    IReadOnlySet<RequestKind> Kinds, IReadOnlyDictionary<RequestKind, DeferralOutcome> Outcomes, ILookup<RequestKind, DeferralGround> Rules,
    IReadOnlyList<InstantDeferralRule> Waiting, IReadOnlyList<FrameRule> Paying)
{
    public static readonly RequestParts None = new(
        new HashSet<RequestKind>(), new Dictionary<RequestKind, DeferralOutcome>(), Array.Empty<DeferralGround>().ToLookup(_ => RequestKind.Deferral), [], []);

    /// <summary>To wait, and then to pay by instalments.</summary>
    public bool IsCombined => Kinds.Contains(RequestKind.Deferral) && Kinds.Contains(RequestKind.Agreement);

    internal static async Task<RequestParts> Of(PortalDb db, Guid request, CancellationToken cancel)
    {
        var kinds = await db.RequestKinds.AsNoTracking().Where(row => row.RequestId == request).ToListAsync(cancel);
        var rules = (await db.DecisionGrounds.AsNoTracking().Where(row => row.RequestId == request).ToListAsync(cancel)).ToLookup(row => row.Kind, row => row.Ground);
        var outside = (await db.RequestFrameRules.AsNoTracking().Where(row => row.RequestId == request).ToListAsync(cancel)).ToLookup(row => row.Kind, row => row.Rule);
        return new RequestParts(
            kinds.Select(row => row.Kind).ToHashSet(), kinds.Where(row => row.Outcome is not null).ToDictionary(row => row.Kind, row => row.Outcome!.Value), rules,
            [.. outside[RequestKind.Deferral].Select(Slug.Parse<InstantDeferralRule>).Order()], [.. outside[RequestKind.Agreement].Select(Slug.Parse<FrameRule>).Order()]);
    }
}
