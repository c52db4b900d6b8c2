using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>What a person would see at a glance and axe does not: text upon text, and text that is cut off by its own box.</summary>
internal static class Layout
{
    // Lines of a tight heading share a little of their height; texts that lie on each other share half. What stays put while the page moves lies over it on purpose, and what is there for readers aloud alone is clipped.
    // What a pane has scrolled out of sight lies on nothing. The desk's wide tables scroll by themselves on a phone; a citizen's page has nothing that does.
    private const string Faults = """
        (() => {
          const faults = [], texts = [], name = e => e.outerHTML.slice(0, 120);
          const apart = e => { for (let p = e; p; p = p.parentElement) { const style = getComputedStyle(p); if (/fixed|sticky/.test(style.position) || style.clipPath !== 'none') return true; } return false; };
          const seen = (drawn, e) => {
            let { left, right, top, bottom } = drawn;
            for (let p = e; p && p !== document.body; p = p.parentElement) {
              if (getComputedStyle(p).overflow === 'visible') continue;
              const pane = p.getBoundingClientRect();
              [left, right, top, bottom] = [Math.max(left, pane.left), Math.min(right, pane.right), Math.max(top, pane.top), Math.min(bottom, pane.bottom)];
            }
            return { left, right, top, bottom };
          };
          if (!document.querySelector('.desk'))
            for (const e of document.body.querySelectorAll('*'))
              if (getComputedStyle(e).overflowX !== 'visible' && e.clientWidth > 4 && e.scrollWidth > e.clientWidth + 1 && !/^(TEXTAREA|SELECT|INPUT)$/.test(e.tagName)) faults.push('cut off: ' + name(e));
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const node = walk.currentNode, e = node.parentElement;
            if (!node.data.trim() || !e.checkVisibility({ visibilityProperty: true }) || e.closest('script, style, noscript, select, textarea, svg, .sr-only') || apart(e)) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const drawn of range.getClientRects()) {
              const box = seen(drawn, e);
              if (box.right - box.left > 2 && box.bottom - box.top > 2) texts.push({ box, node });
            }
          }
          texts.sort((a, b) => a.box.top - b.box.top);
          for (let i = 0; i < texts.length; i++)
            for (let j = i + 1; j < texts.length && texts[j].box.top < texts[i].box.bottom; j++) {
              const [a, b] = [texts[i].box, texts[j].box];
              const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
              if (wide > 3 && high > Math.min(a.bottom - a.top, b.bottom - b.top) / 2) faults.push('on each other: ' + texts[i].node.data.trim().slice(0, 60) + ' and ' + texts[j].node.data.trim().slice(0, 60));
            }
          return faults.slice(0, 8).join(' | ');
        })()
        """;

    /// <summary>Empty where all can be read.</summary>
    public static Task<string> Of(IPage page) => page.EvaluateAsync<string>(Faults);
}
