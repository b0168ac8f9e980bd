using CollabPortal.Domain.Values;

namespace CollabPortal.Application.ReferenceData;

/// <summary>How near a source is to whoever publishes the figures (column kind of sources.csv).</summary>
public enum SourceKind
{
    /// <summary>The publisher's own page or document.</summary>
    Official,

    /// <summary>A copy of the publisher's document at another place.</summary>
    Copy,

    /// <summary>A press report or another's summary of the publisher's document.</summary>
    Summary,

    /// <summary>An article that quotes the figure.</summary>
    Article,
}

/// <summary>
/// Words about official values that ship as files and need no table: Japanese notes (official_notes.csv) and the kinds of
/// sources (sources.csv). Read once.
/// </summary>
internal static class ShippedWords
{
    private static readonly Lazy<Dictionary<string, string>> Notes = new(() => StatisticsFiles.Notes(ReferenceFiles.Folder));
    private static readonly Lazy<Dictionary<string, SourceKind>> Kinds = new(() => StatisticsFiles.Kinds(ReferenceFiles.Folder));

    /// <summary>A note in both languages; one that has no translation yet stands in English in both.</summary>
    public static LocalText? NoteOf(string? note) => note is null ? null : new LocalText(Notes.Value.GetValueOrDefault(note) ?? note, note);

    public static SourceKind KindOf(string mark) => Kinds.Value.GetValueOrDefault(mark);
}
