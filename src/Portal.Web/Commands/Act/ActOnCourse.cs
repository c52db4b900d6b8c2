using Portal.App.Dunning;
using Portal.App.Limitations;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.People;

namespace Portal.Web.Commands.Act;

/// <summary>What caseworkers do to the course of a claim.</summary>
internal static class ActOnCourse
{
    /// <summary>On one claim, or on every claim of a debtor who has been in touch.</summary>
    public static ActDeed RegisterContact(ActLine line)
    {
        const string Claim = "claim", Person = "person";
        var note = line.Words("note");
        if (line.Has(Claim) == line.Has(Person)) throw line.Bad(Claim, $"either {Claim} or {Person} is needed, and one of them only", "required");
        return line.Has(Claim)
            ? OnClaim(line.Claim(Claim), (stage, id, cancel) => stage.Use<RegisterContact>().Handle(id, note, stage.Staff, cancel))
            : OnPerson(line.Person(Person), note);
    }

    public static ActDeed RemindersPointless(ActLine line)
    {
        var reason = line.Words("reason");
        return OnOne(line, (stage, id, person, cancel) => stage.Use<JudgeRemindersPointless>().Handle(id, person, reason, stage.Staff, cancel));
    }

    public static ActDeed RecordAcknowledgement(ActLine line)
    {
        var (on, ofAmount, document) = (line.Day("acknowledgedOn"), line.YesOrNull("amountInWriting") ?? false, line.Words("document"));
        return OnOne(line, (stage, id, person, cancel) => stage.Use<RecordAcknowledgement>().Handle(new AcknowledgementInput(id, person, on, ofAmount, document), stage.Staff, cancel));
    }

    public static ActDeed RecordFeeReason(ActLine line)
    {
        var reason = line.Words("reason");
        return OnClaim(line.Claim("claim"), (stage, id, cancel) => stage.Use<RecordFeeReason>().Handle(id, reason, stage.Staff, cancel));
    }

    public static ActDeed Hold(ActLine line)
    {
        var (kind, until, reason) = (line.Choice<HoldKind>("kind"), line.DayOrNull("until"), line.Words("reason"));
        return OnClaim(line.Claim("claim"), (stage, id, cancel) => stage.Use<HoldClaim>().Handle(id, kind, until, reason, stage.Staff, cancel));
    }

    public static ActDeed ReleaseHold(ActLine line)
    {
        var kind = line.Choice<HoldKind>("kind");
        return OnClaim(line.Claim("claim"), (stage, id, cancel) => stage.Use<ReleaseHold>().Handle(id, kind, stage.Staff, cancel));
    }

    internal static ActDeed OnClaim(SourceReference name, Func<ActStage, ClaimId, CancellationToken, Task<ActResult?>> act) => async (stage, cancel) =>
        await stage.Names.Claim(name, cancel) is { } claim ? Outcome(await act(stage, claim, cancel)) : ActOutcome.NotFound;

    /// <summary>On a claim, for one of those who are liable for it; its debtor where the line names nobody.</summary>
    private static ActDeed OnOne(ActLine line, Func<ActStage, ClaimId, PersonId?, CancellationToken, Task<ActResult?>> act)
    {
        const string Person = "person";
        var number = line.Has(Person) ? line.Person(Person) : (IdNumber?)null;
        return OnClaim(line.Claim("claim"), async (stage, id, cancel) =>
        {
            if (number is not { } one) return await act(stage, id, null, cancel);
            return await stage.Names.Citizen(one, cancel) is { } citizen ? await act(stage, id, citizen.Person, cancel) : null;
        });
    }

    internal static ActOutcome Outcome(ActResult? result) => result switch
    {
        null => ActOutcome.NotFound,
        ActResult.Done done => ActOutcome.Done(done.Id),
        ActResult.Refused refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
        ActResult.NotCarried refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
        _ => throw new InvalidOperationException("The use case gave an answer that nobody reads."),
    };

    /// <summary>A claim where it cannot be registered, such as one with the recovery authority, does not keep the others from resting.</summary>
    private static ActDeed OnPerson(IdNumber number, string note) => async (stage, cancel) =>
    {
        if (await stage.Names.Citizen(number, cancel) is not { } debtor) return ActOutcome.NotFound;
        var refusals = new List<string>();
        var registered = false;
        foreach (var claim in await stage.Names.DebtsOf(debtor.Person, cancel))
        {
            var outcome = Outcome(await stage.Use<RegisterContact>().Handle(claim, note, stage.Staff, cancel));
            refusals.AddRange(outcome.Refused);
            registered |= outcome.Id is not null;
        }
        if (registered) return ActOutcome.Done(debtor.Person.Value);
        return refusals.Count > 0 ? ActOutcome.No([.. refusals.Distinct()]) : ActOutcome.No(Slug.Of(ActRefusal.NothingIsOwed));
    };
}
