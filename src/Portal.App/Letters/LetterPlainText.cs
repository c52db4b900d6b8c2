using System.Text;

namespace Portal.App.Letters;

/// <summary>The letter as plain text: what the tests approve, and what a lawyer reads as a diff.</summary>
public static class LetterPlainText
{
    public static string Of(LetterContent letter)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', letter.Sender).Append("\n\n").AppendJoin('\n', letter.Receiver).Append('\n');
        foreach (var part in letter.Texts)
        {
            text.Append('\n').Append('[').Append(part.Language).Append("]\n").Append(part.DateLine).Append('\n').Append(part.CaseLine).Append("\n\n# ").Append(part.Title).Append("\n\n");
            foreach (var block in part.Blocks) Write(block, text);
        }
        return text.ToString().Replace('\u00a0', ' ');
    }

    private static void Write(LetterBlock block, StringBuilder text)
    {
        switch (block)
        {
            case LetterBlock.Heading heading:
                text.Append('#', heading.Level).Append(' ').Append(heading.Text).Append("\n\n");
                break;
            case LetterBlock.Paragraph paragraph:
                text.Append(Line(paragraph.Runs)).Append("\n\n");
                break;
            case LetterBlock.Bullets bullets:
                foreach (var item in bullets.Items) text.Append("- ").Append(Line(item)).Append('\n');
                text.Append('\n');
                break;
            case LetterBlock.Table table:
                text.Append(table.Caption).Append('\n').AppendJoin(" | ", table.Columns).Append('\n');
                foreach (var row in table.Rows) text.AppendJoin(" | ", row).Append('\n');
                if (table.Total is { } total) text.Append("= ").AppendJoin(" | ", total).Append('\n');
                text.Append('\n');
                break;
            case LetterBlock.Payment payment:
                foreach (var line in payment.Lines) text.Append("| ").Append(Line(line)).Append('\n');
                text.Append('\n');
                break;
            case LetterBlock.Locked locked:
                text.Append('[').Append(locked.Id).Append("] ").Append(Line(locked.Runs)).Append("\n\n");
                break;
        }
    }

    private static string Line(IEnumerable<LetterRun> runs) => string.Concat(runs.Select(run => run.Bold ? $"**{run.Text}**" : run.Text));
}
