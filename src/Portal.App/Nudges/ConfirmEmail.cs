using Portal.App.Actors;
using Portal.App.Data;

namespace Portal.App.Nudges;

/// <summary>What typing a code gives.</summary>
public enum CodeTyped
{
    Confirmed,
    Wrong,

    /// <summary>None waits: it is too old, has been typed too often, or was never sent.</summary>
    NoneWaits,
}

/// <summary>A citizen types the code that was sent to an address: from now on nudges go there, and to no address before it.</summary>
public sealed class ConfirmEmail(ClaimWriter writer)
{
    public async Task<CodeTyped> Handle(string code, Citizen by, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        var choice = await ContactChoiceBook.Take(work, by.Person, cancel);
        if (!ContactChoiceBook.CodeHolds(choice, work.Now)) return CodeTyped.NoneWaits;
        choice.CodeTries++;
        if (!EmailCode.Matches(code, choice.CodeDigest))
        {
            await work.Commit(cancel);
            return choice.CodeTries < EmailCode.Tries ? CodeTyped.Wrong : CodeTyped.NoneWaits;
        }
        (choice.Email, choice.EmailChosenAt) = (choice.AskedEmail, work.Now);
        ContactChoiceBook.ForgetCode(choice);
        ContactChoiceBook.Note(work, by, "contact-email-chosen", choice);
        await work.Commit(cancel);
        return CodeTyped.Confirmed;
    }
}

/// <summary>A citizen does not want the code after all. An address that is confirmed stays.</summary>
public sealed class DropCode(ClaimWriter writer)
{
    public async Task Handle(Citizen by, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        ContactChoiceBook.ForgetCode(await ContactChoiceBook.Take(work, by.Person, cancel));
        await work.Commit(cancel);
    }
}

/// <summary>A citizen takes back the consent to e-mail, in one step. The address is forgotten at once.</summary>
public sealed class StopEmail(ClaimWriter writer)
{
    public async Task Handle(Citizen by, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        var choice = await ContactChoiceBook.Take(work, by.Person, cancel);
        if (choice.EmailChosenAt is null) return;
        (choice.Email, choice.EmailChosenAt) = ("", null);
        ContactChoiceBook.ForgetCode(choice);
        ContactChoiceBook.Note(work, by, "contact-email-stopped", choice);
        await work.Commit(cancel);
    }
}
