using System.Text;

namespace Portal.Pdf.Tests;

/// <summary>Texts as people, programs and attackers write them.</summary>
internal sealed class RandomText(Random random)
{
    private static readonly string[] Words =
    [
        "Betaling", "daginstitution", "4.250,00 kr.", "Ærøskøbing", "og", "til", "senest", "1. september 2026", "A\u030Ase", "tilbage\u00ADbetalings\u00ADordning",
        "+71<000000000047115+87654321<", "\u202Eabc\u202C", "\u2066\u2069", "שלום", "مرحبا", "漢字", "👩‍👩‍👧", "❤️", "🎈", "e\u0301\u0301\u0302", "a\0b", "\uD800", "\uDC00x", "\uFFFE", "\uE000",
        "\u200B", "\u00A0", "\u2007", "\t", "\r\n", "\u2028", "(\\)", "%%EOF", "<</Type/Page>>", "endstream", "/", "-", "Mandag-fredag", "\u0600123", "\uFEFF", "\U0010FFFF", "\U000E0041",
    ];

    /// <summary>Any text, often nothing.</summary>
    public string Any() => random.Next(12) switch
    {
        0 => "",
        1 => LongWord(),
        2 => Characters(random.Next(1, 30)),
        3 => string.Join('\n', Sentence(4), Sentence(3)),
        4 => Sentence(random.Next(30, 90)),
        _ => Sentence(random.Next(1, 10)),
    };

    /// <summary>A text with at least one letter to read aloud.</summary>
    public string Something() => "x" + Any();

    /// <summary>A text of one line or a few.</summary>
    public string Short()
    {
        string text = Sentence(random.Next(1, 6)).ReplaceLineEndings(" ").Replace('\u2028', ' ');
        return text.Length > 80 ? text[..80] : text;
    }

    private string Sentence(int words)
    {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++)
        {
            text.Append(random.Next(4) == 0 ? Characters(random.Next(1, 4)) : Words[random.Next(Words.Length)]).Append(random.Next(6) == 0 ? "" : " ");
        }

        return text.ToString();
    }

    private string LongWord() => new((char)random.Next('A', 'z'), random.Next(50, 400));

    private string Characters(int count)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            int character = random.Next(8) switch
            {
                0 => random.Next(0, 0x20),
                1 => random.Next(0x300, 0x370),
                2 => random.Next(0xD800, 0xE000),
                3 => random.Next(0x2000, 0x2070),
                4 => random.Next(0x10000, 0x110000),
                5 => random.Next(0x10000),
                _ => random.Next(0x20, 0x180),
            };
            text.Append(character > 0xFFFF ? char.ConvertFromUtf32(character) : ((char)character).ToString());
        }

        return text.ToString();
    }
}
