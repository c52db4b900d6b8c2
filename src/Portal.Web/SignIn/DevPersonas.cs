#if DEV_IDENTITY
using Portal.DevIdentity;

namespace Portal.Web.SignIn;

/// <summary>The people of the demo municipality who can log on in development. All numbers are invented: no CPR number has a day above 60.</summary>
internal static class DevPersonas
{
    public const string CitizenClient = "portal-borger", StaffClient = "portal-medarbejder";

    /// <param name="settings">Decides the names of the claims and the words in them, so that the demo follows the settings.</param>
    public static IReadOnlyList<Persona> All(SignInOptions settings)
    {
        var (citizen, staff) = (settings.Citizen, settings.Staff);
        return
        [
            Resident("anna", "Anna Ågård Sørensen", "borger", "6101801234"),
            Resident("bo", "Bo Æbelø", "borger", "7202852345"),
            Resident("clara", "Clara O'Neill", "borger, læser engelsk", "8503903456"),
            Resident("dines", "Dines Ørbæk", "borger", "6504754567"),
            Resident("esther", "Esther Åkjær", "borger, beskyttet adresse", "7105651678"),
            Resident("henning", "Henning Østergård", "borger, skylder ikke noget", "7301721237"),
            Resident("ida", "Ida Krøyer", "borger med ældre krav", "7809451671"),
            Citizen("frida", "Frida Fuldmagt", "har fuldmagt: ansøger for Anna, ser for Bo", new()
            {
                [citizen.CprClaim] = "6808701239", [citizen.PrivilegeClaim] = Powers(("6101801234", citizen.ApplyPrivilege), ("7202852345", citizen.SeePrivilege)),
            }),
            Business("karla", "Karla Kaj", "virksomhed: Skagen Sejlmageri I/S, har rettigheden", citizen.BusinessPrivilege),
            Business("leo", "Leo Lund", "virksomhed: Skagen Sejlmageri I/S, mangler rettigheden", "urn:dk:demo:noget-andet"),
            Resident("ukendt", "Ulla Ukendt", "borger, som kommunen intet har på", "6903801678"),
            Resident("lav", "Lars Lav", "borger, logget på med sikringsniveau lav", "6101801234", "Low"),
            Citizen("intet-nummer", "Ingrid Intetnummer", "borger uden CPR-nummer i svaret", []),
            Staff("sofie", "Sofie Sagsbehandler", "sagsbehandler", "caseworker"),
            Staff("soeren", "Søren Sagsbehandler", "sagsbehandler", "caseworker"),
            Staff("tina", "Tina Teamleder", "teamleder og sagsbehandler", "team-lead", "caseworker"),
            Staff("finn", "Finn Finans", "økonomi", "finance"),
            Staff("ada", "Ada Administrator", "administrator", "administrator"),
            Staff("rita", "Rita Revisor", "revisor", "auditor"),
            Staff("nikolaj", "Nikolaj Nyansat", "medarbejder uden rolle"),
        ];

        Persona Citizen(string id, string name, string description, Dictionary<string, object> claims, string level = "Substantial")
        {
            claims.TryAdd(citizen.LoaClaim, level);
            return new Persona(id, name, description, CitizenClient, claims);
        }

        // As NemLog-in sends a Digital Fuldmagt: a list of rights, in groups by whose number they are about.
        static string Powers(params (string Number, string Right)[] given) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(
            $"<PrivilegeList>{string.Concat(given.Select(one => $"<PrivilegeGroup Scope=\"urn:dk:gov:saml:cprNumberIdentifier:{one.Number}\"><Privilege>{one.Right}</Privilege></PrivilegeGroup>"))}</PrivilegeList>"));

        Persona Resident(string id, string name, string description, string cpr, string level = "Substantial") =>
            Citizen(id, name, description, new() { [citizen.CprClaim] = cpr }, level);

        Persona Business(string id, string name, string description, string privilege) =>
            Citizen(id, name, description, new() { [citizen.CvrClaim] = "12345674", [citizen.PrivilegeClaim] = new[] { privilege } });

        Persona Staff(string id, string name, string description, params string[] roles) => new(id, name, description, StaffClient, new Dictionary<string, object>
        {
            [staff.LoaClaim] = "High",
            [staff.RoleClaim] = roles.Select(r => staff.RoleMap.TryGetValue(r, out var words) ? words[0] : r).ToArray(),
        });
    }
}
#endif
