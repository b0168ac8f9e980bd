using System.Globalization;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.Web.Pages.Matching;
using CollabPortal.Web.Pages.Organisations;
using CollabPortal.Web.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>What a saved search is called.</summary>
public sealed class SearchNameTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public void It_says_the_words_and_the_filters_by_their_names()
    {
        NameOf(new SearchRequest { Text = "全固体電池" }).Should().Be("全固体電池");
        NameOf(new SearchRequest { Text = "全固体電池", Kinds = [DocumentKind.Seed], Prefecture = 27 }).Should().Be("全固体電池（研究シーズ、大阪府）");
        NameOf(new SearchRequest { Kinds = [DocumentKind.Need], TakesEnquiries = true }).Should().Be("ニーズ、お問い合わせを受け付けています");
        NameOf(new SearchRequest { Text = "battery", Kinds = [DocumentKind.Seed], Prefecture = 27 }, "en").Should().StartWith("battery (").And.Contain("Osaka").And.NotContain("1");
    }

    [Fact]
    public void It_has_room_in_its_field_whatever_is_asked()
    {
        var name = NameOf(new SearchRequest { Text = new string('長', 100), Kinds = [.. Enum.GetValues<DocumentKind>()], Prefecture = 27, ForSmall = true });
        name.Length.Should().BeLessThanOrEqualTo(SavedView.NameLimit);
        name.Should().Contain("大学・研究機関").And.Contain("ほか");
    }

    private string NameOf(SearchRequest request, string language = "ja")
    {
        var services = portal.Services;
        var (shared, organisations) = (services.GetRequiredService<IStringLocalizer<SharedText>>(), services.GetRequiredService<IStringLocalizer<OrganisationsText>>());
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var words = new OrganisationWords(organisations, shared, [new Prefecture(27, "大阪府", "Osaka", 6)], []);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return SearchName.Of(request, [], [], words, services.GetRequiredService<IStringLocalizer<MatchingText>>(), organisations, shared);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}
