using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Web.Tests.SignIn;

/// <summary>All that a false or careless provider could send, and all that could happen on the way back through the browser.</summary>
public sealed class TokenRefusalTests
{
    private const string Failed = "/log-ind/mislykkedes";

    [Theory]
    [InlineData("nonce", "another-nonce")]
    [InlineData("nonce", null)]
    [InlineData("aud", "another-portal")]
    [InlineData("aud", null)]
    [InlineData("iss", "https://other.example.test")]
    [InlineData("sub", null)]
    [InlineData("exp", null)]
    [InlineData("azp", "another-portal")]
    public async Task A_token_with_a_wrong_or_missing_claim_is_refused(string claim, string? value)
    {
        await using var host = await SignInHost.Start();
        host.Provider.Claims[claim] = value;
        await CitizenSignInTests.RefusedWith(host, Failed);
    }

    [Fact]
    public async Task A_token_for_several_parties_that_we_did_not_ask_for_is_refused()
    {
        await using var host = await SignInHost.Start();
        host.Provider.Claims["aud"] = new[] { SignInHost.CitizenClient, "another-portal" };
        await CitizenSignInTests.RefusedWith(host, Failed);
    }

    [Fact]
    public async Task A_token_expired_by_more_than_the_minute_clocks_may_differ_is_refused()
    {
        await using var host = await SignInHost.Start();
        host.Provider.Claims["iat"] = FakeProvider.Now() - 600;
        host.Provider.Claims["exp"] = FakeProvider.Now() - 90;
        await CitizenSignInTests.RefusedWith(host, Failed);
    }

    [Fact]
    public async Task A_token_expired_within_that_minute_is_accepted()
    {
        await using var host = await SignInHost.Start();
        host.Provider.Claims["iat"] = FakeProvider.Now() - 300;
        host.Provider.Claims["exp"] = FakeProvider.Now() - 20;
        using var browser = await host.LogOn();
    }

    [Fact]
    public async Task A_token_without_signature_is_refused()
    {
        await using var host = await SignInHost.Start();
        host.Provider.Forge = FakeProvider.AlgorithmNone;
        await CitizenSignInTests.RefusedWith(host, Failed);
    }

