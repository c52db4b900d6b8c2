using Portal.App.Data;

namespace Portal.App.Tests.Outbox;

/// <summary>Cuts the power before chosen durable steps: nothing passes any more, on any thread, until the work is begun again.</summary>
/// <param name="at">Asked with the number of each step; the first is 1, and those after a cut are counted on.</param>
internal sealed class PowerCuts(Func<int, bool> at)
{
    private readonly Lock _one = new();
    private bool _isOff;

    public int Steps { get; private set; }

    public int Cuts { get; private set; }

    /// <summary>Begins the work again and again, until it has come to its end.</summary>
    /// <param name="between">What happens while the power is off.</param>
    public async Task Through(Func<Task> work, Func<Task> between)
    {
        Failpoints.Watch(Before);
        while (!await Ended(work)) await between();
        Failpoints.Watch(() => { });
    }

    private async Task<bool> Ended(Func<Task> work)
    {
        _isOff = false;
        try
        {
            await work();
            return true;
        }
        catch (PowerCutException)
        {
            Assert.True(_isOff);
            return false;
        }
    }

    private void Before()
    {
        lock (_one)
        {
            if (_isOff) throw new PowerCutException();
            if (!at(++Steps)) return;
            (_isOff, Cuts) = (true, Cuts + 1);
            throw new PowerCutException();
        }
    }
}
