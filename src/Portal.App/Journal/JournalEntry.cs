using System.Security.Cryptography;
using System.Text.Json;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Policy;
using Portal.Domain;
using Portal.Domain.People;

namespace Portal.App.Journal;

/// <summary>Who did what, why, by which rule: one entry in the same transaction as the thing itself.</summary>
internal static class JournalEntry
{
    /// <summary>An entry about a request. Ids, codes and a digest only: no reason, no explanation.</summary>
    public static JournalRow OfRequest(Work work, Actor by, string what, string rule, RequestRow request)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request)));
        return new JournalRow
        {
            Id = DerivedId.Of(digest, what, by.JournalId, work.Now.UtcTicks),
            At = work.Now, On = work.Today, Actor = by.JournalId, What = what, Rule = rule, RequestId = request.Id, PersonId = request.PersonId, Digest = digest,
        };
    }

    /// <summary>An entry about an agreement; which plan it has stands in its rows.</summary>
    public static JournalRow OfAgreement(Work work, Actor by, string what, string rule, AgreementRow agreement)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(agreement)));
        return new JournalRow
        {
            Id = DerivedId.Of(digest, what, by.JournalId, work.Now.UtcTicks),
            At = work.Now, On = work.Today, Actor = by.JournalId, What = what, Rule = rule, RequestId = agreement.RequestId, PersonId = agreement.PersonId, Digest = digest,
        };
    }

    /// <summary>An entry about a person alone.</summary>
    /// <param name="digest">Of what was written with it.</param>
    public static JournalRow OfPerson(Work work, Actor by, string what, string rule, PersonId person, string digest) => new()
    {
        Id = DerivedId.Of(digest, what, by.JournalId, work.Now.UtcTicks), At = work.Now, On = work.Today, Actor = by.JournalId, What = what, Rule = rule, PersonId = person, Digest = digest,
    };

    /// <summary>An entry about a dated choice of the municipality; its rule is the row's own name.</summary>
    public static JournalRow OfPolicy(Work work, Actor by, string what, PolicyChoiceRow choice)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(choice)));
        return new JournalRow
        {
            Id = DerivedId.Of(digest, what, by.JournalId, work.Now.UtcTicks),
            At = work.Now, On = work.Today, Actor = by.JournalId, What = what, Rule = PolicyBook.Row(choice).Name, Digest = digest,
        };
    }

    /// <summary>An entry about one of the municipality's own letter texts; its rule says which, for which claims and from when.</summary>
    public static JournalRow OfOwnText(Work work, Actor by, string what, OwnTextRow text)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(text)));
        return new JournalRow
        {
            Id = DerivedId.Of(digest, what, by.JournalId, work.Now.UtcTicks), At = work.Now, On = work.Today, Actor = by.JournalId, What = what,
            Rule = string.Join('/', ((string[])[text.Key, text.Scope, $"{text.ValidFrom:yyyy-MM-dd}"]).Where(part => part.Length > 0)), Digest = digest,
        };
    }
}