    [Fact]
    public async Task A_token_changed_after_it_was_signed_is_refused()
    {
        await using var host = await SignInHost.Start();
        host.Provider.Forge = token =>
        {
            var parts = token.Split('.');
            var other = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("6101801234", "7202852345", StringComparison.Ordinal));
            return $"{parts[0]}.{other}.{parts[2]}";
        };
        await CitizenSignInTests.RefusedWith(host, Failed);
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_shared_secret_is_refused()
    {
        await using var host = await SignInHost.Start();
        var published = host.Provider.Published[0];
        host.Provider.Key = new SymmetricSecurityKey(published.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = published.KeyId };
        host.Provider.Algorithm = SecurityAlgorithms.HmacSha256;
        await CitizenSignInTests.RefusedWith(host, Failed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_signed_by_a_key_that_is_not_the_providers_is_refused(bool underTheProvidersName)
    {
        await using var host = await SignInHost.Start();
        var swapped = FakeProvider.NewKey();
        if (underTheProvidersName) swapped.KeyId = host.Provider.Published[0].KeyId;
        host.Provider.Key = swapped;
        await CitizenSignInTests.RefusedWith(host, Failed);
    }

    [Fact]
    public async Task An_algorithm_outside_the_list_is_refused()
    {
        await using var host = await SignInHost.Start();
        host.Provider.Algorithm = SecurityAlgorithms.RsaSha512;
        await CitizenSignInTests.RefusedWith(host, Failed);
    }

    [Fact]
    public async Task The_pss_form_of_rsa_is_accepted()
    {
        await using var host = await SignInHost.Start();
        host.Provider.Algorithm = SecurityAlgorithms.RsaSsaPssSha256;
        using var browser = await host.LogOn();
    }

    [Fact]
    public async Task When_the_provider_changes_its_keys_they_are_fetched_once_and_the_person_comes_in()
    {
        await using var host = await SignInHost.Start();
        using var first = await host.LogOn();
        var next = FakeProvider.NewKey();
        host.Provider.Key = next;
        host.Provider.Published.Clear();
        host.Provider.Published.Add(next);
        using var second = await host.LogOn();

        Assert.Equal(2, host.Provider.DiscoveryCount);
    }

    [Fact]
    public async Task A_login_at_the_provider_older_than_allowed_is_refused()
    {
        await using var host = await SignInHost.Start(new() { ["SignIn:Citizen:MaxAgeMinutes"] = "10" });
        host.Provider.Claims["auth_time"] = FakeProvider.Now() - 800;
        await CitizenSignInTests.RefusedWith(host, Failed);
        host.Provider.Claims["auth_time"] = null;
        await CitizenSignInTests.RefusedWith(host, Failed);
        host.Provider.Claims["auth_time"] = FakeProvider.Now() - 500;
        using var browser = await host.LogOn();
    }

    [Fact]
    public async Task A_code_used_before_is_refused()
    {
        await using var host = await SignInHost.Start();
        using var browser = host.Open();
        var callback = host.Provider.Approve((await browser.Get("/test/borger")).Headers.Location!);
        await browser.Get(callback);
        Assert.StartsWith(Failed, (await browser.Get(callback)).Headers.Location!.OriginalString);

        // Also with a correlation of its own: the provider takes a code once.
        var again = (await browser.Get("/log-ind")).Headers.Location!;
        var code = QueryHelpers.ParseQuery(callback.Query)["code"];
        Assert.StartsWith(Failed, (await browser.Get(FakeProvider.Answer(again, ("code", code), ("iss", FakeProvider.Issuer)))).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_answer_in_another_browser_than_the_one_that_asked_is_refused()
    {
        await using var host = await SignInHost.Start();
        using var mine = host.Open();
        using var theirs = host.Open();
        var callback = host.Provider.Approve((await theirs.Get("/test/borger")).Headers.Location!);

        Assert.StartsWith(Failed, (await mine.Get(callback)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_changed_or_missing_state_is_refused()
    {
        await using var host = await SignInHost.Start();
        using var browser = host.Open();
        var callback = host.Provider.Approve((await browser.Get("/test/borger")).Headers.Location!).ToString();
        var state = QueryHelpers.ParseQuery(new Uri(callback).Query)["state"].ToString();
        var changed = callback.Replace(state, state[..20] + (state[20] == 'A' ? 'B' : 'A') + state[21..], StringComparison.Ordinal);

        Assert.StartsWith(Failed, (await browser.Get(changed)).Headers.Location!.OriginalString);
        Assert.StartsWith(Failed, (await browser.Get(callback.Replace("state=", "stat=", StringComparison.Ordinal))).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("https://other.example.test")]
    [InlineData(null)]
    public async Task An_answer_from_another_provider_or_from_none_is_refused(string? issuer)
    {
        await using var host = await SignInHost.Start();
        using var browser = host.Open();
        var callback = host.Provider.Approve((await browser.Get("/test/borger")).Headers.Location!, issuer);

        Assert.StartsWith(Failed, (await browser.Get(callback)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_citizens_answer_does_not_open_the_staffs_door()
    {
        await using var host = await SignInHost.Start();
        using var browser = host.Open();
        var callback = host.Provider.Approve((await browser.Get("/test/borger")).Headers.Location!).ToString();

        var answer = await browser.Get(callback.Replace("/signin-oidc", "/signin-oidc/medarbejder", StringComparison.Ordinal));
        Assert.StartsWith(Failed, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_posted_answer_is_refused()
    {
        await using var host = await SignInHost.Start();
        using var browser = host.Open();
        var callback = host.Provider.Approve((await browser.Get("/test/borger")).Headers.Location!);
        var fields = QueryHelpers.ParseQuery(callback.Query).Select(q => (q.Key, q.Value.ToString())).ToArray();

        Assert.StartsWith(Failed, (await browser.Post("/signin-oidc", fields)).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/x\\..\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil")]
    [InlineData("/\n/evil.example")]
    public async Task After_log_on_nobody_is_sent_away_from_the_portal(string returnUrl)
    {
        await using var host = await SignInHost.Start();
        using var browser = host.Open();
        var back = await host.LogOn(browser, "/log-ind?returnUrl=" + Uri.EscapeDataString(returnUrl));
        Assert.Equal("/borger", back.Headers.Location!.OriginalString);

        var page = await browser.Text("/log-ind/afbrudt?til=" + Uri.EscapeDataString(returnUrl));
        Assert.DoesNotContain("evil", page, StringComparison.Ordinal);
    }
}
