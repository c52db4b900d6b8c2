using Portal.App.Actors;
using Portal.App.Objections;
using Portal.App.Requests;
using Portal.Domain;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.Web.Commands.Act;

/// <summary>What citizens do not agree with (L03), and what caseworkers answer.</summary>
internal static class ActOnObjections
{
    /// <summary>Fills in the form as the citizen would, and sends it; for a caseworker, writes down what somebody else has said.</summary>
    public static ActDeed Submit(ActLine line, IReadOnlySet<RequestKind> kinds)
    {
        var (claims, explanation) = (line.Claims("claims"), line.Words("explanation"));
        var objection = new ObjectionInput(line.ChoiceOr("about", ObjectionPart.Claim), line.OreOrNull("amountOre") is { } ore ? new Kroner(ore) : null);
        var person = line.Has("person") ? line.Person("person") : (IdNumber?)null;
        var channel = line.Has("channel") ? line.Choice<RequestChannel>("channel") : (RequestChannel?)null;
        return async (stage, cancel) =>
        {
            var own = stage.Actor as Citizen;
            if (own is not null && (person is not null || channel is not null)) throw line.Bad("person", "is for staff", "a citizen objects for themselves, here");
            if (own is null && person is null) throw line.Bad("person", "is missing", "required of staff: whose objection it is");
            if ((own ?? await stage.Names.Citizen(person!.Value, cancel)) is not { } asker || await stage.Names.ClaimsOf(asker, claims, cancel) is not { } chosen) return ActOutcome.NotFound;
            if (kinds.Count > 1) return ActOutcome.No(Slug.Of(ObjectionRefusal.OtherKindIsAskedFor));
            if (own is null)
            {
                var entered = new EnteredRequest(asker.Person, chosen, channel, null, new HashSet<HardshipReason>(), explanation, "", EvidenceLater: false) { Kinds = kinds, Objection = objection };
                return ActOnRequests.OutcomeOf(await stage.Use<EnterRequest>().Handle(entered, stage.Staff, cancel), []);
            }
            if (chosen.Count != 1) return ActOutcome.No(Slug.Of(chosen.Count == 0 ? ObjectionRefusal.NoClaimChosen : ObjectionRefusal.OneClaimAtATime));
            if (await stage.Use<SaveObjectionDraft>().Handle(chosen[0], objection, explanation, asker, cancel) is not { } saved) return ActOutcome.NotFound;
            return saved.Draft == Guid.Empty ? ActOutcome.No([.. saved.Faults.Select(Slug.Of)]) : ActOnRequests.OutcomeOf(await stage.Use<SubmitRequest>().Handle(saved.Draft, asker, cancel), []);
        };
    }

    public static ActDeed Decide(ActLine line, Guid request, DeferralOutcome outcome, string text)
    {
        var (right, days) = (line.OreOrNull("amountOre") is { } ore ? new Kroner(ore) : (Kroner?)null, line.Days("days"));
        return async (stage, cancel) =>
        {
            if (await stage.Names.VersionOf(request, cancel) is not { } version) return ActOutcome.NotFound;
            return await stage.Use<DecideObjection>().Handle(new ObjectionDecisionInput(request, version, outcome, right, days, text), stage.Staff, cancel) switch
            {
                DecideObjectionAnswer.Decided => ActOutcome.Done(request),
                DecideObjectionAnswer.Faulty faulty => ActOutcome.No([.. faulty.Faults.Select(fault => fault == ObjectionFault.ComplaintTextIsMissing ? $"{Slug.Of(fault)}-for-{Slug.Of(faulty.Type)}" : Slug.Of(fault))]),
                DecideObjectionAnswer.Overtaken => ActOutcome.No(Slug.Of(DecisionFault.AlreadyDecided)),
                _ => ActOutcome.NotFound,
            };
        };
    }
}
