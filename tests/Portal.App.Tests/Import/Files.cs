using Portal.App.Import;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Import;

/// <summary>Files to import, and short ways to import them.</summary>
internal static class Files
{
    public const string PersonsHeader = "id;kind;name;street;postcode;city;country;email;phone;language;digital_post;protected;benefits;dead_on";

    public const string ClaimsHeader =
        "source;reference;claim_type;debtor;co_debtors;principal;period_from;period_to;established_on;due_on;pay_by;limitation_on;basis;basis_on;state_refund;property;description";

    public const string Anna = "6101801234;person;Anna Ågård Sørensen;Havnegade 4, 2. tv;9990;Skagen;DK;anna@example.test;20112233;da;yes;no;;";
    public const string Bo = "7202852345;person;Bo Æbelø;Kirkevej 12;9990;Skagen;DK;;20445566;da;yes;no;kontanthjaelp;";
    public const string Shop = "12345674;business;Skagen Sejlmageri I/S;Kajen 5;9990;Skagen;DK;;;da;yes;no;;";

    public const string Daycare = "DAGTILBUD;2026-01-1001;daycare;6101801234;7202852345;2685,00;2026-01-01;2026-01-31;2026-01-01;2026-01-02;2026-01-02;2029-01-02;ordinary;;no;;Daginstitution, januar 2026";
    public const string Tax = "EJENDOM;BFE-5512-1;property-tax;6101801234;7202852345;4120,50;2026-01-01;2026-06-30;2026-01-01;2026-02-01;2026-02-01;2029-02-01;ordinary;;no;5512;Ejendomsbidrag";

    /// <summary>The samples that ship with the documentation of the formats.</summary>
    public static string Sample(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "src", "docs", "formats", name);
    }

    public static string Write(this Database database, string name, params string[] lines) => database.WriteText(name, string.Join('\n', lines) + "\n");

    public static string WriteText(this Database database, string name, string text)
    {
        var path = Path.Combine(database.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public static Task<ImportReport> ImportPersons(this Database database, string path, bool acceptValid = false) =>
        database.Get<ImportPersons>().Handle(path, acceptValid, null, CancellationToken.None);

    public static Task<ImportReport> ImportClaims(this Database database, string path, bool acceptValid = false) =>
        database.Get<ImportClaims>().Handle(path, acceptValid, null, CancellationToken.None);

    public static Task<ImportReport> Persons(this Database database, params string[] lines) => database.ImportPersons(database.Write("persons.csv", [PersonsHeader, .. lines]));

    public static Task<ImportReport> Claims(this Database database, params string[] lines) => database.ImportClaims(database.Write("claims.csv", [ClaimsHeader, .. lines]));

    /// <summary>A line with one field changed.</summary>
    public static string With(this string line, string field, string value)
    {
        var header = line.Split(';').Length == 17 ? ClaimsHeader : PersonsHeader;
        var values = line.Split(';');
        values[Array.IndexOf(header.Split(';'), field)] = value;
        return string.Join(';', values);
    }

    public static IEnumerable<string> Messages(this ImportReport report) => report.Errors.Select(error => error.Text(report.File));
}
