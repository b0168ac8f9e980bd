using System.Security.Cryptography;
using System.Text;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Imports;

/// <summary>Where a column of the portal takes its cells from.</summary>
/// <param name="Column">Key of the column.</param>
/// <param name="From">Numbers of the file's columns, from 0; several are joined to one text.</param>
/// <param name="Fixed">The same value for every row, where <paramref name="From"/> is empty.</param>
/// <param name="Unit">Yen per unit of a bare number, one of <see cref="HeadingUnit.All"/>; 0 where neither the file nor a person has said it.</param>
public sealed record ColumnSource(string Column, IReadOnlyList<int> From, string? Fixed = null, long Unit = 1);

/// <summary>Which column of a file is which of the portal; made once for a heading and remembered.</summary>
public sealed record ImportMapping
{
    public IReadOnlyList<ColumnSource> Sources { get; init; } = [];

    /// <summary>Names a set of headings, so that the next file with the same ones finds its mapping.</summary>
    public static string HeaderSign(IReadOnlyList<string> header) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', header.Select(h => Fold(h, brackets: true))))))[..32];

    /// <summary>The two columns that stand last in a file of rows to mend: the row of the file, and what is wrong with it.</summary>
    public static IReadOnlyList<LocalText> MendColumns { get; } = [new("行", "Row"), new("理由と直し方", "Reason")];

    /// <summary>Whether these are the headings of a file of rows to mend.</summary>
    public static bool IsMended(IReadOnlyList<string> header) =>
        header.Count > 2 && (header[^2] == MendColumns[0].Ja && header[^1] == MendColumns[1].Ja || header[^2] == MendColumns[0].En && header[^1] == MendColumns[1].En);

    /// <summary>Signs under which a mapping for these headings may be remembered: rows to mend come back with two columns more, the others where they were.</summary>
    public static string[] Signs(IReadOnlyList<string> header) => IsMended(header) ? [HeaderSign(header), HeaderSign([.. header.SkipLast(2)])] : [HeaderSign(header)];

    /// <summary>
    /// A proposal from the headings: each column of the portal takes the first heading that is one of its names. The unit of an amount is what its
    /// heading says, else what stands above the table; an amount that says none beside one in thousands or millions is left to a person.
    /// </summary>
    /// <param name="table">Unit that stands above the table; null for none.</param>
    public static ImportMapping Propose(ImportKind kind, IReadOnlyList<string> header, long? table = null)
    {
        // First by the whole heading, 期間（自）; then without what stands in brackets, 金額（千円）.
        List<string> whole = [.. header.Select(h => Fold(h, brackets: true))], bare = [.. header.Select(h => Fold(h, brackets: false))];
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in kind.Columns) Take(column, [column.Name.Ja, column.Name.En, column.Key, .. column.Synonyms]);
        foreach (var column in kind.Columns.Where(c => c.Vague.Count > 0 && !taken.ContainsKey(c.Key)))
        {
            if (column.VagueBeside?.Invoke(taken.ToDictionary(t => t.Key, t => header[t.Value], StringComparer.Ordinal)) != false) Take(column, column.Vague);
        }

        List<ColumnSource> sources = [.. kind.Columns.Where(c => taken.ContainsKey(c.Key))
            .Select(c => new ColumnSource(c.Key, [taken[c.Key]], Unit: c.Kind == CellKind.Yen ? HeadingUnit.Of(header[taken[c.Key]]) ?? table ?? 0 : 1))];
        return new ImportMapping { Sources = sources.Exists(s => s.Unit > 1) ? sources : [.. sources.Select(s => s with { Unit = 1 })] };

