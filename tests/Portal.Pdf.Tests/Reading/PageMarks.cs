using System.Text.RegularExpressions;

namespace Portal.Pdf.Tests;

/// <summary>Which drawing of a page is marked as what.</summary>
internal sealed partial class PageMarks
{
    public List<(string Type, int Number)> Marked { get; } = [];

    public int Artifacts { get; private set; }

    /// <summary>Drawing that is neither content of an element nor an artifact.</summary>
    public List<string> Unmarked { get; } = [];

    public bool IsBalanced { get; private set; }

    public static PageMarks Read(string content)
    {
        var marks = new PageMarks();
        int open = 0;
        foreach (Match match in Operators().Matches(content))
        {
            string instruction = match.Groups["op"].Value;
            switch (instruction)
            {
                case "BDC" or "BMC":
                    Assert.Equal(0, open);
                    open++;
                    marks.Note(match);
                    break;
                case "EMC":
                    open--;
                    break;
                default:
                    if (open == 0)
                    {
                        marks.Unmarked.Add(match.Value);
                    }

                    break;
            }
        }

        marks.IsBalanced = open == 0;
        return marks;
    }

    private void Note(Match match)
    {
        if (match.Groups["number"].Success)
        {
            Marked.Add((match.Groups["tag"].Value, int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)));
        }
        else
        {
            Assert.Equal("Artifact", match.Groups["tag"].Value);
            Artifacts++;
        }
    }

    [GeneratedRegex(@"/(?<tag>\w+)(\s*<<\s*/(MCID\s+(?<number>\d+)|Type\s*/\w+(\s*/Subtype\s*/\w+)?)\s*>>)?\s+(?<op>BDC|BMC)\b|(?<=\s|^)(?<op>EMC|Tj|TJ|f|S|B|Do|sh)(?=\s|$)")]
    private static partial Regex Operators();
}
