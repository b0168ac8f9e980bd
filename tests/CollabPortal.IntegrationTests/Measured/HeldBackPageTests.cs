using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.IntegrationTests.Indicators;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>Pages, files and API carry † where the public reads another figure because a state is held, and a row of what is gone (decision 26).</summary>
public sealed class HeldBackPageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly FiscalYear Year = new(2025);

    [Fact]
    public async Task Pages_files_and_answers_mark_what_the_public_reads_otherwise_and_what_is_gone()
    {
        await portal.Services.GetRequiredService<ReferenceDataLoader>().LoadAsync();
        var register = new HeldRegister(portal.Database, Year);
        var (university, lone) = await register.WithGoneAsync();
        await register.FoldAsync();
        using var visitor = portal.Client();
        var told = await MinistryPageTests.RowsAsync(visitor, "/api/v1/indicators/joint-research-amount/series?by=band&format=csv");
        await register.GoAsync(university, lone);
        await register.FoldAsync();
        using var ministry = await portal.ClientAsync(PortalRole.Ministry);

        // The amount of the year is 37.44 + 600 million for the ministry; everybody else reads 37.44 + 36 + 3.12.
        var page = await MinistryPageTests.PageAsync(ministry, "/indicators/joint-research-amount");
        page.Should().Contain("637.4百万円†").And.Contain("未登録†", "of one year nothing is left");
        var file = await MinistryPageTests.RowsAsync(ministry, "/indicators/joint-research-amount.csv");
        OfYear(file, Year).Should().Match<Dictionary<string, string>>(r => r["not_for_publication"] == "true" && r["suppressed"] == "false" && r["value"] != "");
        OfYear(file, HeldRegister.Gone).Should().Match<Dictionary<string, string>>(r => r["not_for_publication"] == "true" && r["suppressed"] == "false" && r["value"] == "");

        var explore = await MinistryPageTests.PageAsync(ministry, "/dashboard/explore?key=joint-research-amount&fiscalYear=2025");
        explore.Should().MatchRegex("私立[^†]*</th>\\s*<td[^>]*>未登録†").And.MatchRegex("国立[^†]*</th>\\s*<td[^>]*>637.4百万円†");
        (await MinistryPageTests.RowsAsync(ministry, "/dashboard/explore.csv?key=joint-research-amount&fiscalYear=2025")).Where(r => r["not_for_publication"] == "true").Select(r => r["code"]).Should().BeEquivalentTo("National", "Private");
        var change = await MinistryPageTests.PageAsync(ministry, "/dashboard/change?key=joint-research-amount&by=group&from=2024&to=2025");
        change.Should().MatchRegex("私立.*</th><td[^>]*>[^<]*</td><td[^>]*>未登録†</td>");
        var changed = (await MinistryPageTests.RowsAsync(ministry, "/dashboard/change.csv?key=joint-research-amount&by=group&from=2024&to=2025")).Single(r => r["code"] == "Private");
        (changed["to"], changed["not_for_publication"]).Should().Be(("", "true"));
        foreach (var (by, part) in new[] { ("founder", "group"), ("prefecture", "prefecture_code") })
        {
            var row = (await MinistryPageTests.RowsAsync(ministry, $"/dashboard/joint-research.csv?by={by}&fiscalYear=2025")).Single(r => r[part] is "Private" or "27");
            (row["contracts"], row["not_for_publication"], row["suppressed"]).Should().Be(("", "true", "false"), by);
        }

        // Worked out of values that nobody else may see: marked as they are.
        var peers = await MinistryPageTests.RowsAsync(ministry, "/dashboard/peers.csv?key=company-investment&fiscalYear=2025&chosen=1");
        peers.Where(r => r["row"] is "own" or "peer").Should().Contain(r => r["not_for_publication"] == "true");
        peers.Where(r => r["row"] == "median" || r["row"].StartsWith("edge-", StringComparison.Ordinal)).Should().NotBeEmpty().And.OnlyContain(r => r["not_for_publication"] == "true");

        // The public reads what it read or less, without a mark, and is not told that this is of now.
        var now = await MinistryPageTests.RowsAsync(visitor, "/api/v1/indicators/joint-research-amount/series?by=band&format=csv");
        now.Where(r => r["suppressed"] == "false").Select(Said).Should().NotBeEmpty().And.BeSubsetOf(told.Select(Said));
        told.Should().OnlyContain(r => r["as_of"] != "");
        now.Should().OnlyContain(r => r["as_of"] == "");
        (await MinistryPageTests.RowsAsync(ministry, "/api/v1/indicators/joint-research-amount/series?by=band&format=csv")).Should().OnlyContain(r => r["as_of"] != "");
        (await MinistryPageTests.RowsAsync(visitor, "/indicators/joint-research-amount.csv")).Where(r => r["kind"] == "measured").Should().OnlyContain(r => r["not_for_publication"] != "true");
        (await MinistryPageTests.PageAsync(visitor, "/indicators/joint-research-amount")).Should().NotContain("†").And.NotContain("637.4");
    }

    private static Dictionary<string, string> OfYear(List<Dictionary<string, string>> file, FiscalYear year) => file.Single(r => r["kind"] == "measured" && r["fiscal_year"] == year.ToString());

    private static string Said(Dictionary<string, string> row) => string.Join('|', row.Where(c => c.Key != "as_of").Select(c => c.Value));
}
