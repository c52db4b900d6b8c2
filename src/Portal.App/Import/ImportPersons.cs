using Portal.App.Arrangements;
using Portal.App.Data;

namespace Portal.App.Import;

/// <summary>Takes in persons.csv: new people are registered, known ones brought up to date; an empty field clears what was there.</summary>
public sealed class ImportPersons(ClaimWriter writer, FollowBenefits benefits)
{
    /// <param name="acceptValid">Import the good lines although some are bad.</param>
    /// <param name="progress">Told the lines read so far.</param>
    public Task<ImportReport> Handle(string path, bool acceptValid, IProgress<int>? progress, CancellationToken cancel) =>
        ImportRun.Of(path, PersonLine.Columns, acceptValid, writer, (work, tally) => new PersonsImport(work, tally, benefits), progress, cancel);
}
