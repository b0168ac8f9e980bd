using System.Net;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Office;

/// <summary>Progress of entry by institution as a file, for the ministry alone.</summary>
public sealed class ProgressApiTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly Uri Csv = new("/api/v1/progress?fiscalYear=2026&format=csv", UriKind.Relative);

    [Fact]
    public async Task The_ministry_takes_the_progress_of_each_institution_away_as_a_csv_and_nobody_else_does()
    {
        var university = await portal.Database.OrganisationAsync(OrganisationKind.University, "=進捗大学" + Guid.NewGuid().ToString("N"));
        var company = await portal.Database.OrganisationAsync(OrganisationKind.Company, "進捗会社" + Guid.NewGuid());
        var world = new OfficeWorld(
            university, company, await OfficeDesk.OfAsync(portal.Database, PortalRole.Liaison, university.Id), await OfficeDesk.OfAsync(portal.Database, PortalRole.Liaison, university.Id),
            await OfficeDesk.OfAsync(portal.Database, PortalRole.Approver, university.Id));
        var sent = await world.Officer.SubmittedAsync(OfficeDesk.Terms(company.Id, "P-1"));
        (await world.Approver.Contracts.ApproveAsync(sent.Id, sent.Version)).Ok.Should().BeTrue();

        using var ministry = await portal.ClientAsync(PortalRole.Ministry);
        using var answer = await ministry.GetAsync(Csv);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        answer.Content.Headers.ContentDisposition!.ToString().Should().Contain("progress-2026.csv");
        var row = (await answer.Content.ReadAsStringAsync()).Split("\r\n").Single(l => l.Contains(university.Id.ToString(), StringComparison.Ordinal));
        row.Should().Contain("'=進捗大学", "no cell starts a formula").And.Contain(",1,0,0,");

        using var officer = await portal.ClientAsync(PortalRole.Liaison);
        using var refused = await officer.GetAsync(Csv);
        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var visitor = portal.Client();
        using var stranger = await visitor.GetAsync(Csv);
        stranger.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }
}
