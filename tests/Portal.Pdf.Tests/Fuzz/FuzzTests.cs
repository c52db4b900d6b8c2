using System.Text;
using Portal.Pdf.Tests.Sound;

namespace Portal.Pdf.Tests;

/// <summary>Two thousand documents of random texts, tables and pictures: whatever is asked for, the file is sound.</summary>
public sealed class FuzzTests
{
    private const int Documents = 2000, Batch = 100;

    [Fact]
    public void Every_document_is_sound_says_all_that_was_said_and_is_the_same_the_second_time()
    {
        var problems = new List<string>();
        Parallel.For(0, Documents, seed =>
        {
            var found = Try(seed);
            lock (problems)
            {
                problems.AddRange(found.Select(problem => $"seed {seed}: {problem}"));
            }
        });
        Assert.True(problems.Count == 0, $"{problems.Count}:\n{string.Join('\n', problems.Take(20))}");
    }

    [Fact]
    public void All_of_them_are_sound_to_others_too_bundled()
    {
        Parallel.For(0, Documents / Batch, batch =>
        {
            using var target = new MemoryStream();
            using var bundle = PdfBundle.Create(target, Sample.Info, LetterFonts.Set);
            for (int seed = batch * Batch; seed < (batch + 1) * Batch; seed++)
            {
                var document = new RandomDocument(seed);
                bundle.Document(document.Info, document.Build, document.Style);
            }

            bundle.Finish();
            if (batch % 5 == 0)
            {
                Assert.Empty(StructureCheck.Complaints(target.ToArray()));
            }

            Tool.AssertSound(target.ToArray());
        });
    }

    private static List<string> Try(int seed)
    {
        RandomDocument document = new(seed), again = new(seed);
        var result = PdfDocument.Create(document.Info, LetterFonts.Set, document.Build, document.Style);
        return SoundPdf.Check(result.Bytes, pdf =>
        {
            var style = document.Style;
            List<string> problems =
            [
                .. StructureCheck.Complaints(pdf),
                .. LayoutCheck.Complaints(pdf, new Margins(style.MarginLeft, style.MarginRight, style.MarginTop, style.MarginBottom)),
            ];
            if (!result.Bytes.AsSpan().SequenceEqual(PdfDocument.Create(again.Info, LetterFonts.Set, again.Build, again.Style).Bytes))
            {
                problems.Add("the second time gives other bytes");
            }

            if (Visible(pdf.Document.Text) is var says && Visible(document.Said) is var said && says != said)
            {
                problems.Add(Difference(says, said));
            }

            var missing = Visible([.. document.Said, .. document.Running]).EnumerateRunes().Where(rune => !HasGlyph(rune)).ToHashSet();
            if (!missing.SetEquals(result.MissingGlyphs))
            {
                problems.Add($"it reports {string.Join(' ', result.MissingGlyphs.Except(missing))} as missing, and not {string.Join(' ', missing.Except(result.MissingGlyphs))}");
            }

            return problems;
        });
    }

    private static string Difference(string says, string said)
    {
        int same = says.Zip(said).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"it says '{says[Math.Max(0, same - 10)..Math.Min(says.Length, same + 20)]}' and was to say '{said[Math.Max(0, same - 10)..Math.Min(said.Length, same + 20)]}'";
    }

    private static bool HasGlyph(Rune rune) => rune.Value is 0x2007 or 0x202F or 0x2010 or 0x2011 || LetterFonts.Regular.Has(rune);

    private static string Visible(IEnumerable<string> texts) => Visible(string.Concat(texts.Select(CleanText.Of)));

    private static string Visible(string text) => string.Concat(text.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune) && rune.Value is not (0xAD or 0x200B)));
}
