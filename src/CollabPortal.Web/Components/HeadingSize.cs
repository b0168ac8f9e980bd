namespace CollabPortal.Web.Components;

/// <summary>How large a heading is that somebody typed: the longer, the smaller, so that it never fills the screen.</summary>
public static class HeadingSize
{
    /// <summary>The class of the heading; null for the usual size.</summary>
    public static string? Of(string? words) => words?.Length switch { > 160 => "longer", > 60 => "long", _ => null };
}
