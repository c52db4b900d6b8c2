using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.App.Policy;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.App.Tests.Policy;

/// <summary>The tables in words: the file that a lawyer reads, and what stands in forms.</summary>
public sealed partial class PolicyDocumentTests
{
    [Fact]
    public void A_changed_rule_shows_as_a_change_of_the_file_that_was_read() => Approved.SameFile(PolicyDocument.Render(Policies.Default), Path.Combine(Root, "src", "docs", "regelsaet.md"));

    [Fact]
    public void Both_languages_have_the_same_words_and_blanks()
    {
        var (danish, english) = (Words(""), Words(".en"));
        Assert.Equal(danish.Keys.Order(), english.Keys.Order());
        Assert.All(danish, text => Assert.Equal(Blank().Matches(text.Value).Select(blank => blank.Value).Order(), Blank().Matches(english[text.Key]).Select(blank => blank.Value).Order()));
    }

    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public void Every_table_has_a_cell_for_each_column(string language) =>
        Assert.All(
            (PolicyTable[])[PolicyTable.Choices(Policies.Default, language), PolicyTable.Rates(Policies.Default, language), .. PolicyTable.OfTheLaw(language)],
            table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));

    [Theory]
    [InlineData(PolicyUnit.Amount, 123_450, "1.234,50", "1.234,50 kr.")]
    [InlineData(PolicyUnit.Percent, 60, "0,60", "0,60 %")]
    [InlineData(PolicyUnit.Days, 1, "1", "1 dag")]
    [InlineData(PolicyUnit.BankingDays, 5, "5", "5 bankdage")]
    [InlineData(PolicyUnit.FeeLaw, (long)FeeLaw.None, "none", "Hverken gebyr eller rente")]
    [InlineData(PolicyUnit.CoverOrder, (long)CoverOrder.InterestFeesPrincipal, "interest-fees-principal", "Rente, gebyr, hovedstol")]
    public void A_value_is_read_as_it_is_written(PolicyUnit unit, long value, string written, string shown)
    {
        Assert.Equal((written, shown), (PolicyWords.Written(unit, value), PolicyWords.Value(unit, value, "da")));
        Assert.True(PolicyWords.TryRead(unit, $" {written} ", out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData(PolicyUnit.Amount, "2.50")]
    [InlineData(PolicyUnit.Percent, "1.00")]
    [InlineData(PolicyUnit.Amount, "-5")]
    [InlineData(PolicyUnit.Days, "10,5")]
    [InlineData(PolicyUnit.Days, "")]
    [InlineData(PolicyUnit.FeeLaw, "straffeloven")]
    public void What_may_be_misread_is_not_read(PolicyUnit unit, string text) => Assert.False(PolicyWords.TryRead(unit, text, out _));

    private static Dictionary<string, string> Words(string language) =>
        XDocument.Load(Path.Combine(Root, "src", "Portal.App", "Texts", $"Policy{language}.resx")).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) return folder.FullName;
        throw new InvalidOperationException("Portal.sln is in no folder above the tests.");
    }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Blank();
}
