using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Portal.Web.Tests;

/// <summary>bunit 2.15.2 asks for AngleSharp.Diffing 1.0.0.0, which is not served; 0.17.0 has all that it calls.</summary>
internal static class DiffingVersion
{
    [ModuleInitializer]
    internal static void Serve() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll")) : null;
}
