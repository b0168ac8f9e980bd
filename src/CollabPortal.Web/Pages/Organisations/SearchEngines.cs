using System.Text;
using System.Xml;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Indicators;
using CollabPortal.Web.Pages.Matching;

namespace CollabPortal.Web.Pages.Organisations;

/// <summary>What search engines ask for: /robots.txt and /sitemap.xml with the public pages, each in two languages.</summary>
public static class SearchEngines
{
    // What the protocol allows in one file is 50,000 addresses and 50 MB; with two languages an address is some 400 bytes.
    private const int MostInOneFile = 25_000;

    private const string Map = "http://www.sitemaps.org/schemas/sitemap/0.9", Html = "http://www.w3.org/1999/xhtml";

    private static readonly string[] PublicPages = ["/", "/search", "/company-needs", "/events", "/institutions", "/indicators", "/indicators/statistics", "/about/data-sources", "/about/accessibility"];

    public static void MapSearchEngines(this IEndpointRouteBuilder endpoints)
    {
        // Everything else asks for a sign-in anyway; results of a search say noindex themselves.
        endpoints.MapGet("/robots.txt", (HttpContext http) =>
            Results.Text($"User-agent: *\nDisallow: /account/\nDisallow: /api/\nDisallow: /language\nSitemap: {Root(http)}/sitemap.xml\n")).ExcludeFromDescription();
        endpoints.MapGet("/sitemap.xml", async (HttpContext http, int? part, InstitutionProfiles profiles, PublishedPages published, CancellationToken ct) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=3600";
            string[] pages = [.. PublicPages, .. Indicators, .. (await profiles.IdsAsync(ct)).Select(OrganisationWords.Address), .. (await published.ReadAsync(ct)).Select(SearchAddress.Of).OfType<string>()];
            if (part is null && pages.Length > MostInOneFile) return Results.Bytes(Index(Root(http), (pages.Length + MostInOneFile - 1) / MostInOneFile), "application/xml");
            var own = pages.Skip(((part ?? 1) - 1) * MostInOneFile).Take(MostInOneFile).ToList();
            return part is < 1 || own.Count == 0 ? Results.NotFound() : Results.Bytes(Write(Root(http), own), "application/xml");
        }).ExcludeFromDescription();
    }

    private static IEnumerable<string> Indicators => IndicatorCatalogue.All.Concat(IndicatorCatalogue.Computed).Concat(IndicatorCatalogue.RegisterOnly).Concat(OfficialStatistics.All).Select(i => "/indicators/" + i.Key);

    private static string Root(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    /// <summary>The map of many pages is a map of maps.</summary>
    private static byte[] Index(string root, int parts)
    {
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("sitemapindex", Map);
            for (var part = 1; part <= parts; part++)
            {
                xml.WriteStartElement("sitemap", Map);
                xml.WriteElementString("loc", Map, $"{root}/sitemap.xml?part={part}");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return file.ToArray();
    }

    private static byte[] Write(string root, IEnumerable<string> pages)
    {
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("urlset", Map);
            xml.WriteAttributeString("xmlns", "xhtml", null, Html);
            foreach (var page in pages)
            {
                xml.WriteStartElement("url", Map);
                xml.WriteElementString("loc", Map, root + page);
                foreach (var language in new[] { "ja", "en" })
                {
                    xml.WriteStartElement("link", Html);
                    xml.WriteAttributeString("rel", "alternate");
                    xml.WriteAttributeString("hreflang", language);
                    xml.WriteAttributeString("href", root + page + (language == "ja" ? "" : "?lang=" + language));
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return file.ToArray();
    }
}
