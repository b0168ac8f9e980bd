using CollabPortal.Application.People;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Registers;

public class CrossAppointmentServiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // The example iD of ORCID's own documentation.
    private const string Orcid = "0000-0002-1825-0097";

    [Fact]
    public async Task Shares_are_stored_exactly_and_read_back_home_first()
    {
        var (home, host) = await PairAsync();
        var id = (await home.CrossAppointments.CreateAsync(Terms(home, host, 66.67m))).Value;
        var found = (await home.CrossAppointments.FindAsync(id))!;
        found.Employers.Select(e => (e.Organisation.Id, e.Percent, e.IsHome)).Should().Equal((home.InstitutionId, 66.67m, true), (host.InstitutionId, 33.33m, false));
        found.Should().Match<CrossAppointmentView>(a => a.Own && a.Version == 1 && a.Phase == AgreementPhase.Current);
    }

    [Fact]
    public async Task A_host_reads_the_agreement_and_the_person_but_changes_nothing()
    {
        var (home, host) = await PairAsync();
        var id = (await home.CrossAppointments.CreateAsync(Terms(home, host))).Value;
        var seen = (await host.CrossAppointments.FindAsync(id))!;
        seen.Own.Should().BeFalse();
        seen.Researcher.NameJa.Should().Be("架空 花子");
        (await host.CrossAppointments.ListAsync(new CrossAppointmentFilter())).Items.Should().ContainSingle(a => a.Id == id);
        (await host.CrossAppointments.ChangeAsync(id, seen.Version, Terms(home, host))).Problems.Should().ContainSingle().Which.Code.Should().Be("not-allowed");
        (await host.CrossAppointments.DeleteAsync(id, seen.Version)).Problems.Should().ContainSingle().Which.Code.Should().Be("not-allowed");
        (await home.CrossAppointments.FindAsync(id))!.Version.Should().Be(1);
    }

    [Fact]
    public async Task Who_is_not_party_to_it_finds_nothing_and_the_ministry_reads()
    {
        var (home, host) = await PairAsync();
        var id = (await home.CrossAppointments.CreateAsync(Terms(home, host))).Value;
        var stranger = await Desk.OfAsync(database);
        (await stranger.CrossAppointments.FindAsync(id)).Should().BeNull();
        (await stranger.CrossAppointments.DeleteAsync(id, 1)).Problems.Should().ContainSingle().Which.Code.Should().Be("not-found");
        var ministry = await Desk.OfAsync(database, PortalRole.Ministry);
        (await ministry.CrossAppointments.FindAsync(id)).Should().Match<CrossAppointmentView>(a => !a.Own);
        (await ministry.CrossAppointments.CreateAsync(Terms(home, host))).Problems.Should().ContainSingle().Which.Code.Should().Be("not-allowed");
    }

    [Fact]
    public async Task A_host_that_is_dropped_no_longer_reads_the_person()
    {
        var (home, host) = await PairAsync();
        var next = await Desk.OfAsync(database);
        var id = (await home.CrossAppointments.CreateAsync(Terms(home, host))).Value;
        (await home.CrossAppointments.ChangeAsync(id, 1, Terms(home, next))).Ok.Should().BeTrue();
        (await SeenResearchersAsync(host)).Should().Be(0);
        (await SeenResearchersAsync(next)).Should().Be(1);
        (await home.CrossAppointments.DeleteAsync(id, 2)).Ok.Should().BeTrue();
        (await SeenResearchersAsync(next)).Should().Be(0);
        (await SeenResearchersAsync(home)).Should().Be(1, "the institution keeps its own researcher");
    }

    [Fact]
    public async Task One_person_stays_one_researcher_by_orcid_or_by_name_and_kana()
    {
        var (home, host) = await PairAsync();
        await home.CrossAppointments.CreateAsync(Terms(home, host));
        await home.CrossAppointments.CreateAsync(Terms(home, host) with { Researcher = new("架空 花子", "カクウ ハナコ", null, Orcid) });
        var third = await home.CrossAppointments.CreateAsync(Terms(home, host) with { Researcher = new("架空 花子", null, null, "https://orcid.org/" + Orcid) });
        third.Ok.Should().BeTrue();
        (await SeenResearchersAsync(home)).Should().Be(1);
        (await home.CrossAppointments.FindAsync(third.Value))!.Researcher.Orcid.Should().Be(Orcid);

        var other = await home.CrossAppointments.CreateAsync(Terms(home, host) with { Researcher = new("別の 人", null, null, Orcid) });
        other.Problems.Should().ContainSingle().Which.Should().Match<Application.Problem>(p => p.Code == "researcher-name-differs" && p.Field == "Orcid");
    }

    [Fact]
    public async Task Its_history_tells_shares_by_name_and_what_was_mended_of_the_person_since()
    {
        var (home, host) = await PairAsync();
        var next = await Desk.OfAsync(database);
        var before = (await home.CrossAppointments.CreateAsync(Terms(home, host))).Value;
        database.Clock.Now = database.Clock.Now.AddHours(1);
        (await home.CrossAppointments.ChangeAsync(before, 1, Terms(home, host) with { Researcher = new("架空 花子", "カクウ ハナコ", "Hanako KAKUU", null) })).Ok.Should().BeTrue();
        database.Clock.Now = database.Clock.Now.AddHours(1);
        var id = (await home.CrossAppointments.CreateAsync(Terms(home, host))).Value;
        database.Clock.Now = database.Clock.Now.AddHours(1);
        (await home.CrossAppointments.ChangeAsync(id, 1, Terms(home, next, 70m) with { Researcher = new("架空 花代", "カクウ ハナヨ", "Hanako KAKUU", null) })).Ok.Should().BeTrue();
        var audit = new Application.Audit.AuditQueries(database.Contexts(home.User));
        var steps = await audit.HistoryAsync(id);
        steps.Should().HaveCount(2, "what was mended before it was made is not its history");
        steps[0].Acts.SelectMany(a => a.Fields).Select(f => (f.Name, f.Now)).Should().Contain([("NameJa", "架空 花代"), ("NameKana", "カクウ ハナヨ")]);
        steps[0].Acts.Should().Contain(a => a.Fields.Any(f => f.Name == "Shares")).And.OnlyContain(a => a.Fields.Count > 0);
        (await audit.NamesAsync(steps)).Keys.Should().Contain([home.InstitutionId, host.InstitutionId, next.InstitutionId]);
        (await audit.HistoryAsync(before)).SelectMany(s => s.Acts).SelectMany(a => a.Fields).Select(f => f.Now).Should().Contain(["Hanako KAKUU", "架空 花代"], "the other agreement names the same person");
        (await new Application.Audit.AuditQueries(database.Contexts(host.User)).HistoryAsync(id)).Should().BeEmpty("a host reads the agreement, not who changed it");
    }

    [Fact]
    public async Task A_wrong_check_digit_and_an_unknown_employer_are_refused_at_their_fields()
    {
        var (home, host) = await PairAsync();
        var wrong = await home.CrossAppointments.CreateAsync(Terms(home, host) with { Researcher = new("架空 太郎", null, null, "0000-0002-1825-0098") });
        wrong.Problems.Should().ContainSingle().Which.Code.Should().Be("orcid-invalid");
        var unknown = Terms(home, host) with { Shares = [new(home.InstitutionId, 50, true), new(Guid.CreateVersion7(), 50, false)] };
        (await home.CrossAppointments.CreateAsync(unknown)).Problems.Should().ContainSingle().Which.Code.Should().Be("not-found");
        (await SeenResearchersAsync(home)).Should().Be(0, "a refused agreement leaves no researcher behind");
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_each_at_its_field()
    {
        var (home, host) = await PairAsync();
        var wrong = Terms(home, host) with
        {
            Researcher = new("架空 花子", null, null, "0000-0002-1825-0098"),
            StartsOn = new(2030, 4, 1),
            EndsOn = new(2029, 4, 1),
            Shares = [new(home.InstitutionId, 50m, true), new(Guid.CreateVersion7(), 40m, true)],
        };
        (await home.CrossAppointments.CreateAsync(wrong)).Problems.Select(p => (p.Code, p.Field)).Should().Equal(
            ("orcid-invalid", "Orcid"), ("starts-too-far", "StartsOn"), ("period-reversed", "EndsOn"), ("effort-one-home", "Shares"), ("effort-sum", "Shares"), ("not-found", "Shares-1-Organisation"));
        (await home.CrossAppointments.FaultsAsync(wrong, null)).Should().HaveCount(6);
        (await SeenResearchersAsync(home)).Should().Be(0);
    }

    [Fact]
    public async Task A_stale_save_is_refused_and_the_first_stays()
    {
        var (home, host) = await PairAsync();
        var id = (await home.CrossAppointments.CreateAsync(Terms(home, host))).Value;
        (await home.CrossAppointments.ChangeAsync(id, 1, Terms(home, host) with { Note = "先" })).Ok.Should().BeTrue();
        (await home.CrossAppointments.ChangeAsync(id, 1, Terms(home, host) with { Note = "後" })).Problems.Should().ContainSingle().Which.Code.Should().Be("stale-version");
        (await home.CrossAppointments.FindAsync(id))!.Note.Should().Be("先");
    }

    [Fact]
    public async Task The_list_filters_by_phase_and_by_the_name_of_person_and_employer()
    {
        var (home, company) = (await Desk.OfAsync(database), await database.OrganisationAsync(OrganisationKind.Company, "株式会社ミナト電池"));
        var shares = new EffortShare[] { new(home.InstitutionId, 60, true), new(company.Id, 40, false) };
        await home.CrossAppointments.CreateAsync(new(new("架空 一郎", null, null, null), new(2020, 4, 1), new(2022, 3, 31), shares, null));
        await home.CrossAppointments.CreateAsync(new(new("架空 二郎", null, null, null), new(2026, 4, 1), new(2027, 3, 31), shares, null));
        async Task<string[]> Names(CrossAppointmentFilter filter) =>
            [.. (await home.CrossAppointments.ListAsync(filter)).Items.Select(a => a.Researcher.NameJa)];
        (await Names(new() { Phase = AgreementPhase.Ended })).Should().Equal("架空 一郎");
        (await Names(new() { Text = "みなと" })).Should().Equal("架空 二郎", "架空 一郎");
        (await Names(new() { Text = "一郎", Sort = "starts" })).Should().Equal("架空 一郎");
        (await Names(new() { Text = "%" })).Should().BeEmpty("a percent sign is a character, not a wildcard");
    }

    private async Task<(Desk Home, Desk Host)> PairAsync() => (await Desk.OfAsync(database), await Desk.OfAsync(database, OrganisationKind.RdCorporation));

    private static CrossAppointmentTerms Terms(Desk home, Desk host, decimal percent = 60m) => new(
        new ResearcherTerms("架空 花子", "カクウ ハナコ", null, null), new(2026, 4, 1), new(2027, 3, 31),
        [new(host.InstitutionId, 100m - percent, false), new(home.InstitutionId, percent, true)], null);

    private async Task<int> SeenResearchersAsync(Desk desk)
    {
        await using var db = database.As(desk.User);
        return await db.Researchers.CountAsync();
    }
}
