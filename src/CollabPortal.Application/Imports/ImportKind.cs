using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Imports;

/// <summary>What a column holds, and so how its cells are read.</summary>
public enum CellKind
{
    Text,
    Date,
    Yen,
    FiscalYear,
    Choice,
}

/// <summary>A column that a kind of file may have.</summary>
/// <param name="Key">Stable name, kebab-case; also what the API calls it.</param>
/// <param name="Name">Its heading in the template, in both languages.</param>
/// <param name="Kind">How its cells are read.</param>
/// <param name="Field">The domain's name of the field, so that what a verb refuses finds its column.</param>
/// <param name="Example">A cell of the template.</param>
/// <param name="Synonyms">Other headings by which files call it; the mapping is proposed from them.</param>
public sealed record ImportColumn(string Key, LocalText Name, CellKind Kind, string Field, string Example, params string[] Synonyms)
{
    /// <summary>Whether every row needs it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What the column means, where its name does not say it.</summary>
    public LocalText? Note { get; init; }

    /// <summary>What a cell of <see cref="CellKind.Choice"/> may say: first the stored name, then the words for it.</summary>
    public IReadOnlyList<ImportChoice> Choices { get; init; } = [];

    /// <summary>Headings that say little, as 金額: proposed only where no heading of <see cref="ImportColumn"/>'s own names is there, and none of another column's is.</summary>
    public IReadOnlyList<string> Vague { get; init; } = [];

    /// <summary>Whether a vague heading may be meant, by the headings that other columns took; null: always.</summary>
    public Func<IReadOnlyDictionary<string, string>, bool>? VagueBeside { get; init; }
}

/// <summary>One value of a choice with its words, the Japanese one first, the English second.</summary>
public sealed record ImportChoice(string Value, params string[] Words);

/// <summary>
/// A kind of file that the portal takes: its columns, and how mapped rows become records. Everything else (reading, mapping, checks of the
/// file, report, run, progress, undo) is the same for all kinds.
/// </summary>
public abstract class ImportKind
{
    /// <summary>Stable name, part of addresses: "contracts".</summary>
    public abstract string Name { get; }

    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Columns whose cells, merged over several rows of a sheet, say the same of each of them. Amounts do not: they would be counted again.</summary>
    public virtual IReadOnlyList<string> MergedDown => [];

    /// <summary>Rows of the template as examples, cells by column.</summary>
    public virtual IReadOnlyList<IReadOnlyList<string>> Examples => [[.. Columns.Select(c => c.Example)]];

    /// <summary>Begins to take rows for one institution.</summary>
    internal abstract Task<ImportSession> BeginAsync(ImportContext context, CancellationToken ct);

    /// <summary>Takes back what a run did, in the transaction of <paramref name="context"/>; problems where something was touched since.</summary>
    internal abstract Task<IReadOnlyList<Problem>> UndoAsync(ImportContext context, CancellationToken ct);

    public ImportColumn Column(string key) => Columns.First(c => c.Key == key);
}

/// <summary>Rows on their way into records: taken one by one, worked off in batches.</summary>
internal abstract class ImportSession
{
    /// <summary>Takes a row with its problems; may work off a batch.</summary>
    internal abstract Task TakeAsync(MappedRow row, CancellationToken ct);

    /// <summary>Works off what is left.</summary>
    internal abstract Task EndAsync(CancellationToken ct);
}
