namespace CollabPortal.Web.Components.Entry;

/// <summary>How a kept text is named where it is offered.</summary>
internal static class LeftWords
{
    /// <summary>Most UTF-16 units of its first words: a line on a phone.</summary>
    internal const int Longest = 40;
}
