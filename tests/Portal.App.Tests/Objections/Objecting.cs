using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Letters;
using Portal.App.Objections;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Objections;

namespace Portal.App.Tests.Objections;

/// <summary>Objections made and answered through the use cases.</summary>
internal static class Objecting
{
    public const string Words = "Pladsen var sagt op i december.";

    public static async Task<Guid> Object(this Database database, Citizen citizen, ClaimId claim, ObjectionPart part = ObjectionPart.Claim, long? right = null)
    {
        var saved = await database.Get<SaveObjectionDraft>().Handle(claim, new ObjectionInput(part, right is { } ore ? new Kroner(ore) : null), Words, citizen, CancellationToken.None);
        Assert.Empty(saved!.Faults);
        return Assert.IsType<SubmitAnswer.Sent>(await database.Get<SubmitRequest>().Handle(saved.Draft, citizen, CancellationToken.None)).Request;
    }

    public static async Task<DecideObjectionAnswer?> Answer(
        this Database database, Guid request, DeferralOutcome outcome, long? right = null, Caseworker? by = null, string grounds = "Vi har set på det.", params DateOnly[] days)
    {
        await using var db = database.Open();
        var version = await db.Requests.Where(row => row.Id == request).Select(row => row.Version).SingleAsync();
        var input = new ObjectionDecisionInput(request, version, outcome, right is { } ore ? new Kroner(ore) : null, days.ToHashSet(), grounds);
        return await database.Get<DecideObjection>().Handle(input, by ?? Town.Sofie, CancellationToken.None);
    }

    public static async Task Decided(this Database database, Guid request, DeferralOutcome outcome, long? right = null) =>
        Assert.IsType<DecideObjectionAnswer.Decided>(await database.Answer(request, outcome, right));

    /// <summary>What the newest letter of a kind to somebody says, without its marks; null where they have had none.</summary>
    public static async Task<string?> Letter(this Database database, Citizen citizen, LetterKind kind)
    {
        await using var db = database.Open();
        var id = (await db.Letters.Where(row => row.PersonId == citizen.Person && row.Kind == kind).OrderByDescending(row => row.At).FirstOrDefaultAsync())?.Id;
        return id is { } letter
            ? LetterPlainText.Of((await database.Get<LetterArchive>().Draw(letter, CancellationToken.None))!.Content).Replace("**", "", StringComparison.Ordinal).Replace('\u00a0', ' ') : null;
    }
}
