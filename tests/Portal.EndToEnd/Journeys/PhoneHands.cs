using Microsoft.Playwright;

namespace Portal.EndToEnd.Journeys;

/// <summary>A narrow screen, in Danish, with scripts switched off.</summary>
public sealed class PhoneHands(Visitor visitor, PortalProcess portal) : Hands(visitor, portal)
{
    protected override string Language => "da";

    public override Task Write(string selector, string text) => Page.Locator(selector).FillAsync(text);

    public override async Task Tick(string selector) => await Page.Locator(selector).SetCheckedAsync(!await Page.Locator(selector).IsCheckedAsync());

    public override Task Choose(string selector) => Page.Locator(selector).CheckAsync();

    public override Task Unfold(string selector) => Page.Locator(selector).ClickAsync();

    public override Task Attach(string selector, FilePayload file) => Page.Locator(selector).SetInputFilesAsync(file);

    protected override Task Push(string selector) => Page.Locator(selector).ClickAsync();

    protected override Task ChooseLanguage() => Task.CompletedTask;

    protected override Task Remember() => Visitor.PictureOfPage("");

    /// <summary>Without a script the order of the page says it, and role=alert.</summary>
    protected override async Task HasAttention(string selector)
    {
        if (selector == ".mm-errors") Assert.Equal("alert", await Page.Locator(selector).GetAttributeAsync("role"));
    }
}
