using System.Net;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Registers;

/// <summary>The lists of the smaller registers as files: what is seen, for who may see it.</summary>
public class RegisterFileTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static Uri At(string address) => new("/api/v1/registers/" + address, UriKind.Relative);

    [Fact]
    public async Task A_file_holds_the_filtered_rows_and_the_chosen_columns_under_a_telling_name()
    {
        var university = await portal.Database.OrganisationAsync(OrganisationKind.University, "特許大学" + Guid.NewGuid());
        await using (var db = portal.Database.AsOwner())
        {
            db.PatentRights.Add(new PatentRight(university.Id, new PatentTerms { Title = "=電極", ApplicationNumber = "特願2026-1", AppliedOn = new DateOnly(2026, 4, 1), Status = PatentStatus.Applied, OpenForLicensing = true }));
            db.PatentRights.Add(new PatentRight(university.Id, new PatentTerms { Title = "触媒", ApplicationNumber = "特願2026-2", AppliedOn = new DateOnly(2026, 5, 1), Status = PatentStatus.Applied }));
            await db.SaveChangesAsync();
        }

        using var officer = await portal.ClientAsync(PortalRole.Liaison, university.Id);
        using var answer = await officer.GetAsync(At("patents?open=yes&col=applied,status&format=csv&size=20"));
        answer.Content.Headers.ContentDisposition!.FileNameStar.Should().StartWith("特許一覧-20").And.EndWith(".csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(2);
        lines[0].Should().Contain("出願日").And.NotContain("番号");
        lines[1].Should().StartWith("'=電極,2026-04-01,").And.Contain(university.NameJa);
        using var workbook = await officer.GetAsync(At("patents?format=xlsx&lang=en"));
        workbook.Content.Headers.ContentDisposition!.FileNameStar.Should().EndWith(".xlsx").And.NotContain("一覧");
        (await workbook.Content.ReadAsByteArrayAsync()).Should().StartWith("PK"u8.ToArray());
    }

    [Theory]
    [InlineData("cross-appointments")]
    [InlineData("moves")]
    [InlineData("licences")]
    [InlineData("startups")]
    [InlineData("programmes")]
    public async Task Each_register_has_its_file_and_no_stranger_gets_it(string register)
    {
        using var visitor = portal.Client();
        (await visitor.GetAsync(At(register))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var company = await portal.ClientAsync(PortalRole.Company);
        (await company.GetAsync(At(register))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var officer = await portal.ClientAsync(PortalRole.Liaison);
        (await officer.GetStringAsync(At(register + "?format=csv"))).Should().Contain("記録の識別子");
        (await officer.GetAsync(At("accounts"))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
