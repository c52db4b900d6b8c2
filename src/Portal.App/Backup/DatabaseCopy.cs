using Portal.App.Settings;

namespace Portal.App.Backup;

/// <summary>How an engine's database is copied while the portal runs, and how a copy takes its place.</summary>
internal interface IDatabaseCopy
{
    DatabaseProvider Engine { get; }

    /// <summary>Copies the database as it is at one instant. Nobody waits for it.</summary>
    /// <param name="folder">Gets one file for each part.</param>
    Task Copy(string folder, CancellationToken cancel);

    /// <summary>
    /// Puts the parts in the database's place, with the outbox on hold, all at once: a crash leaves the old database or the new one. The old one is kept.
    /// </summary>
    /// <param name="schema">The newest migration of the copy.</param>
    /// <returns>Where the database that was replaced is kept, for the operator; null when there was none.</returns>
    /// <exception cref="BackupException">The database is in use, or the copy does not fit this program.</exception>
    Task<string?> Replace(string folder, string schema, CancellationToken cancel);
}
