using System.Globalization;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Entry;

namespace CollabPortal.Web.Pages.Startups;

/// <summary>What is typed of a startup.</summary>
public sealed class StartupDraft
{
    public string? NameJa { get; set; }

    public string? NameKana { get; set; }

    public string? NameEn { get; set; }

    public string? CorporateNumber { get; set; }

    /// <summary>In the order in which METI names them, so that ticking twice is no change.</summary>
    public SortedSet<StartupType> Types { get; set; } = [];

    public string? Year { get; set; }

    public string? Month { get; set; }

    public string? Day { get; set; }

    public StartupStatus? Status { get; set; } = StartupStatus.Active;

    public string? StatusSince { get; set; }

    public string? Business { get; set; }

    /// <summary>Parents beside the own institution.</summary>
    public List<ParentDraft> Parents { get; set; } = [];

    public static StartupDraft Of(StartupTerms terms, Guid keeper) => new()
    {
        NameJa = terms.NameJa,
        NameKana = terms.NameKana,
        NameEn = terms.NameEn,
        CorporateNumber = terms.CorporateNumber,
        Types = [.. terms.Types],
        Year = terms.FoundedYear.ToString(CultureInfo.InvariantCulture),
        Month = terms.FoundedMonth?.ToString(CultureInfo.InvariantCulture),
        Day = terms.FoundedDay?.ToString(CultureInfo.InvariantCulture),
        Status = terms.Status,
        StatusSince = terms.StatusSince?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Business = terms.Business,
        Parents = [.. terms.Parents.Where(p => p != keeper).Select(p => new ParentDraft { Id = p })],
    };

    /// <summary>Counted in the year of its foundation and among the existing firms of every year since, up to the one after it ceased (Data/Sql/surveys.sql, survey_startups).</summary>
    /// <param name="present">The fiscal year that is running.</param>
    internal CountedFacts Counted(FiscalYear present)
    {
        var terms = Read(new DraftReader());
        var founded = terms.FoundedYear - (terms.FoundedMonth < 4 ? 1 : 0);
        var last = terms.Status is StartupStatus.Active or StartupStatus.Listed ? present.Year : CountedFacts.YearOf(terms.StatusSince) + 1 ?? present.Year;
        return CountedFacts.Of([terms.Types, founded, terms.FoundedMonth, terms.Status, terms.StatusSince], CountedFacts.Run(founded, Math.Min(last, present.Year)));
    }

    /// <summary>The first day of the month or year of founding, as far as it can be read; null where the year cannot.</summary>
    internal DateOnly? Founding
    {
        get
        {
            var read = new DraftReader();
            return JapaneseInput.ParseYear(Year) is { } year and >= 1900 and <= 2100 ? new DateOnly(year, DraftReader.IsWhole(Month, 1, 12) ? read.Whole("FoundedMonth", Month) : 1, 1) : null;
        }
    }

    private string? Number(DraftReader read)
    {
        if (!string.IsNullOrWhiteSpace(CorporateNumber) && !Domain.Organisations.CorporateNumber.IsValid(CorporateNumber)) read.Refuse("corporate-number-invalid", nameof(CorporateNumber));
        return CorporateNumber;
    }

    public StartupTerms Read(DraftReader read) => new()
    {
        NameJa = read.Text("NameJa", NameJa),
        NameKana = NameKana,
        NameEn = NameEn,
        CorporateNumber = Number(read),
        Types = [.. Types],
        FoundedYear = read.Year("FoundedYear", Year),
        FoundedMonth = read.OptionalWhole("FoundedMonth", Month, 1, 12, "month-range"),
        FoundedDay = read.OptionalWhole("FoundedDay", Day, 1, 31, "day-range"),
        Status = read.Choice("Status", Status),
        StatusSince = read.OptionalDate("StatusSince", StatusSince),
        Business = Business,
        Parents = [.. Parents.Select(p => p.Id).OfType<Guid>()],
    };
}

/// <summary>A parent as chosen; null while nothing is.</summary>
public sealed class ParentDraft
{
    public Guid? Id { get; set; }
}
