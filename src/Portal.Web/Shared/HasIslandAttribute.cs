namespace Portal.Web.Shared;

/// <summary>Marks a page of which a part goes on working in the browser over an open line (island, circuit). Every other page is a page and nothing more.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HasIslandAttribute : Attribute;
