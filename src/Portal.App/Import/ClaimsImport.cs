using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Import;

/// <summary>A good line with the people it names.</summary>
internal sealed record CheckedClaim(ClaimLine Line, KnownPerson Debtor, IReadOnlyList<KnownPerson> CoDebtors)
{
    /// <summary>Who is, or may be, liable as the source says.</summary>
    public Dictionary<PersonId, LiabilityKind> Wanted()
    {
        var wanted = new Dictionary<PersonId, LiabilityKind> { [Debtor.Id] = LiabilityKind.Primary };
        foreach (var person in CoDebtors) wanted[person.Id] = Line.CoDebtorKind;
        return wanted;
    }
}

/// <summary>A line of claims.csv as it was read.</summary>
/// <param name="Identity">A digest of its source and reference.</param>
internal readonly record struct ReadClaim(ClaimLine Claim, UInt128 Identity);

/// <summary>One running import of claims.csv.</summary>
internal sealed class ClaimsImport(Work work, ImportTally tally) : ILineImport<ReadClaim>
{
    private readonly Dictionary<UInt128, int> _lines = [];
    private readonly ClaimArrivals _arrivals = new(work, tally);
    private readonly ClaimChanges _changes = new(work);

    public ReadClaim Read(LineValues values)
    {
        var claim = ClaimLine.Read(values);
        // Sixteen bytes a claim, however long its names are: a file may hold millions.
        return new ReadClaim(claim, BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{claim.Source}\u001f{claim.Reference}"))));
    }

    public async Task Check(IReadOnlyList<(LineValues Values, ReadClaim Line)> lines, CancellationToken cancel)
    {
        if (_lines.Count == 0) await ImportTurn.Take(work, cancel);
        _arrivals.Clear();
        _changes.Clear();
        foreach (var (values, line) in lines) CheckOnce(values, line);

        var people = await People(lines, cancel);
        var known = await ClaimsOnRecord.Of(work.Db, [.. lines.Where(line => line.Values.IsGood).Select(line => (line.Line.Claim.Source, line.Line.Claim.Reference))], cancel);
        foreach (var (values, line) in lines)
        {
            if (Resolve(values, line.Claim, people) is not { } resolved) continue;
            if (known.Find(line.Claim.Source, line.Claim.Reference) is { } row) _changes.Add(values, resolved, row, known.Liable(row.Id));
            else _arrivals.Add(resolved);
        }
        if (_changes.Count > 0) await _arrivals.Written(cancel);
        await _changes.Check(cancel);
    }

    public async Task Write(CancellationToken cancel)
    {
        await _arrivals.Write(cancel);
        if (_changes.Count > 0) await _arrivals.Written(cancel);
        await _changes.Write(tally, cancel);
    }

    public Task Finish(CancellationToken cancel) => _arrivals.Written(cancel);

    /// <summary>A claim stands once in a file: which of two lines is right is not ours to guess.</summary>
    private void CheckOnce(LineValues values, ReadClaim line)
    {
        if (_lines.TryAdd(line.Identity, values.Line.Number)) return;
        values.Fail("reference", $"{Shown.Value(line.Claim.Reference)} stands on line {_lines[line.Identity].ToString(CultureInfo.InvariantCulture)} as well", "a claim (source and reference) stands once in a file");
    }

    private async Task<Dictionary<string, KnownPerson>> People(IReadOnlyList<(LineValues Values, ReadClaim Line)> lines, CancellationToken cancel)
    {
        var ids = lines.SelectMany(line => line.Line.Claim.CoDebtors.Prepend(line.Line.Claim.Debtor)).Select(id => id.Digits).OfType<string>().Distinct().ToList();
        return await work.Db.Persons.Where(row => EF.Parameter(ids).Contains(row.IdNumber))
            .Select(row => new KnownPerson(row.Id, row.IdNumber, row.Country, row.DeadOn)).ToDictionaryAsync(person => person.IdNumber, cancel);
    }

    private static CheckedClaim? Resolve(LineValues values, ClaimLine claim, Dictionary<string, KnownPerson> people)
    {
        KnownPerson? Known(string field, IdNumber id)
        {
            if (id == default) return null;
            if (people.TryGetValue(id.Digits, out var person)) return person;
            values.Fail(field, $"the id {id.Masked} is not on record", "every id is known: import the person first");
            return null;
        }

        var debtor = Known("debtor", claim.Debtor);
        var coDebtors = claim.CoDebtors.Select(id => Known("co_debtors", id)).OfType<KnownPerson>().ToList();
        return values.IsGood && debtor is not null ? new CheckedClaim(claim, debtor, coDebtors) : null;
    }
}

/// <summary>The claims on record among those that some lines name.</summary>
internal sealed class ClaimsOnRecord
{
    private readonly Dictionary<(string Source, string Reference), ClaimRow> _claims;
    private readonly ILookup<ClaimId, LiabilityRow> _liable;

    private ClaimsOnRecord(IEnumerable<ClaimRow> claims, IEnumerable<LiabilityRow> liable)
    {
        _claims = claims.ToDictionary(row => (row.Source, row.Reference));
        _liable = liable.ToLookup(row => row.ClaimId);
    }

    public static async Task<ClaimsOnRecord> Of(PortalDb db, IReadOnlyCollection<(string Source, string Reference)> identities, CancellationToken cancel)
    {
        var claims = new List<ClaimRow>();
        foreach (var source in identities.GroupBy(identity => identity.Source, identity => identity.Reference))
        {
            var references = source.ToList();
            claims.AddRange(await db.Claims.AsNoTracking().Where(row => row.Source == source.Key && EF.Parameter(references).Contains(row.Reference)).ToListAsync(cancel));
        }
        var ids = claims.ConvertAll(row => row.Id);
        return new ClaimsOnRecord(claims, ids.Count == 0 ? [] : await db.Liabilities.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.ClaimId)).ToListAsync(cancel));
    }

    public ClaimRow? Find(string source, string reference) => _claims.GetValueOrDefault((source, reference));

    public IReadOnlyCollection<LiabilityRow> Liable(ClaimId claim) => [.. _liable[claim]];
}
