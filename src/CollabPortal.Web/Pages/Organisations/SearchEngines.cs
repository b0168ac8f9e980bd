using System.Text;
using System.Xml;
using CollabPortal.Application.Organisations;

namespace CollabPortal.Web.Pages.Organisations;

/// <summary>What search engines ask for: /robots.txt and /sitemap.xml with the public pages, each in two languages.</summary>
public static class SearchEngines
{
    private const string Map = "http://www.sitemaps.org/schemas/sitemap/0.9", Html = "http://www.w3.org/1999/xhtml";

    private static readonly string[] PublicPages = ["/", "/institutions", "/indicators", "/about/data-sources", "/about/accessibility"];

    public static void MapSearchEngines(this IEndpointRouteBuilder endpoints)
    {
        // Everything else asks for a sign-in anyway; results of a search say noindex themselves.
        endpoints.MapGet("/robots.txt", (HttpContext http) =>
            Results.Text($"User-agent: *\nDisallow: /account/\nDisallow: /api/\nDisallow: /language\nSitemap: {Root(http)}/sitemap.xml\n")).ExcludeFromDescription();
        endpoints.MapGet("/sitemap.xml", async (HttpContext http, InstitutionProfiles profiles, CancellationToken ct) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=3600";
            var pages = PublicPages.Concat((await profiles.IdsAsync(ct)).Select(OrganisationWords.Address));
            return Results.Bytes(Write(Root(http), pages), "application/xml");
        }).ExcludeFromDescription();
    }

    private static string Root(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

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
                    xml.WriteAttributeString("href", $"{root}{page}?lang={language}");
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return file.ToArray();
    }
}
