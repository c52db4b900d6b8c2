#if DEV_IDENTITY
using Portal.DevIdentity;

namespace Portal.Web.SignIn;

/// <summary>Puts the development login behind each door that has no provider of its own. Not compiled into a publish.</summary>
internal static class DevSignIn
{
    private static readonly (string Scheme, string Client)[] Doors = [(SignInSchemes.Citizen, DevPersonas.CitizenClient), (SignInSchemes.Staff, DevPersonas.StaffClient)];

    public static void Add(IServiceCollection services, SignInOptions settings, IHostEnvironment environment)
    {
        var doors = Doors.Where(d => SignInOptions.UsesDevelopmentLogin(settings.Of(d.Scheme), environment)).ToList();
        if (doors.Count == 0)
        {
            return;
        }

        var provider = DevIdentityServer.Add(services, environment, DevPersonas.All(settings), async (services, client, token) =>
            await services.GetRequiredService<BackchannelLogout>().Handle(Doors.Single(d => d.Client == client).Scheme, token, CancellationToken.None));
        foreach (var (scheme, client) in doors)
        {
            services.Configure<OidcOptions>(scheme, oidc =>
            {
                oidc.Authority = DevIdentityServer.Issuer;
                oidc.RequireHttpsMetadata = true;
                oidc.ClientId = client;
                oidc.BackchannelHttpHandler = provider.Backchannel();
            });
        }
    }

    public static void Map(WebApplication app) => app.Services.GetService<DevIdentityServer>()?.Map(app);
}
#endif
