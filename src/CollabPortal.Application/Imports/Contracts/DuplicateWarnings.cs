using System.Globalization;
using CollabPortal.Application.Contracts.Entry;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>
/// New contracts of a file that stand in the register already under another number, by the rule of the form (<see cref="PartnersContracts"/>). It stops
/// nothing: the likeliest is named, a person decides.
/// </summary>
internal sealed class DuplicateWarnings(ImportContext context)
{
    private static readonly LocalText NoNumber = new("番号なし", "no number");

    private readonly PartnersContracts register = new(context.Db, context.Actor.InstitutionId);

    /// <summary>Before contracts of a batch are written: reads what the register has of their partners, with one query.</summary>
    internal Task LearnAsync(IEnumerable<ContractGroup> groups, CancellationToken ct) => register.LearnAsync(groups.Select(g => g.Terms), ct);

    internal void Note(ContractGroup group)
    {
        var (twin, likeness) = register.Like(group.Terms, null).OrderByDescending(l => l.Likeness).ThenBy(l => l.Contract.Number, StringComparer.Ordinal).FirstOrDefault();
        if (likeness > 0) group.First.Warn("import-likely-duplicate", ContractColumns.Number, (object?)twin.Number ?? NoNumber, twin.Title, $"{Iso(twin.StartsOn)}–{Iso(twin.EndsOn)}");
    }

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "…";
}
