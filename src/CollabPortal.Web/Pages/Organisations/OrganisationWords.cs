using System.Globalization;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;
using CollabPortal.Web.Api;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Organisations;

/// <summary>Names and lines about institutions in the language of the page.</summary>
public sealed class OrganisationWords(
    IStringLocalizer<OrganisationsText> text, IStringLocalizer<SharedText> shared, IReadOnlyList<Prefecture> prefectures, IReadOnlyList<ResearchField> fields)
{
    public IReadOnlyList<Prefecture> Prefectures { get; } = prefectures;

    public IReadOnlyList<ResearchField> Fields { get; } = fields;

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    private static bool IsEnglish => Culture.TwoLetterISOLanguageName == "en";

    /// <summary>The address of a search.</summary>
    public static string Search(InstitutionSearchRequest request) => "/institutions" + InstitutionParameters.Write(request);

    public static string Address(Guid id) => $"/institutions/{id}";

    /// <summary>The name to head a row or page with.</summary>
    public static string Name(InstitutionName name) => name.For(Culture.TwoLetterISOLanguageName);

    /// <summary>Language of that name, where it is not the page's.</summary>
    public static string? NameLanguage(InstitutionName name) => IsEnglish && name.En is not { Length: > 0 } ? "ja" : null;

    public string Kind(OrganisationKind kind) => shared.Name(kind);

    /// <summary>"国立大学、神奈川県"; what is not known is left out.</summary>
    public string Line(OrganisationKind kind, Founder? founder, int? prefecture)
    {
        var what = founder is { } f && kind != OrganisationKind.PublicTestInstitute ? text["KindLine", shared.Name(f), Kind(kind)] : Kind(kind);
        return Prefecture(prefecture) is { } where ? text["PlaceLine", what, where] : what;
    }

    public string? Prefecture(int? code) => Prefectures.FirstOrDefault(p => p.Code == code) is { } p ? IsEnglish ? p.NameEn : p.NameJa : null;

    public static string Region(Region region) => IsEnglish ? region.NameEn : region.NameJa;

    public string Field(string? code) => code is null ? text["Fields.None"] : Fields.FirstOrDefault(f => f.Code == code) is { } f ? Field(f) : code;

    public static string Field(ResearchField field) => IsEnglish ? field.NameEn ?? field.NameJa : field.NameJa;

    public string Date(DateOnly day) => day.ToString(shared["Date"], Culture);

    /// <summary>A size band in words.</summary>
    public static string Band(BandFigure band) => SizeBandNames.Of(band.LowerYen, band.UpperYen).For(IsEnglish ? "en" : "ja");

    /// <summary>Round amounts: 万円 and 億円 in Japanese, digits in English.</summary>
    public string Round(long yen) => IsEnglish
        ? text["Bands.Ten", yen.ToString("N0", Culture)]
        : yen >= 100_000_000 ? text["Bands.Hundred", (yen / 100_000_000m).ToString("#,##0.##", Culture)] : text["Bands.Ten", (yen / 10_000m).ToString("#,##0.##", Culture)];

    /// <summary>
    /// The one rule for rounded money on public pages, headlines and typical costs alike: the units of the size bands (万円, 億円 from ¥100m; in English
    /// digits, millions from ¥100m), to ¥100,000, below ¥1m to ¥10,000, below ¥100,000 to ¥1,000. Exact amounts stand in tables, in yen, and their heading says so.
    /// </summary>
    public string About(decimal yen) => IsEnglish && yen >= 100_000_000 ? text["About.Million", Math.Round(yen / 1_000_000).ToString("N0", Culture)] : Round((long)(Math.Round(yen / Step(yen)) * Step(yen)));

    /// <summary>What an amount is rounded to, in yen.</summary>
    public static decimal Step(decimal yen) => yen >= 1_000_000 ? 100_000 : yen >= 100_000 ? 10_000 : 1_000;

    /// <summary>The homepage when it is a web address, else null: nothing else becomes a link.</summary>
    public static string? Link(string? homepage) =>
        Uri.TryCreate(homepage, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? homepage : null;

    /// <summary>A homepage as text: its host.</summary>
    public static string Host(string homepage) => new Uri(homepage).Host;
}
