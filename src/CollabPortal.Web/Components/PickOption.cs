namespace CollabPortal.Web.Components;

/// <summary>Something that can be chosen by typing.</summary>
/// <param name="Id">What is stored.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Detail">What tells it from others of the same name.</param>
public sealed record PickOption(Guid Id, string Name, string Detail);
