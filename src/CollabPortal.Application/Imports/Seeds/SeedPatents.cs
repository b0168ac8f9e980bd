using System.Text;

namespace CollabPortal.Application.Imports.Seeds;

/// <summary>Patent rights of the institution by their numbers, as people write them: 特願2025-000001, 特願２０２５－１, 第6000001号.</summary>
/// <param name="numbers">Ids by <see cref="SignOf"/>.</param>
internal sealed class SeedPatents(ILookup<string, Guid> numbers)
{
    private readonly Dictionary<Guid, string> written = numbers.SelectMany(n => n.Select(id => (Id: id, Sign: n.Key))).DistinctBy(n => n.Id).ToDictionary(n => n.Id, n => n.Sign);

    /// <summary>The one right with this number; null where there is none, or several countries gave it.</summary>
    internal Guid? Find(string number) => numbers[SignOf(number)].ToList() is [var only] ? only : null;

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
