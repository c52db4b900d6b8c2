using Microsoft.Extensions.DependencyInjection;
using Portal.App.Data;
using Portal.App.Documents;
using Portal.App.Import;
using Portal.App.People;

namespace Portal.App;

public static class Registration
{
    /// <summary>The use cases and queries, over a database that <see cref="DataSetup.AddPortalDb"/> has set up.</summary>
    /// <param name="storageRoot">The folder for documents (Storage:Root).</param>
    public static IServiceCollection AddPortalUseCases(this IServiceCollection services, string storageRoot) => services
        .AddSingleton<Schema>()
        .AddSingleton<ClaimFactsQuery>()
        .AddSingleton<ClaimWriter>()
        .AddSingleton(new DocumentStore(storageRoot))
        .AddSingleton<FindPerson>()
        .AddSingleton<ImportPersons>()
        .AddSingleton<ImportClaims>();
}
