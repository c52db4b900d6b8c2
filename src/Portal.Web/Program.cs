using Portal.Web.Commands;

return await PortalCommands.Run(args);

/// <summary>Public so that tests can start the portal in memory.</summary>
public partial class Program;
