using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>Free text about a person, kept apart with the time it may be kept.</summary>
internal static class PersonalTexts
{
    /// <summary>Writes the text, replaces the one before it, or removes it when it is empty.</summary>
    public static async Task Save(Work work, Guid request, PersonalTextKind kind, string? text, RetentionClass retention, CancellationToken cancel)
    {
        await work.Db.PersonalTexts.Where(row => row.RequestId == request && row.Kind == kind).ExecuteDeleteAsync(cancel);
        var clean = Clean(text);
        if (clean.Length > 0)
            work.Db.PersonalTexts.Add(new PersonalTextRow { RequestId = request, Kind = kind, Text = clean, Retention = retention, SavedAt = work.Now });
    }

    /// <summary>As it is kept: one kind of line ending, nothing before or after.</summary>
    public static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>As it is kept where it stands in a list: on one line.</summary>
    public static string Line(string? text) => Clean(text).Replace('\n', ' ');

    /// <summary>When a draft is sent, what it holds is kept as long as the case.</summary>
    public static async Task Keep(Work work, Guid request, CancellationToken cancel)
    {
        await work.Db.PersonalTexts.Where(row => row.RequestId == request).ExecuteUpdateAsync(set => set.SetProperty(row => row.Retention, RetentionClass.Case), cancel);
        await work.Db.Attachments.Where(row => row.RequestId == request).ExecuteUpdateAsync(set => set.SetProperty(row => row.Retention, RetentionClass.Case), cancel);
    }
}
