using System.Globalization;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Entry;

namespace CollabPortal.Web.Pages.IntellectualProperty;

/// <summary>What is typed of a licence.</summary>
public sealed class LicenceDraft
{
    public Guid? Right { get; set; }

    public string? Number { get; set; }

    public Guid? Licensee { get; set; }

    public LicenceKind? Kind { get; set; }

    public string? StartsOn { get; set; }

    public string? EndsOn { get; set; }

    public List<IncomeDraft> Incomes { get; set; } = [];

    public static LicenceDraft Of(LicenceTerms terms, Guid right) => new()
    {
        Right = right,
        Number = terms.AgreementNumber,
        Licensee = terms.LicenseeId,
        Kind = terms.Kind,
        StartsOn = terms.StartsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        EndsOn = terms.EndsOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Incomes = [.. terms.Incomes.Select(i => new IncomeDraft
        {
            Year = i.FiscalYear.ToString(CultureInfo.InvariantCulture), Kind = i.Kind, Yen = i.Yen.ToString("N0", CultureInfo.InvariantCulture),
        })],
    };

    /// <summary>Counted in the fiscal year in which it begins and in those of its income.</summary>
    internal CountedFacts Counted
    {
        get
        {
            var starts = JapaneseInput.ParseDate(StartsOn);
            var incomes = Incomes.Where(i => !i.IsEmpty).Select(i => (Year: JapaneseInput.ParseFiscalYear(i.Year), i.Kind, Yen: JapaneseInput.ParseYen(i.Yen))).ToList();
            return CountedFacts.Of([Licensee, Kind, starts, incomes.Select(i => (object?[])[i.Year, i.Kind, i.Yen])], [CountedFacts.YearOf(starts), .. incomes.Select(i => i.Year)]);
        }
    }

    public LicenceTerms Read(DraftReader read) => new()
    {
        AgreementNumber = read.Text("AgreementNumber", Number),
        LicenseeId = read.Choice("LicenseeId", Licensee),
        Kind = read.Choice("Kind", Kind),
        StartsOn = read.Date("StartsOn", StartsOn),
        EndsOn = Kind == LicenceKind.Assignment ? null : read.OptionalDate("EndsOn", EndsOn),
        Incomes = [.. Incomes.Select((i, row) => new IncomeTerms(read.FiscalYear(IncomeDraft.Field(row, "Year"), i.Year), i.Kind, read.Yen(IncomeDraft.Field(row, "Yen"), i.Yen)))],
    };
}

/// <summary>Income of one fiscal year as typed.</summary>
public sealed class IncomeDraft
{
    public string? Year { get; set; }

    public IncomeKind Kind { get; set; }

    public string? Yen { get; set; }

    /// <summary>Name that problems give to a part of a row, counted from 0.</summary>
    public static string Field(int row, string part) => $"{nameof(LicenceDraft.Incomes)}-{row}-{part}";

    public bool IsEmpty => string.IsNullOrWhiteSpace(Year) && string.IsNullOrWhiteSpace(Yen);
}