        void Take(ImportColumn column, IReadOnlyList<string> names)
        {
            var found = names.Select(n => whole.IndexOf(Fold(n, brackets: true))).Concat(names.Select(n => bare.IndexOf(Fold(n, brackets: false)))).FirstOrDefault(i => i >= 0 && !taken.ContainsValue(i), -1);
            if (found >= 0) taken[column.Key] = found;
        }
    }

    /// <summary>The mapping for a file that says its unit above the table: columns that were read in another one before are left to a person.</summary>
    public ImportMapping Under(ImportKind kind, IReadOnlyList<string> header, long? table) => table is null ? this : this with
    {
        Sources = [.. Sources.Select(s => s.From is [var at] && at < header.Count && kind.Columns.Any(c => c.Key == s.Column && c.Kind == CellKind.Yen)
            && HeadingUnit.Of(header[at]) is null && s.Unit != table ? s with { Unit = 0 } : s)],
    };

    /// <summary>What the mapping lacks or has wrong: required columns without a source, amounts without a unit, columns that the file does not have.</summary>
    public IEnumerable<Problem> Check(ImportKind kind, IReadOnlyList<string> header)
    {
        foreach (var column in kind.Columns.Where(c => c.IsRequired))
        {
            if (Sources.All(s => s.Column != column.Key || (s.From.Count == 0 && string.IsNullOrWhiteSpace(s.Fixed)))) yield return new Problem("import-column-missing", column.Key, column.Name);
        }

        foreach (var source in Sources.Where(s => s.From.Count > 0 && s.Unit == 0))
            yield return new Problem("import-unit-missing", source.Column, string.Join(" + ", source.From.Where(i => i >= 0 && i < header.Count).Select(i => header[i].Length > 0 ? header[i] : $"#{i + 1}")));
        if (Sources.Any(s => s.From.Any(i => i < 0 || i >= header.Count) || kind.Columns.All(c => c.Key != s.Column) || (s.Unit != 0 && !HeadingUnit.All.Contains(s.Unit)))) yield return new Problem("import-mapping-wrong");
    }

    /// <summary>Whether the file has the portal's own columns and no other, by their names or keys, and nothing is left to say of them: then nobody is asked.</summary>
    public bool IsOwn(ImportKind kind, IReadOnlyList<string> header) =>
        !Check(kind, header).Any() && UnusedAt(header).Count == 0 && Sources.All(s => s is { Fixed: null, From: [var at] } && kind.Column(s.Column) is var column
            && ((string[])[column.Name.Ja, column.Name.En, column.Key]).Any(name => Fold(name, brackets: true) == Fold(header[at], brackets: true)));

    /// <summary>Whether both take the same columns in the same way.</summary>
    public bool IsSame(ImportMapping other) => Sources.Count == other.Sources.Count
        && Sources.All(s => other.Sources.Any(o => (o.Column, o.Fixed, o.Unit) == (s.Column, s.Fixed, s.Unit) && o.From.SequenceEqual(s.From)));

    /// <summary>Headings whose columns are not taken, in the order of the file; columns without a heading and those of rows to mend are no loss.</summary>
    public IReadOnlyList<string> Unused(IReadOnlyList<string> header) => [.. UnusedAt(header).Select(i => header[i])];

    /// <summary>Where these stand, from 0.</summary>
    internal IReadOnlyList<int> UnusedAt(IReadOnlyList<string> header)
    {
        var used = Sources.SelectMany(s => s.From).ToHashSet();
        return [.. Enumerable.Range(0, IsMended(header) ? header.Count - MendColumns.Count : header.Count).Where(i => !used.Contains(i) && !string.IsNullOrWhiteSpace(header[i]))];
    }

    // Width, case, spaces and signs do not tell headings apart.
    private static string Fold(string heading, bool brackets)
    {
        var text = new StringBuilder(heading.Length);
        var depth = 0;
        foreach (var c in heading.Normalize(NormalizationForm.FormKC))
        {
            if (c is '(' or '[' or '【') depth++;
            else if (c is ')' or ']' or '】') depth = Math.Max(0, depth - 1);
            else if ((depth == 0 || brackets) && (char.IsLetterOrDigit(c) || c == '-')) text.Append(char.ToLowerInvariant(c));
        }

        return text.Length > 0 ? text.ToString() : heading.Trim();
    }
}
