using Portal.App.Data;

namespace Portal.App.Import;

/// <summary>
/// Takes in claims.csv: new claims arrive with a payment id and their principal entry, a changed principal becomes a correcting
/// entry, and any other change is taken over as long as the claim has not been reminded.
/// </summary>
public sealed class ImportClaims(ClaimWriter writer)
{
    /// <param name="acceptValid">Import the good lines although some are bad.</param>
    /// <param name="progress">Told the lines read so far.</param>
    public Task<ImportReport> Handle(string path, bool acceptValid, IProgress<int>? progress, CancellationToken cancel) =>
        ImportRun.Of(path, ClaimLine.Columns, acceptValid, writer, (work, tally) => new ClaimsImport(work, tally), progress, cancel);
}
