using System.Diagnostics;
using System.Reflection;

namespace Portal.Web.Tests.SignIn;

/// <summary>An independent OpenID Connect provider (npm oidc-provider) in a process of its own, on a free port of this machine.</summary>
internal sealed class OidcPeer : IDisposable
{
    private readonly Process _process;

    private OidcPeer(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    public static async Task<OidcPeer> Start(string portal)
    {
        var folder = typeof(OidcPeer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "OidcPeer").Value!;
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            throw new InvalidOperationException("The peer's packages are missing: run the tests by tests/run, or 'npm ci' in tests/oidc-peer.");
        var start = new ProcessStartInfo("node", ["peer.mjs", portal])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var listening = new TaskCompletionSource<string>();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("listening ", StringComparison.Ordinal) == true) listening.TrySetResult(line.Data["listening ".Length..]);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new OidcPeer(process, await listening.Task.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
