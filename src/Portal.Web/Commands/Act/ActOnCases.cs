using Portal.App.Actors;
using Portal.App.Arrangements;
using Portal.App.Requests;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Web.Commands.Act;

/// <summary>What is said on a request between its sending and its answer.</summary>
internal static class ActOnCases
{
    public static ActDeed AskInformation(ActLine line)
    {
        var (request, items) = (line.Id("id"), line.Pairs("items", "what", "why").Select(item => new InformationItem(item.First, item.Second)).ToList());
        return async (stage, cancel) =>
        {
            if (await stage.Names.VersionOf(request, cancel) is not { } version) return ActOutcome.NotFound;
            return await stage.Use<AskInformation>().Handle(request, version, items, stage.Staff, cancel) switch
            {
                AskAnswer<InformationFault>.Asked => ActOutcome.Done(request),
                AskAnswer<InformationFault>.Faulty faulty => ActOutcome.No([.. faulty.Faults.Select(Slug.Of)]),
                AskAnswer<InformationFault>.Overtaken => ActOutcome.No(Slug.Of(MessageFault.RequestIsClosed)),
                _ => ActOutcome.NotFound,
            };
        };
    }

    public static ActDeed AnswerInformation(ActLine line)
    {
        var (request, text) = (line.Id("id"), line.Words("text"));
        return async (stage, cancel) => OutcomeOf(request, await stage.Use<AnswerInformation>().Handle(request, text, stage.Citizen, cancel));
    }

    /// <summary>On a request; or a citizen's answer to a hearing about their arrangement.</summary>
    public static ActDeed SendMessage(ActLine line)
    {
        var (request, text) = (line.Id("id"), line.Words("text"));
        return async (stage, cancel) => OutcomeOf(request, stage.Actor is Citizen
            ? await stage.Use<SendMessage>().Handle(request, text, stage.Citizen, cancel) ?? await stage.Use<AnswerHearing>().Handle(request, text, stage.Citizen, cancel)
            : await stage.Use<SendMessage>().Handle(request, text, stage.Staff, cancel));
    }

    private static ActOutcome OutcomeOf(Guid request, IReadOnlyList<MessageFault>? faults) => faults switch
    {
        null => ActOutcome.NotFound,
        { Count: 0 } => ActOutcome.Done(request),
        _ => ActOutcome.No([.. faults.Select(Slug.Of)]),
    };
}
