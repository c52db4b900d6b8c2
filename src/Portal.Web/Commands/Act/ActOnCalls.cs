using Portal.App.Calls;
using Portal.App.Liabilities;
using Portal.Domain;
using Portal.Domain.Calls;
using Portal.Domain.Liabilities;

namespace Portal.Web.Commands.Act;

/// <summary>What caseworkers do after two reminders: call, and find out who else is liable.</summary>
internal static class ActOnCalls
{
    /// <summary>The call is named by its task, by who is to be called, or by a claim it is about.</summary>
    public static ActDeed Record(ActLine line)
    {
        const string Id = "id", Claim = "claim", Person = "person";
        var (outcome, payBy, words) = (line.Choice<CallOutcome>("outcome"), line.DayOrNull("payBy"), line.Words("text"));
        var (again, letter) = (line.YesOrNull("tryAgain") ?? false, line.YesOrNull("letter") ?? false);
        if (!line.Has(Id) && !line.Has(Claim) && !line.Has(Person)) throw line.Bad(Person, $"one of {Id}, {Person} and {Claim} is needed", "required");
        Guid? id = line.Has(Id) ? line.Id(Id) : null;
        var person = line.Has(Person) ? line.Person(Person) : (Domain.People.IdNumber?)null;
        var claim = line.Has(Claim) ? line.Claim(Claim) : (SourceReference?)null;
        return async (stage, cancel) =>
        {
            if (await stage.Names.Call(id, person, claim, cancel) is not { } task) return ActOutcome.NotFound;
            return await stage.Use<RecordCall>().Handle(new CallInput(task, outcome, payBy, words, again, letter), stage.Staff, cancel) switch
            {
                RecordCallResult.Done done => ActOutcome.Done(done.Call),
                RecordCallResult.Refused refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
                _ => ActOutcome.NotFound,
            };
        };
    }

    public static ActDeed ConfirmLiability(ActLine line)
    {
        var (claim, person, more) = (line.Claim("claim"), line.Person("person"), line.YesOrNull("more") ?? false);
        var ask = new LiabilityAsk(line.DayOrNull("from"), line.DayOrNull("until"), line.Words("source"), line.Words("text"));
        return async (stage, cancel) =>
        {
            if (await stage.Names.Claim(claim, cancel) is not { } id || await stage.Names.Citizen(person, cancel) is not { } coDebtor) return ActOutcome.NotFound;
            return Outcome(await stage.Use<ConfirmLiability>().Handle(new LiabilityInput(id, coDebtor.Person, ask, more), stage.Staff, cancel));
        };
    }

    public static ActDeed NoOneElseLiable(ActLine line)
    {
        var (claim, reason) = (line.Claim("claim"), line.Words("reason"));
        return async (stage, cancel) => await stage.Names.Claim(claim, cancel) is { } id ? Outcome(await stage.Use<FindNobodyElse>().Handle(id, reason, stage.Staff, cancel)) : ActOutcome.NotFound;
    }

    private static ActOutcome Outcome(LiabilityResult? result) => result switch
    {
        null => ActOutcome.NotFound,
        LiabilityResult.Done done => ActOutcome.Done(done.Finding),
        LiabilityResult.Refused refused => ActOutcome.No([.. refused.Reasons.Select(Slug.Of)]),
        _ => throw new InvalidOperationException("The use case gave an answer that nobody reads."),
    };
}
