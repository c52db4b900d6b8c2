using System.Text;
using Portal.App.Texts;
using Portal.Domain.Policy;

namespace Portal.App.Policy;

/// <summary>The policy as a document in Markdown: what a lawyer reads and signs (src/docs/regelsaet.md).</summary>
public static class PolicyDocument
{
    private const string Danish = "da";

    /// <summary>In Danish: that is the language of the laws it names.</summary>
    public static string Render(Policies policies)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(TextSet.Policy[Danish, "Document_Title"]).Append("\n\n").Append(TextSet.Policy[Danish, "Document_Intro"]).Append('\n');
        foreach (var table in (PolicyTable[])[PolicyTable.Choices(policies, Danish), PolicyTable.Rates(policies, Danish), .. PolicyTable.OfTheLaw(Danish)])
        {
            text.Append("\n## ").Append(table.Heading).Append("\n\n").Append(table.Note).Append("\n\n");
            Row(text, table.Columns);
            Row(text, [.. table.Columns.Select(_ => "---")]);
            foreach (var row in table.Rows) Row(text, row);
        }
        return text.ToString();
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
