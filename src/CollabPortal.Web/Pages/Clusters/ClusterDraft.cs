using System.Globalization;
using CollabPortal.Application.Indicators.Clusters;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Clusters;

/// <summary>What is typed of a cluster.</summary>
public sealed class ClusterDraft
{
    public string? Key { get; set; }

    public string? NameJa { get; set; }

    public string? NameEn { get; set; }

    public string? Source { get; set; }

    public string? SourceUrl { get; set; }

    public string? AsOf { get; set; }

    /// <summary>One institution a line.</summary>
    public string? Members { get; set; }

    public bool Retired { get; set; }

    /// <summary>Whether a day is typed that cannot be read.</summary>
    public bool IsDayUnread => !string.IsNullOrWhiteSpace(AsOf) && JapaneseInput.ParseDate(AsOf) is null;

    public static ClusterDraft Of(ClusterView? one) => one is null ? new() : new()
    {
        Key = one.Terms.Key,
        NameJa = one.Terms.NameJa,
        NameEn = one.Terms.NameEn,
        Source = one.Terms.Source,
        SourceUrl = one.Terms.SourceUrl,
        AsOf = one.Terms.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Members = string.Join('\n', one.Members),
        Retired = one.Terms.Retired,
    };

    public ClusterTerms Read() => new(Key, NameJa, NameEn, Source, SourceUrl, JapaneseInput.ParseDate(AsOf), Retired);
}
