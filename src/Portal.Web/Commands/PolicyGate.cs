using Portal.App.Policy;

namespace Portal.Web.Commands;

/// <summary>What reckons with the municipality's choices does not begin while one of them is beyond what law allows.</summary>
internal static class PolicyGate
{
    /// <returns>True when the schema or a choice is wrong, and the reason has been written.</returns>
    public static async Task<bool> Refuses(IServiceProvider services, TextWriter error, CancellationToken cancel) =>
        await SchemaGate.Refuses(services, error, cancel) || await RefusesChoices(services, error, cancel);

    /// <summary>The same for a schema that is known to be right.</summary>
    public static async Task<bool> RefusesChoices(IServiceProvider services, TextWriter error, CancellationToken cancel)
    {
        if (await services.GetRequiredService<CheckPolicy>().Handle(cancel) is not { } fault) return false;
        await error.WriteLineAsync(fault);
        return true;
    }
}
