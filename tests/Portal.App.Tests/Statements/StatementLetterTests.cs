using System.Text;
using Portal.App.Letters;
using Portal.App.Statements;
using Portal.App.Tests.Letters;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.App.Tests.Statements;

/// <summary>What a statement says (letters.md 4.21, 4.22), as a letter and as a file for a spreadsheet.</summary>
public sealed class StatementLetterTests
{
    [Theory, MemberData(nameof(SampleStatements.All), MemberType = typeof(SampleStatements))]
    public void The_text_is_the_one_that_was_approved(string sample) => ApprovedLetter.Same(SampleStatements.Named(sample), $"statement-{sample}");

    [Theory, MemberData(nameof(SampleStatements.Danish), MemberType = typeof(SampleStatements))]
    public void The_danish_is_plain(string sample)
    {
        var text = SampleStatements.Named(sample).Texts.Single();
        Assert.All(Readability.Sentences(text), sentence => Assert.True(Readability.Words(sentence) <= 25, $"{Readability.Words(sentence)} words: {sentence}"));
        Assert.InRange(Readability.Lix(text), 10, SampleStatements.Case(sample).Receiver.Kind == PersonKind.Business ? 42 : 38);
    }

    [Theory]
    [InlineData("Year")]
    [InlineData("Corrected")]
    public void It_is_no_bill_and_carries_nothing_to_pay_by_and_no_complaint_paragraph_but_the_one_on_disagreeing(string sample)
    {
        var content = SampleStatements.Named(sample);
        Assert.Empty(content.Texts.SelectMany(text => text.Blocks).OfType<LetterBlock.Payment>());
        Assert.Equal(["K9"], content.Texts.Single().Blocks.OfType<LetterBlock.Locked>().Select(block => block.Id));
        Assert.DoesNotContain("+71<", LetterPlainText.Of(content), StringComparison.Ordinal);
    }

    /// <summary>A claim that is shared with somebody whose address is protected goes by its type: its own words may tell of a place (letters.md 6.4).</summary>
    [Fact]
    public void A_shared_claim_tells_of_no_place_and_of_no_single_payment()
    {
        var text = LetterPlainText.Of(SampleStatements.Named("Year"));
        Assert.DoesNotContain("Solstrålen", text, StringComparison.Ordinal);
        Assert.Contains("Daginstitution | 200,00 | 1.845,00 | -845,00 | 1.200,00", text, StringComparison.Ordinal);
    }

    /// <summary>Product, story 15: the sums can be worked out again from the lines printed.</summary>
    [Theory, MemberData(nameof(SampleStatements.All), MemberType = typeof(SampleStatements))]
    public void Every_sum_is_the_sum_of_the_lines_above_it(string sample)
    {
        var tables = SampleStatements.Named(sample).Texts[^1].Blocks.OfType<LetterBlock.Table>().Where(table => table.Total is not null).ToList();
        Assert.Equal(1 + SampleStatements.Case(sample).Inputs.Statement.Own.Count, tables.Count);
        Assert.All(tables, table => Assert.Equal(Ore(table.Total![^1]), table.Rows.Sum(row => Ore(row[^1]))));
        Assert.Equal(Ore(tables[0].Total![^1]), tables.Skip(1).Sum(table => Ore(table.Total![^1])));
    }

    [Theory]
    [InlineData("Year")]
    [InlineData("Year_English")]
    public void The_file_for_a_spreadsheet_is_the_one_that_was_approved(string sample) => Approved.Same(Encoding.UTF8.GetString(StatementCsv.Of(SampleStatements.Case(sample)))[1..], $"csv-{sample}");

    [Fact]
    public void A_spreadsheet_reads_it_as_text_with_a_byte_order_mark_and_takes_nothing_for_a_formula()
    {
        var bytes = StatementCsv.Of(SampleStatements.Case("Year"));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var cells = Encoding.UTF8.GetString(bytes)[1..].Split("\r\n", StringSplitOptions.RemoveEmptyEntries).SelectMany(line => line.Split(';')).ToList();
        Assert.DoesNotContain(cells, cell => cell.Length > 0 && cell[0] is '=' or '+' or '@');
        Assert.All(cells.Where(cell => cell.StartsWith('-')), cell => Assert.Matches(@"^-\d+,\d\d$", cell));
        Assert.Contains("'=Tilbagebetaling 2025", cells);
    }

    [Theory]
    [InlineData("Year")]
    [InlineData("Corrected")]
    public void A_statement_keeps_its_figures_through_the_form_it_is_kept_in(string sample)
    {
        var inputs = SampleStatements.Case(sample).Inputs;
        var json = StatementJson.Of(inputs);
        var read = StatementJson.Read(json);
        Assert.Equal(json, StatementJson.Of(read));
        Assert.True(read.Statement.SameFigures(inputs.Statement));
        Assert.Equal(inputs.Replaced?.Changes, read.Replaced?.Changes);
    }

    private static long Ore(string number) => Kroner.TryParse(number.TrimStart('-').Replace(".", "", StringComparison.Ordinal), out var amount) ? number[0] == '-' ? -amount.Ore : amount.Ore : throw new FormatException($"'{number}' is no amount");
}
