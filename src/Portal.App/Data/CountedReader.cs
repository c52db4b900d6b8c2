using System.Collections;
using System.Data.Common;
using Portal.App.Access;
using Portal.Domain.People;

namespace Portal.App.Data;

/// <summary>The rows of a query, as they are; whom each of them tells of is noted as it is read.</summary>
/// <param name="ids">The columns that name the person.</param>
internal sealed class CountedReader(DbDataReader rows, int[] ids, DeskRequest request) : DbDataReader
{
    public override bool Read() => Noted(rows.Read());

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken) => Noted(await rows.ReadAsync(cancellationToken));

    private bool Noted(bool isRow)
    {
        if (!isRow) return false;
        foreach (var at in ids)
            if (!rows.IsDBNull(at)) request.Read(new PersonId(rows.GetGuid(at)));
        return true;
    }

    public override int Depth => rows.Depth;
    public override int FieldCount => rows.FieldCount;
    public override bool HasRows => rows.HasRows;
    public override bool IsClosed => rows.IsClosed;
    public override int RecordsAffected => rows.RecordsAffected;
    public override int VisibleFieldCount => rows.VisibleFieldCount;
    public override object this[int ordinal] => rows[ordinal];
    public override object this[string name] => rows[name];
    public override bool GetBoolean(int ordinal) => rows.GetBoolean(ordinal);
    public override byte GetByte(int ordinal) => rows.GetByte(ordinal);
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => rows.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);
    public override char GetChar(int ordinal) => rows.GetChar(ordinal);
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => rows.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);
    public override string GetDataTypeName(int ordinal) => rows.GetDataTypeName(ordinal);
    public override DateTime GetDateTime(int ordinal) => rows.GetDateTime(ordinal);
    public override decimal GetDecimal(int ordinal) => rows.GetDecimal(ordinal);
    public override double GetDouble(int ordinal) => rows.GetDouble(ordinal);
    public override IEnumerator GetEnumerator() => rows.GetEnumerator();
    public override Type GetFieldType(int ordinal) => rows.GetFieldType(ordinal);
    public override T GetFieldValue<T>(int ordinal) => rows.GetFieldValue<T>(ordinal);
    public override Task<T> GetFieldValueAsync<T>(int ordinal, CancellationToken cancellationToken) => rows.GetFieldValueAsync<T>(ordinal, cancellationToken);
    public override float GetFloat(int ordinal) => rows.GetFloat(ordinal);
    public override Guid GetGuid(int ordinal) => rows.GetGuid(ordinal);
    public override short GetInt16(int ordinal) => rows.GetInt16(ordinal);
    public override int GetInt32(int ordinal) => rows.GetInt32(ordinal);
    public override long GetInt64(int ordinal) => rows.GetInt64(ordinal);
    public override string GetName(int ordinal) => rows.GetName(ordinal);
    public override int GetOrdinal(string name) => rows.GetOrdinal(name);
    public override Stream GetStream(int ordinal) => rows.GetStream(ordinal);
    public override string GetString(int ordinal) => rows.GetString(ordinal);
    public override TextReader GetTextReader(int ordinal) => rows.GetTextReader(ordinal);
    public override object GetValue(int ordinal) => rows.GetValue(ordinal);
    public override int GetValues(object[] values) => rows.GetValues(values);
    public override bool IsDBNull(int ordinal) => rows.IsDBNull(ordinal);
    public override Task<bool> IsDBNullAsync(int ordinal, CancellationToken cancellationToken) => rows.IsDBNullAsync(ordinal, cancellationToken);
    public override bool NextResult() => rows.NextResult();
    public override Task<bool> NextResultAsync(CancellationToken cancellationToken) => rows.NextResultAsync(cancellationToken);
    public override void Close() => rows.Close();
    public override Task CloseAsync() => rows.CloseAsync();
    public override async ValueTask DisposeAsync()
    {
        await rows.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) rows.Dispose();
        base.Dispose(disposing);
    }
}
