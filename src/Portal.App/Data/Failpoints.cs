using System.Globalization;

namespace Portal.App.Data;

/// <summary>
/// Counts the steps after which something has happened for good (<see cref="Durably"/>), and can end the process before one of them: so it is tried that a
/// crash at any point loses nothing and doubles nothing. Off unless the environment asks for it; refused outside Development.
/// </summary>
public static class Failpoints
{
    /// <summary>The process ends, as by a power cut, before this step; the first is 1.</summary>
    public const string StepVariable = "PORTAL_FAILPOINT";

    /// <summary>A file that is given the number of steps when the process ends by itself.</summary>
    public const string CountVariable = "PORTAL_FAILPOINT_COUNT";

    private static readonly Action? Process = FromEnvironment();
    private static readonly AsyncLocal<Action?> Here = new();
    private static bool _armed = Process is not null;

    internal static void Pass()
    {
        if (_armed) (Here.Value ?? Process)?.Invoke();
    }

    /// <summary>For this flow of work alone: calls back before every step.</summary>
    internal static void Watch(Action beforeStep)
    {
        Here.Value = beforeStep;
        _armed = true;
    }

    private static Action? FromEnvironment()
    {
        var at = Environment.GetEnvironmentVariable(StepVariable);
        var count = Environment.GetEnvironmentVariable(CountVariable);
        if (string.IsNullOrEmpty(at) && string.IsNullOrEmpty(count)) return null;

        var step = string.IsNullOrEmpty(at) ? 0 : long.Parse(at, CultureInfo.InvariantCulture);
        var passed = 0L;
        if (!string.IsNullOrEmpty(count))
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllText(count, Interlocked.Read(ref passed).ToString(CultureInfo.InvariantCulture));
        return () =>
        {
            if (Interlocked.Increment(ref passed) == step) Environment.FailFast($"Stopped before durable step {step}, as {StepVariable} asks.");
        };
    }
}
