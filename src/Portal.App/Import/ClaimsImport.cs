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

/// <summary>One running import of claims.csv.</summary>
internal sealed class ClaimsImport(Work work, ImportTally tally) : ILineImport
{
    private readonly Dictionary<UInt128, int> _lines = [];
    private readonly ClaimArrivals _arrivals = new(work);
    private readonly ClaimChanges _changes = new(work);

    public async Task Check(IReadOnlyList<LineValues> lines, CancellationToken cancel)
    {
        if (_lines.Count == 0) await ImportTurn.Take(work, cancel);
        _arrivals.Clear();
        _changes.Clear();
        var read = new List<(LineValues Values, ClaimLine Claim)>(lines.Count);
        foreach (var line in lines.Where(line => line.IsGood))
        {
            var claim = ClaimLine.Read(line);
            CheckOnce(line, claim);
            read.Add((line, claim));
        }

        var people = await People(read, cancel);
        var known = await ClaimsOnRecord.Of(work.Db, [.. read.Where(line => line.Values.IsGood).Select(line => (line.Claim.Source, line.Claim.Reference))], cancel);
        foreach (var (values, claim) in read)
        {
            if (Resolve(values, claim, people) is not { } resolved) continue;
            if (known.Find(claim.Source, claim.Reference) is { } row) _changes.Add(values, resolved, row, known.Liable(row.Id));
            else _arrivals.Add(resolved);
        }
        await _changes.Check(cancel);
    }

    public async Task Write(CancellationToken cancel)
    {
        tally.New += _arrivals.Count;
        tally.NewOre += await _arrivals.Write(cancel);
        await _changes.Write(tally, cancel);
    }

    /// <summary>A claim stands once in a file: which of two lines is right is not ours to guess.</summary>
    private void CheckOnce(LineValues line, ClaimLine claim)
    {
        // Sixteen bytes a claim, however long its names are: a file may hold millions.
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{claim.Source}\u001f{claim.Reference}"));
        var identity = BinaryPrimitives.ReadUInt128BigEndian(digest);
        if (_lines.TryAdd(identity, line.Line.Number)) return;
        line.Fail("reference", $"{Shown.Value(claim.Reference)} stands on line {_lines[identity].ToString(CultureInfo.InvariantCulture)} as well", "a claim (source and reference) stands once in a file");
    }

    private async Task<Dictionary<string, KnownPerson>> People(List<(LineValues Values, ClaimLine Claim)> read, CancellationToken cancel)
    {
        var ids = read.SelectMany(line => line.Claim.CoDebtors.Prepend(line.Claim.Debtor)).Select(id => id.Digits).OfType<string>().Distinct().ToList();
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
