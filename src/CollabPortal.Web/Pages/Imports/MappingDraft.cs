using CollabPortal.Application.Imports;

namespace CollabPortal.Web.Pages.Imports;

/// <summary>The choices of the mapping while they are made.</summary>
internal sealed class MappingDraft
{
    private MappingDraft(ImportColumn column) => Column = column;

    internal ImportColumn Column { get; }

    /// <summary>Numbers of the file's columns as the selects hold them, "" for none. The first counts; further ones are joined to it.</summary>
    internal string[] From { get; } = ["", "", ""];

    internal string Fixed { get; set; } = "";

    /// <summary>Yen per unit; 0 until somebody says it.</summary>
    internal long Unit { get; private set; } = 1;

    /// <summary>A person chose the unit; no guess changes it.</summary>
    internal bool IsUnitChosen { get; private set; }

    internal bool HasUnit => Column.Kind == CellKind.Yen && From[0].Length > 0;

    internal void ChooseUnit(long unit) => (Unit, IsUnitChosen) = (unit, unit != 0);

    /// <summary>Another column was chosen for an amount: its unit is guessed, and what was taken for yen beside none larger is asked for.</summary>
    internal static void Guess(MappingDraft chosen, IReadOnlyList<MappingDraft> all, IReadOnlyList<string> header)
    {
        if (chosen.Column.Kind != CellKind.Yen) return;
        (chosen.IsUnitChosen, chosen.Unit) = (false, 1);
        foreach (var draft in all.Where(d => d.HasUnit && !d.IsUnitChosen && (d == chosen || d.Unit == 1)).OrderBy(d => d != chosen))
        {
            var heading = int.TryParse(draft.From[0], out var at) && at < header.Count ? header[at] : "";
            draft.Unit = HeadingUnit.Guess(heading, all.Where(d => d.HasUnit).Select(d => d.Unit));
        }
    }

    /// <summary>Only the number may be made of several columns.</summary>
    internal bool MayJoin => Column.Key == "number";

    internal static List<MappingDraft> Of(ImportKind kind, ImportMapping mapping) => [.. kind.Columns.Select(column =>
    {
        var draft = new MappingDraft(column);
        if (mapping.Sources.FirstOrDefault(s => s.Column == column.Key) is not { } source) return draft;
        for (var i = 0; i < Math.Min(draft.From.Length, source.From.Count); i++) draft.From[i] = source.From[i].ToString(System.Globalization.CultureInfo.InvariantCulture);
        (draft.Fixed, draft.Unit) = (source.Fixed ?? "", source.Unit);
        return draft;
    })];

    internal static ImportMapping Read(IEnumerable<MappingDraft> drafts) => new()
    {
        Sources = [.. drafts.Select(d => d.Read()).Where(s => s.From.Count > 0 || s.Fixed is not null)],
    };

    private ColumnSource Read()
    {
        var from = From.Take(MayJoin ? From.Length : 1).Where(f => f.Length > 0).Select(f => int.Parse(f, System.Globalization.CultureInfo.InvariantCulture)).Distinct().ToList();
        return new ColumnSource(Column.Key, from, from.Count == 0 && Fixed.Trim().Length > 0 ? Fixed.Trim() : null, Column.Kind == CellKind.Yen ? Unit : 1);
    }
}
