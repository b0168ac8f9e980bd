using System.Globalization;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Components.Entry;

/// <summary>
/// What a form that keeps itself says of it, in a place that is read aloud whenever it changes: the same words within one minute however often
/// it keeps, and the long ones once. That something newer is not kept yet stands beside it and is not read aloud.
/// </summary>
/// <param name="first">The words of the first time, from the hour.</param>
/// <param name="later">The words of later times.</param>
public sealed class KeptWords(Func<string, string> first, Func<string, string> later)
{
    private string? hour;
    private bool told;

    public string? Text { get; private set; }

    /// <summary>Something was typed since it was kept.</summary>
    public bool Unkept { get; private set; }

    /// <summary>Something was typed.</summary>
    public void Typed() => Unkept = true;

    /// <summary>What stands in the form is kept.</summary>
    public void Kept(DateTimeOffset at)
    {
        Unkept = false;
        if (hour == Hour(at)) return;
        hour = Hour(at);
        (Text, told) = (told ? later(hour) : first(hour), true);
    }

    /// <summary>Nothing is there to keep.</summary>
    public void Nothing() => Unkept = false;

    /// <summary>Something else is to be said.</summary>
    public void Say(string text) => (Text, hour) = (text, null);

    internal static string Hour(DateTimeOffset at) => JapanTime.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
