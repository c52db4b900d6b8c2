using Portal.App.Data;

namespace Portal.Web.Commands;

/// <summary>A command that needs the database says what is wrong with it, instead of failing halfway.</summary>
internal static class SchemaGate
{
    /// <returns>True when the schema is not the one this program was built for, and the reason has been written.</returns>
    public static async Task<bool> Refuses(IServiceProvider services, TextWriter error, CancellationToken cancel)
    {
        if (await services.GetRequiredService<Schema>().Fault(cancel) is not { } fault) return false;
        await error.WriteLineAsync(fault);
        return true;
    }
}
