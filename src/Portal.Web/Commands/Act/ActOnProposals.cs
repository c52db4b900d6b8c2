using Portal.App.Requests;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Web.Commands.Act;

/// <summary>What debtors answer to the nearest that would be granted, themselves or through the case team.</summary>
internal static class ActOnProposals
{
    public static ActDeed Answer(ActLine line)
    {
        var (request, accept) = (line.Id("id"), line.YesOrNull("accept") ?? true);
        var kind = line.Has("kind") ? line.Choice<RequestKind>("kind") : (RequestKind?)null;
        return async (stage, cancel) => (accept
            ? await stage.Use<AcceptProposal>().Handle(request, kind, stage.Actor, cancel)
            : await stage.Use<DeclineProposal>().Handle(request, kind, stage.Actor, cancel)) switch
        {
            ProposalResult.Done done => ActOutcome.Done(done.Request),
            ProposalResult.Refused refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
            _ => ActOutcome.NotFound,
        };
    }
}
