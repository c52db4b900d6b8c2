using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;

namespace Portal.App.Data;

/// <summary>Tables, keys and indexes of the balance statements (saldoopgørelser).</summary>
internal static class StatementModel
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<StatementRunRow>(run =>
        {
            run.ToTable("statement_runs").HasKey(row => row.Id);
            run.HasIndex(row => new { row.From, row.To, row.Number }).IsUnique();
        });
        model.Entity<StatementRow>(statement =>
        {
            statement.ToTable("statements").HasKey(row => row.Id);
            statement.HasIndex(row => new { row.PersonId, row.From, row.To, row.Version }).IsUnique();
            statement.HasIndex(row => row.RunId);
            PortalModel.Belongs<StatementRunRow, StatementRow>(statement, nameof(StatementRow.RunId));
            PortalModel.Belongs<PersonRow, StatementRow>(statement, nameof(StatementRow.PersonId));
            PortalModel.Belongs<LetterRow, StatementRow>(statement, nameof(StatementRow.LetterId));
        });
    }
}
