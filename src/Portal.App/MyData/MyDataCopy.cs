using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.App.Settings;

namespace Portal.App.MyData;

/// <summary>One table's rows of one person.</summary>
/// <param name="Rows">Each in the order of the table's columns.</param>
public sealed record MyDataSection(PersonalTable Table, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>
/// Everything we have about somebody, to themselves alone (GDPR art. 15 and 20): a file for a machine, or section by section to be read. That they fetched it stands in the journal and in the log they can read.
/// </summary>
public sealed class MyDataCopy(IDbContextFactory<PortalDb> dbs, ClaimWriter writer, MunicipalityOptions municipality, TimeProvider clock)
{
    /// <summary>What has been written is sent on when it is more than this.</summary>
    private const int SendAt = 32 * 1024;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>One table after the other; no more than one is held.</summary>
    /// <exception cref="ArgumentException">Somebody acts for another: what we hold on a person is theirs alone to carry away.</exception>
    public async IAsyncEnumerable<MyDataSection> Handle(Citizen citizen, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (citizen.By is not null) throw new ArgumentException("Acts for another.", nameof(citizen));
        await Remember(citizen, cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var mine = await Mine.Of(db, citizen.Person, cancel);
        foreach (var table in DataMap.Tables) yield return new MyDataSection(table, await table.Read(mine, cancel));
    }

    /// <summary>As JSON: days as 2026-12-31, times with their offset, amounts in whole øre, choices by the names they have in files.</summary>
    /// <inheritdoc cref="Handle" path="/exception"/>
    public async Task Write(Stream to, Citizen citizen, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartObject();
        json.WriteString("madeAt", clock.GetUtcNow().InDenmark());
        json.WriteString("madeBy", municipality.Name);
        json.WriteString("currency", "DKK");
        await foreach (var section in Handle(citizen, cancel))
        {
            json.WriteStartArray(section.Table.Name);
            foreach (var row in section.Rows)
            {
                MyDataJson.Row(json, section.Table.Columns, row);
                if (json.BytesPending > SendAt) await json.FlushAsync(cancel);
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        await json.FlushAsync(cancel);
    }

    private async Task Remember(Citizen citizen, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        work.Db.Access.Add(new AccessRow { Id = Guid.CreateVersion7(work.Now), At = work.Now, Actor = citizen.JournalId, PersonId = citizen.Person, What = AccessKind.Copy });
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{citizen.Person} {work.Now:O}")));
        work.Db.Journal.Add(JournalEntry.OfPerson(work, citizen, "my-data-copied", "GDPR art. 15", citizen.Person, digest));
        await work.Commit(cancel);
    }
}
