using Portal.App.Actors;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.App.Dunning;

/// <summary>A caseworker registers that the debtor has been in touch (P03, P07): the course rests once before the next step.</summary>
public sealed class RegisterContact(ClaimWriter writer)
{
    /// <returns>Null when there is no such claim.</returns>
    public Task<ActResult?> Handle(ClaimId claim, string note, Caseworker by, CancellationToken cancel) =>
        ActOnClaim.Handle(writer, claim, by, "register-contact", note, (facts, work) => CourseActs.Contact(facts, work.Today, work.Policies), null, cancel);
}
