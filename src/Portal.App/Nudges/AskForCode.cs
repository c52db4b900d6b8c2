using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Nudges;
using Portal.Domain.People;

namespace Portal.App.Nudges;

/// <summary>What asking for a code gives.</summary>
public enum CodeAsked
{
    Sent,
    NotAnAddress,

    /// <summary>Too many codes in a day.</summary>
    TooOften,

    /// <summary>The mail server has not taken it.</summary>
    NotSent,

    /// <summary>The municipality sends no e-mail.</summary>
    NotOffered,
}

/// <summary>A citizen wants nudges by e-mail: a code is sent to the address. Nothing is chosen until it has been typed.</summary>
public sealed class AskForCode(ClaimWriter writer, IMail mail, MunicipalityOptions municipality)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <param name="language">"da" or "en": that of the page on which it was asked for.</param>
    public async Task<CodeAsked> Handle(string address, string language, Citizen by, CancellationToken cancel)
    {
        if (!mail.IsOffered) return CodeAsked.NotOffered;
        if (!EmailAddress.IsValid(address)) return CodeAsked.NotAnAddress;
        var code = EmailCode.New();
        var digest = EmailCode.Digest(code);
        if (!await Keep(address, digest, by, cancel)) return CodeAsked.TooOften;
        var end = await mail.Send(
            new OutgoingMail(DerivedId.Of("code", digest), address, TextSet.Nudges.Format(language, "Code_Subject", municipality.Name), NudgeText.Code(code, language, municipality)), cancel);
        if (end.State == NudgeState.Sent) return CodeAsked.Sent;
        await Forget(digest, by.Person, cancel);
        return CodeAsked.NotSent;
    }

    private async Task<bool> Keep(string address, string digest, Citizen by, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        var choice = await ContactChoiceBook.Take(work, by.Person, cancel);
        if (choice.CodesSince is null || choice.CodesSince + Day <= work.Now) (choice.CodesSince, choice.CodesSent) = (work.Now, 0);
        if (choice.CodesSent >= EmailCode.MostADay) return false;
        choice.CodesSent++;
        (choice.AskedEmail, choice.CodeDigest, choice.CodeUntil, choice.CodeTries) = (address, digest, work.Now.AddMinutes(EmailCode.Minutes), 0);
        ContactChoiceBook.Note(work, by, "contact-code-asked", choice);
        await work.Commit(cancel);
        return true;
    }

    /// <summary>A code that was not sent can be typed by nobody.</summary>
    private async Task Forget(string digest, PersonId person, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        var choice = await ContactChoiceBook.Take(work, person, cancel);
        if (choice.CodeDigest == digest) ContactChoiceBook.ForgetCode(choice);
        await work.Commit(cancel);
    }
}
