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

    internal long Unit { get; set; } = 1;

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
