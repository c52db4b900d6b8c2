using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

namespace Portal.App.Letters;

/// <summary>Makes a night's letters part of its transaction. They are drawn when they are handed over, or when somebody opens one first.</summary>
internal static class FileCourseLetters
{
    /// <param name="municipality">The sender's name, for the subject lines.</param>
    public static async Task Write(Work work, IReadOnlyList<CourseLetterInputs> letters, string municipality, CancellationToken cancel)
    {
        if (letters.Count == 0) return;
        var receivers = letters.Select(letter => letter.Letter.Receiver).Distinct().ToList();
        var people = await work.Db.Persons.Where(row => EF.Parameter(receivers).Contains(row.Id))
            .Select(row => new { row.Id, row.Language, row.Kind, row.ExemptFromDigitalPost }).ToDictionaryAsync(row => row.Id, row => new Mailbox(row.Language, row.Kind, row.ExemptFromDigitalPost), cancel);
        var batch = new CourseLetterBatch(municipality, work.Now);
        foreach (var letter in letters) batch.Add(letter, people[letter.Letter.Receiver]);
        await batch.Insert(work.Db, cancel);
    }
}
