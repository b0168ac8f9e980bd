using System.Text;

namespace CollabPortal.Application.Imports.Seeds;

/// <summary>Patent rights of the institution by their numbers, as people write them: 特願2025-000001, 特願２０２５－１, 第6000001号.</summary>
/// <param name="numbers">Ids by <see cref="SignOf"/>.</param>
internal sealed class SeedPatents(ILookup<string, Guid> numbers)
{
    private readonly Dictionary<Guid, string> written = numbers.SelectMany(n => n.Select(id => (Id: id, Sign: n.Key))).DistinctBy(n => n.Id).ToDictionary(n => n.Id, n => n.Sign);

    private const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <summary>The rights of a cell, each once; and the first number that is unknown here, or that several countries gave, where there is one.</summary>
    internal (IReadOnlyList<Guid> Ids, string? Unknown) Read(string? cell)
    {
        var found = (cell ?? "").Split(['、', '，', ';', '；', '\n'], Trimmed).Select(text => (Text: text, Ids: In(text, ",/"))).ToList();
        return ([.. found.SelectMany(f => f.Ids ?? []).Distinct()], found.Where(f => f.Ids is null).Select(f => f.Text).FirstOrDefault());
    }

    // Commas and slashes stand in numbers too (PCT/JP2025/000001): they part two of them only where the whole is none.
    private List<Guid>? In(string text, string separators)
    {
        if (numbers[SignOf(text)].ToList() is [var only]) return [only];
        if (separators.Length == 0) return null;
        var parts = text.Split(separators[0], Trimmed).Select(part => In(part, separators[1..])).ToList();
        return parts.Contains(null) ? null : [.. parts.SelectMany(ids => ids!)];
    }

    /// <summary>Numbers for a report.</summary>
    internal string Tell(IEnumerable<Guid> ids) => string.Join("、", ids.Select(id => written.GetValueOrDefault(id, "—")));

    /// <summary>Letters and digits without what only says that it is a patent.</summary>
    internal static string SignOf(string number)
    {
        var sign = new StringBuilder();
        foreach (var c in number.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c) && c is not ('特' or '許' or '願' or '第' or '号')) sign.Append(char.ToUpperInvariant(c));
        }

        return sign.ToString();
    }
}
