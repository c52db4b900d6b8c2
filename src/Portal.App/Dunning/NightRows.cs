using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Letters;
using Portal.Domain.Dunning;

namespace Portal.App.Dunning;

/// <summary>Writes down what a night has decided for a chunk of debtors: entries, steps, letters, tasks, journal and figures in one transaction.</summary>
internal static class NightRows
{
    public static async Task Write(Work work, IReadOnlyList<NightPlan> plans, DateOnly night, string municipality, CancellationToken cancel)
    {
        await FileCourseLetters.Write(work, [.. plans.SelectMany(plan => plan.Letters)], municipality, cancel);
        await work.Apply([.. plans.SelectMany(plan => plan.Moves)], [.. plans.SelectMany(plan => plan.Figures)], SystemActor.Night, night, cancel);
        await AgreementFacts.Write(work, [.. plans.SelectMany(plan => plan.Agreements).Select(turn => turn.After)], cancel);
        await TaskRows.Open(work, [.. plans.SelectMany(plan => plan.Tasks)], night, cancel);
    }
}
