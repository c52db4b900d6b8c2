namespace Portal.App.OwnTexts;

/// <summary>Some words of two texts that are compared.</summary>
/// <param name="Change">-1 taken out, 1 put in, 0 in both.</param>
public sealed record TextPart(string Words, int Change);

/// <summary>What a new text has in place of an old one, word by word.</summary>
public static class TextDifference
{
    public static IReadOnlyList<TextPart> Between(string before, string after)
    {
        var (old, now) = (before.Split(' ', StringSplitOptions.RemoveEmptyEntries), after.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        List<(string Word, int Change)> words = [];
        var (at, to) = (0, 0);
        while (at < old.Length || to < now.Length)
        {
            if (at < old.Length && to < now.Length && old[at] == now[to])
            {
                words.Add((now[to++], 0));
                at++;
            }
            else if (to == now.Length || at < old.Length && common[at + 1, to] >= common[at, to + 1]) words.Add((old[at++], -1));
            else words.Add((now[to++], 1));
        }
        return Joined(words);
    }

    private static List<TextPart> Joined(List<(string Word, int Change)> words)
    {
        List<TextPart> parts = [];
        foreach (var (word, change) in words)
            if (parts is [.., var last] && last.Change == change) parts[^1] = last with { Words = $"{last.Words} {word}" };
            else parts.Add(new TextPart(word, change));
        return parts;
    }
}
