using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Letters;
using Portal.Domain.Dunning;

namespace Portal.App.Dunning;

/// <summary>What a night has decided for a chunk of debtors as the rows that it becomes, all that can be made of them without the database.</summary>
internal sealed class NightRows(IReadOnlyList<NightPlan> plans, DateOnly night, DateTimeOffset at)
{
    private readonly IReadOnlyList<CourseLetterInputs> _letters = [.. plans.SelectMany(plan => plan.Letters).Select(CourseLetterInputs.Of)];
    private readonly MoveRows _moves = MoveRows.Of(plans.SelectMany(plan => plan.Moves), SystemActor.Night, at, night, at);

    public IReadOnlyList<NightPlan> Plans => plans;

    /// <summary>Entries, steps, letters, tasks, journal and figures in one transaction.</summary>
    public async Task Write(Work work, string municipality, CancellationToken cancel)
    {
        await FileCourseLetters.Write(work, _letters, municipality, cancel);
        await work.Apply(_moves, [.. plans.SelectMany(plan => plan.Figures)], cancel);
        await AgreementFacts.Write(work, [.. plans.SelectMany(plan => plan.Agreements).Select(turn => turn.After)], cancel);
        await TaskRows.Open(work, [.. plans.SelectMany(plan => plan.Tasks)], night, cancel);
    }
}
