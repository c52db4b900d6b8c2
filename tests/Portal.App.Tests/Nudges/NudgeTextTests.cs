using FsCheck;
using FsCheck.Fluent;
using Portal.App.Data.Rows;
using Portal.App.Nudges;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Texts;
using Portal.Domain.Letters;
using Portal.Domain.Nudges;
using Portal.Domain.People;

namespace Portal.App.Tests.Nudges;

public sealed class NudgeTextTests
{
    private static readonly DateOnly Today = new(2026, 10, 2);

    /// <summary>letters.md 1.2, 3; and what says the same in English.</summary>
    private static readonly string[] Barred =
    [
        "gæld", "skylder", "rykker", "restance", "inkasso", "inddrivelse", "betaling mangler", "misligholdt", "gældsstyrelsen", "kr.", "beløb", "krav",
        "debt", "owe", "remind", "arrears", "collect", "overdue", "default", "claim", "dkk", "amount",
    ];

    [Fact]
    public void No_nudge_of_any_letter_names_a_debt_an_amount_a_person_or_what_it_is_about()
    {
        var texts = (
            from kind in Enum.GetValues<LetterKind>()
            from receiver in Enum.GetValues<PersonKind>()
            from language in new[] { "da", "en" }
            from day in new DateOnly?[] { null, Today.AddDays(10) }
            from paper in new[] { false, true }
            let letter = new LetterRow { Kind = kind, ReplyBy = day, Subject = "Rykker", Language = "da" }
            select $"{NudgeText.Subject(language, Database.Municipality)}\n{NudgeText.Of(letter, receiver, language, Database.Municipality, Today)}\n{NudgeText.Tail(receiver, language, paper)}").ToHashSet();

        Assert.True(texts.Count > 10);
        foreach (var text in texts)
        {
            Assert.DoesNotContain(Barred, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
            // The one address is the front door, with nothing after it that could be a key.
            Assert.DoesNotMatch(@"https?://(?!mellemvaerende\.strandby\.invalid( |$))", text);
        }
    }

    [Fact]
    public void Every_text_stands_in_both_languages() => Assert.All(TextSet.Nudges.Keys, key => Assert.NotEqual(TextSet.Nudges["da", key], TextSet.Nudges["en", key]));

    [Fact]
    public void A_nudge_as_sms_is_one_message_of_the_sms_alphabet()
    {
        const string alphabet = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
        foreach (var language in new[] { "da", "en" })
            foreach (var day in new DateOnly?[] { null, new DateOnly(2026, 12, 31) })
            {
                var text = NudgeText.Of(new LetterRow { Kind = LetterKind.Bill, ReplyBy = day }, PersonKind.Person, language, Database.Municipality, Today);
                Assert.InRange(text.Length, 1, 160);
                Assert.All(text, letter => Assert.Contains(letter, alphabet));
            }
    }

    /// <summary>Both days on which the clocks change are among them.</summary>
    [Fact]
    public void No_nudge_goes_out_in_quiet_hours_by_a_danish_clock_and_none_waits_longer_than_two_days()
    {
        var (autumn, spring) = (new DateTimeOffset(2026, 10, 24, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 3, 27, 0, 0, 0, TimeSpan.Zero));
        Prop.ForAll(Gen.Choose(0, 23).Two().ToArbitrary(), Gen.Choose(0, 3 * 24 * 60).Two().ToArbitrary(), (hours, minutes) =>
        {
            var quiet = new QuietHours(hours.Item1, hours.Item2);
            foreach (var from in new[] { autumn.AddMinutes(minutes.Item1), spring.AddMinutes(minutes.Item2) })
            {
                var sent = false;
                for (var at = from; at <= from.AddHours(49) && !sent; at = at.AddMinutes(5))
                {
                    var clock = at.InDenmark();
                    sent = NudgeRules.Decide(new NudgeFacts(false, true, false, at - from), TimeOnly.FromTimeSpan(clock.TimeOfDay), quiet) is NudgeAnswer.Send;
                    var isQuiet = (clock.Hour - quiet.From + 24) % 24 < (quiet.To - quiet.From + 24) % 24;
                    if (sent == isQuiet) return false;
                }
                if (!sent) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();
    }
}
