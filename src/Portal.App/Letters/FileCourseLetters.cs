using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>Makes a night's letters part of its transaction. They are drawn when they are handed over, or when somebody opens one first.</summary>
internal static class FileCourseLetters
{
    public static async Task Write(Work work, IReadOnlyList<CourseLetter> letters, CancellationToken cancel)
    {
        if (letters.Count == 0) return;
        var receivers = letters.Select(letter => letter.Receiver).Distinct().ToList();
        var people = await work.Db.Persons.Where(row => EF.Parameter(receivers).Contains(row.Id))
            .Select(row => new { row.Id, row.Language, row.ExemptFromDigitalPost }).ToDictionaryAsync(row => row.Id, cancel);
        var rows = new List<LetterRow>(letters.Count);
        var inputs = new List<LetterInputsRow>(letters.Count);
        var outbox = new List<OutboxRow>(letters.Count);
        foreach (var letter in letters)
        {
            var receiver = people[letter.Receiver];
            var json = JsonSerializer.SerializeToUtf8Bytes(letter, CourseLetterJson.Default.CourseLetter);
            rows.Add(new LetterRow
            {
                Id = letter.Id, PersonId = letter.Receiver, Kind = letter.Kind, On = letter.On, Language = receiver.Language, At = work.Now,
                Subject = TextSet.Letters[receiver.Language, $"Subject_{Slug.Of(letter.Kind)}"], TemplateVersion = $"{Slug.Of(letter.Kind)}/1",
                InputsSha256 = Convert.ToHexStringLower(SHA256.HashData(json)),
            });
            inputs.Add(new LetterInputsRow { LetterId = letter.Id, Json = System.Text.Encoding.UTF8.GetString(json) });
            outbox.Add(new OutboxRow { Id = letter.Id, Channel = receiver.ExemptFromDigitalPost ? Channel.Paper : Channel.DigitalPost, At = work.Now });
        }
        await work.Db.InsertMany(rows, cancel);
        await work.Db.InsertMany(letters.SelectMany(letter => letter.Claims.Select(claim => new LetterClaimRow { LetterId = letter.Id, ClaimId = claim.Claim })).ToList(), cancel);
        await work.Db.InsertMany(inputs, cancel);
        await work.Db.InsertMany(outbox, cancel);
    }
}

[JsonSerializable(typeof(CourseLetter))]
internal sealed partial class CourseLetterJson : JsonSerializerContext;
