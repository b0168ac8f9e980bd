using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Components;

/// <summary>A value in an address that means nothing there: a page opens all the same and says so.</summary>
/// <param name="Name">The parameter as it stands in the address.</param>
/// <param name="Typed">What stood there, shortened.</param>
/// <param name="Shown">In words, what the page shows instead.</param>
/// <param name="Allowed">What can be asked for.</param>
public sealed record UnreadChoice(string Name, string Typed, string Shown, string Allowed)
{
    private const int Longest = 40;

    /// <summary>The name itself means nothing there, whatever stands in it.</summary>
    public bool IsUnknown { get; init; }

    public string Typed { get; init; } = Excerpt.Of(Typed, Longest);

    /// <summary>Nothing where the parameter is missing or understood.</summary>
    public static IEnumerable<UnreadChoice> Of(string name, string? typed, bool understood, string shown, string allowed) =>
        string.IsNullOrWhiteSpace(typed) || understood ? [] : [new UnreadChoice(name, typed.Trim(), shown, allowed)];
}
