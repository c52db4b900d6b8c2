namespace Portal.Web.SignIn;

internal sealed partial class SignInOptions
{
    /// <summary>Everything that is wrong with the settings, so that it can be put right in one go. Said at start and by <c>portal config check</c>.</summary>
    public IEnumerable<string> Faults(IHostEnvironment environment) =>
        [.. Faults(Citizen, "SignIn:Citizen", environment), .. BusinessFaults(), .. Faults(Staff, "SignIn:Staff", environment), .. RoleFaults()];

    /// <summary>In development the portal brings its own login provider for a door that has none.</summary>
    internal static bool UsesDevelopmentLogin(ProviderOptions provider, IHostEnvironment environment)
    {
#if DEV_IDENTITY
        return provider.Authority.Length == 0 && environment.IsDevelopment();
#else
        _ = (provider, environment);
        return false;
#endif
    }

    private static IEnumerable<string> Faults(ProviderOptions provider, string at, IHostEnvironment environment)
    {
        if (!UsesDevelopmentLogin(provider, environment))
        {
            foreach (var fault in AddressFaults(provider, at))
            {
                yield return fault;
            }
        }

        if (provider.Required is null)
        {
            yield return $"{at}:RequiredLoa is '{provider.RequiredLoa}'; it must be Low, Substantial or High.";
        }

        if (!provider.Scopes.Contains("openid"))
        {
            yield return $"{at}:Scopes must contain openid.";
        }

        foreach (var fault in TimeFaults(provider, at))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> AddressFaults(ProviderOptions provider, string at)
    {
        if (provider.Authority.Length == 0)
        {
            yield return $"{at}:Authority is missing: the address of the login provider.";
        }
        else if (!Uri.TryCreate(provider.Authority, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            yield return $"{at}:Authority is '{provider.Authority}'; it must be an https address.";
        }
        else if (address.Scheme == "http" && !address.IsLoopback)
        {
            yield return $"{at}:Authority is '{provider.Authority}'; only a provider on this same machine may be reached without https.";
        }

        if (provider.ClientId.Length == 0)
        {
            yield return $"{at}:ClientId is missing: the name the login provider knows the portal by.";
        }

        if (provider.ClientSecretFile is { Length: > 0 } file && !File.Exists(file))
        {
            yield return $"{at}:ClientSecretFile is '{file}'; there is no such file.";
        }

        if (provider.ClientSecretFile is { Length: > 0 } && provider.ClientSecret is { Length: > 0 })
        {
            yield return $"{at}: ClientSecret and ClientSecretFile are both set; use one.";
        }
    }

    private static IEnumerable<string> TimeFaults(ProviderOptions provider, string at)
    {
        var (idle, absolute) = (ProviderOptions.Minutes(provider.IdleMinutes), ProviderOptions.Minutes(provider.AbsoluteMinutes));
        if (idle is null || idle < TimeSpan.FromMinutes(2) || idle > TimeSpan.FromHours(8))
        {
            yield return $"{at}:IdleMinutes is '{provider.IdleMinutes}'; it must be from 2 to 480.";
        }

        if (absolute is null || absolute < TimeSpan.FromMinutes(5) || absolute > TimeSpan.FromHours(12))
        {
            yield return $"{at}:AbsoluteMinutes is '{provider.AbsoluteMinutes}'; it must be from 5 to 720.";
        }
        else if (idle > absolute)
        {
            yield return $"{at}:IdleMinutes is longer than AbsoluteMinutes.";
        }

        if (!string.IsNullOrWhiteSpace(provider.MaxAgeMinutes) && provider.MaxAge is null)
        {
            yield return $"{at}:MaxAgeMinutes is '{provider.MaxAgeMinutes}'; it must be a whole number of minutes.";
        }
    }

    private IEnumerable<string> BusinessFaults()
    {
        if (Citizen.Authority.Length > 0 && Citizen.BusinessPrivilege.Length == 0)
        {
            yield return "SignIn:Citizen:BusinessPrivilege is missing: the right a person needs to see a business's claims.";
        }

        if (Citizen.SeePrivilege.Length > 0 && Citizen.SeePrivilege == Citizen.ApplyPrivilege)
        {
            yield return "SignIn:Citizen:SeePrivilege and SignIn:Citizen:ApplyPrivilege are the same: whoever may see another's claims could then ask for them too.";
        }
    }

    private IEnumerable<string> RoleFaults()
    {
        foreach (var role in Staff.RoleMap.Keys.Except(StaffRoleNames.Names, StringComparer.Ordinal))
        {
            yield return $"SignIn:Staff:RoleMap has '{role}'; the roles are {string.Join(", ", StaffRoleNames.Names)}.";
        }

        foreach (var role in Staff.RoleMap.Where(r => r.Value.Count == 0).Select(r => r.Key))
        {
            yield return $"SignIn:Staff:RoleMap:{role} is empty.";
        }
    }
}
