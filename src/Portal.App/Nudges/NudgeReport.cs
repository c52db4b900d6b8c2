using Portal.Domain.Nudges;

namespace Portal.App.Nudges;

/// <summary>What became of the nudges that a turn looked at.</summary>
/// <param name="Stopped">Nobody answered; the rest is for a later turn.</param>
public sealed record NudgeReport(int Sent, int Waiting, int Dropped, int Unknown, bool Stopped)
{
    public string Text() => $"{Sent} nudges sent, {Waiting} wait, {Dropped} not sent, {Unknown} without an answer{(Stopped ? "; nobody answers, the rest is sent later" : "")}";
}

/// <summary>Counts nudges while a turn goes on.</summary>
internal sealed class NudgeTally
{
    private readonly Dictionary<NudgeState, int> _states = [];

    /// <summary>How many in a row nobody answered.</summary>
    public int Silent { get; private set; }

    public void Count((NudgeState State, bool Silent) end)
    {
        _states[end.State] = _states.GetValueOrDefault(end.State) + 1;
        if (end.Silent) Silent++;
        else if (end.State == NudgeState.Sent) Silent = 0;
    }

    public NudgeReport Report(bool stopped) => new(
        _states.GetValueOrDefault(NudgeState.Sent), _states.GetValueOrDefault(NudgeState.Waiting), _states.GetValueOrDefault(NudgeState.Dropped), _states.GetValueOrDefault(NudgeState.Unknown), stopped);
}
