using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>What everybody must be able to use, as axe sees it: every rule, every element. The package's own call hands the script over for each look at a page; here it is once for each page.</summary>
internal static class Axe
{
    // What is in order need not be told element by element.
    private const string Look = """
        async () => {
          const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] });
          if (found.passes.length === 0) throw new Error('axe looked at nothing');
          return found.violations.map(broken => `${broken.id}: ${broken.help}: ${broken.nodes.map(node => node.html).join(' | ')}`).join('\n');
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Empty where nothing is broken.</summary>
    public static async Task<string> Of(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string>(Look);
    }
}
