namespace CollabPortal.Application;

/// <summary>Whether this portal shows demo data: said on every page, in the API and in files, and the demo accounts exist.</summary>
public sealed record DemoMode(bool IsOn);
