using System.Globalization;
using CollabPortal.Application.People;
using CollabPortal.Domain.People;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Entry;

namespace CollabPortal.Web.Pages.People;

/// <summary>What is typed of a cross-appointment.</summary>
public sealed class CrossAppointmentDraft
{
    public string? NameJa { get; set; }

    public string? NameKana { get; set; }

    public string? NameEn { get; set; }

    public string? Orcid { get; set; }

    public string? StartsOn { get; set; }

    public string? EndsOn { get; set; }

    public List<ShareDraft> Shares { get; set; } = [];

    public string? Note { get; set; }

    /// <summary>Total of the shares that can be read; null while one cannot.</summary>
    public decimal? Total => Shares.All(s => DraftReader.TryPercent(s.Percent, out _)) ? Shares.Sum(s => DraftReader.TryPercent(s.Percent, out var percent) ? percent : 0) : null;

    /// <summary>The own institution as home and one host, as most agreements are.</summary>
    public static CrossAppointmentDraft For(Guid? institution) => new() { Shares = [new ShareDraft { Organisation = institution, IsHome = true }, new ShareDraft()] };

    public static CrossAppointmentDraft Of(CrossAppointmentView view) => new()
    {
        NameJa = view.Researcher.NameJa,
        NameKana = view.Researcher.NameKana,
        NameEn = view.Researcher.NameEn,
        Orcid = view.Researcher.Orcid,
        StartsOn = view.StartsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        EndsOn = view.EndsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Shares = [.. view.Employers.Select(e => new ShareDraft { Organisation = e.Organisation.Id, Percent = e.Percent.ToString("0.##", CultureInfo.InvariantCulture), IsHome = e.IsHome })],
        Note = view.Note,
    };

    /// <summary>Counted in every fiscal year that the agreement touches.</summary>
    internal CountedFacts Counted
    {
        get
        {
            var (from, to) = (JapaneseInput.ParseDate(StartsOn), JapaneseInput.ParseDate(EndsOn));
            return CountedFacts.Of([NameJa, Orcid, from, to, Shares.Select(s => s.Organisation)], CountedFacts.Run(CountedFacts.YearOf(from), CountedFacts.YearOf(to)));
        }
    }

    public CrossAppointmentTerms Read(DraftReader read) => new(
        new ResearcherTerms(read.Text("ResearcherName", NameJa), NameKana, NameEn, Orcid),
        read.Date("StartsOn", StartsOn), read.Date("EndsOn", EndsOn),
        [.. Shares.Select((s, row) => new EffortShare(read.Choice(Field(row, "Organisation"), s.Organisation), read.Percent(Field(row, "Percent"), s.Percent), s.IsHome))],
        Note);

    /// <summary>Name that problems give to a part of a row, counted from 0.</summary>
    public static string Field(int row, string part) => $"{nameof(Shares)}-{row}-{part}";
}

/// <summary>An employer as typed.</summary>
public sealed class ShareDraft
{
    public Guid? Organisation { get; set; }

    public string? Percent { get; set; }

    public bool IsHome { get; set; }
}
