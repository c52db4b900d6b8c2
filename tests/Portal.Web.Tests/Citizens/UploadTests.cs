using System.Text;

namespace Portal.Web.Tests.Citizens;

/// <summary>Files from outside: what a browser says about them is never believed.</summary>
public sealed class UploadTests : IDisposable
{
    private readonly PortalApplication _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Each_file_that_is_not_taken_gets_its_own_words_and_the_good_ones_are_kept()
    {
        var browser = await AtEvidence();
        await browser.Upload("form[enctype]", [("virus.pdf", "MZ not a pdf"u8.ToArray()), ("tom.pdf", []), ("god.pdf", Paper(1)), ("stor.pdf", Large())], ("hvornaar", "nu"));

        var errors = browser.Page.QuerySelectorAll(".mm-errors li").Select(error => error.TextContent).ToList();
        Assert.Equal(3, errors.Count);
        Assert.Contains(errors, error => error.Contains("virus.pdf", StringComparison.Ordinal) && error.Contains("ikke læse", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("tom.pdf", StringComparison.Ordinal) && error.Contains("tom", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("stor.pdf", StringComparison.Ordinal) && error.Contains("10 MB", StringComparison.Ordinal));
        Assert.Contains("god.pdf", browser.Page.QuerySelector(".mm-files")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, browser.Page.QuerySelectorAll("main .form-error-message").Length);
    }

    [Fact]
    public async Task No_more_than_ten_files_are_taken()
    {
        var browser = await AtEvidence();
        await browser.Upload("form[enctype]", [.. Enumerable.Range(1, 11).Select(i => ($"papir{i}.pdf", Paper(i)))], ("hvornaar", "nu"));
        Assert.Contains("papir11.pdf kom ikke med", Assert.Single(browser.Page.QuerySelectorAll(".mm-errors li")).TextContent, StringComparison.Ordinal);
        Assert.Equal(10, browser.Page.QuerySelectorAll(".mm-files li").Length);
    }

    [Fact]
    public async Task A_name_is_shown_without_its_path_and_cannot_be_markup()
    {
        var browser = await AtEvidence();
        await browser.Upload("form[enctype]", [("../../etc/<b>passwd", "no"u8.ToArray()), ("..\\..\\<i>brev.exe", Paper(2))], ("hvornaar", "nu"));
        var page = browser.Page.DocumentElement.OuterHtml;
        Assert.DoesNotContain("etc/", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>passwd", page, StringComparison.Ordinal);
        Assert.Contains("ibrev.pdf", browser.Page.QuerySelector(".mm-files")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_can_be_added_a_few_at_a_time_and_taken_off_again()
    {
        var browser = await AtEvidence();
        await browser.Upload("form[enctype]", [("et.pdf", Paper(1))], ("hvornaar", "nu"), ("laeg-op", "1"));
        Assert.EndsWith("/papirer", browser.Address, StringComparison.Ordinal);
        await browser.Upload("form[enctype]", [("to.pdf", Paper(2))], ("hvornaar", "nu"), ("laeg-op", "1"));
        var remove = browser.Page.QuerySelectorAll("button[name=fjern]");
        Assert.Equal(2, remove.Length);
        await browser.Submit("main form", ("fjern", remove[0].GetAttribute("value")));
        Assert.Equal("to.pdf", Assert.Single(browser.Page.QuerySelectorAll(".mm-files a")).TextContent);
        await browser.Submit("form[enctype]", ("hvornaar", "nu"));
        Assert.EndsWith("/tjek", browser.Address, StringComparison.Ordinal);
    }

    private async Task<PageBrowser> AtEvidence()
    {
        var browser = await _portal.SignInAs("anna");
        var draft = await _portal.Draft(_portal.People.Anna, _portal.People.AfterSchool);
        await browser.Get($"/borger/ansoeg/{draft}/papirer");
        return browser;
    }

    private static byte[] Paper(int number) => Encoding.ASCII.GetBytes($"%PDF-1.7 paper {number}");

    private static byte[] Large()
    {
        var bytes = new byte[10 * 1024 * 1024 + 1];
        "%PDF-"u8.CopyTo(bytes);
        return bytes;
    }
}
