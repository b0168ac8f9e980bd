using CollabPortal.Application.Imports;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Partners that a file names otherwise than the catalogue: who may be meant, what is chosen, what is remembered, what goes with the run.</summary>
public class PartnerChoiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("ミナト{0}電池")]
    [InlineData("㈱ミナト{0}電池")]
    [InlineData("（株） ミナト　{0}電池")]
    [InlineData("株式会社ﾐﾅﾄ{0}電池 本社")]
    public async Task A_name_that_is_like_a_known_ones_has_it_as_candidate_and_the_choice_is_remembered_for_the_institution_alone(string pattern)
    {
        var office = await ImportOffice.OpenAsync(database);
        var mark = Mark();
        var company = await database.OrganisationAsync(OrganisationKind.Company, $"ミナト{mark}電池株式会社（架空）");
        var written = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, mark);
        var run = await office.CheckAsync(office.Row("A-1", partner: written), office.Row("A-2", partner: "誰にも似ていない" + Mark()));

        run.BadRows.Should().Be(2);
        var alike = run.UnknownPartners.Single(u => u.Name == written);
        alike.Candidates.Select(c => c.Id).Should().Equal(company.Id);
        run.UnknownPartners.Single(u => u.Name != written).Candidates.Should().BeEmpty();
        var report = ImportDocument.Of(await office.ImportAsync(office.Row("A-1", partner: written))).UnknownPartners.Single();
        (report.Candidates[0].NameJa, report.Remedy.Ja.Length > 0, report.Remedy.En.Length > 0).Should().Be((company.NameJa, true, true));

        (await office.Choices.DecideAsync(run.Id, [new(alike, company.Id)])).Value.Should().Be(1);
        run = await office.CheckAgainAsync(run.Id);
        (run.NewRows, run.BadRows).Should().Be((1, 1));
        run.PartnerMatches.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = written, OrganisationId = company.Id, Organisation = company.NameJa, Rows = 1 });
        run.Preview.Single(p => p.Class == ImportClass.New).Should().Match<ImportPreview>(p => p.Partner == written && p.TakenAs == company.NameJa, "it says who was taken for the name of the file");
        run.Preview.Single(p => p.Class == ImportClass.Error).TakenAs.Should().BeNull("nobody was");

        var next = await office.ImportAsync(office.Row("A-3", partner: written));
        next.Problem.Should().BeNull();
        (await office.StoredAsync()).Single().Parties.Single().OrganisationId.Should().Be(company.Id);
        var other = await ImportOffice.OpenAsync(database);
        (await other.ImportAsync(other.Row("A-1", partner: written))).Problem!.Code.Should().Be("import-has-bad-rows");

        (await other.Choices.ForgetAsync(run.PartnerMatches[0].Sign)).Problems.Should().ContainSingle(p => p.Code == "not-found");
        (await office.Choices.ForgetAsync(run.PartnerMatches[0].Sign)).Ok.Should().BeTrue();
        (await office.ImportAsync(office.Row("A-4", partner: written))).Problem!.Code.Should().Be("import-has-bad-rows");
    }

    [Fact]
    public async Task Of_two_that_bear_one_name_the_officer_says_which()
    {
        var office = await ImportOffice.OpenAsync(database);
        var name = "同名" + Mark();
        Guid[] both = [(await database.OrganisationAsync(OrganisationKind.Company, name + "株式会社")).Id, (await database.OrganisationAsync(OrganisationKind.Company, name + "有限会社")).Id];
        var run = await office.CheckAsync(office.Row("A-1", partner: name));
        run.UnknownPartners.Should().ContainSingle().Which.Should().Match<UnknownPartner>(u => u.IsAmbiguous && u.Candidates.Count == 2);
        run.UnknownPartners[0].Candidates.Select(c => c.Id).Should().BeEquivalentTo(both);
        await office.Choices.DecideAsync(run.Id, [new(run.UnknownPartners[0], both[1])]);
        (await office.CheckAgainAsync(run.Id)).NewRows.Should().Be(1);
    }

    [Fact]
    public async Task A_company_with_another_number_is_no_candidate_and_a_number_can_stand_for_one_without()
    {
        var office = await ImportOffice.OpenAsync(database);
        var name = "番号" + Mark();
        (await office.Partners.EnterCompanyAsync(new CompanyEntry(name + "工業", CorporateNumber: Number()))).Ok.Should().BeTrue();
        var bare = await database.OrganisationAsync(OrganisationKind.Company, name + "工業株式会社");
        const string header = "契約番号,契約の種類,題目,法人番号,相手方の名称";
        var upload = (await office.Desk.UploadAsync("contracts", "a.csv", ImportOffice.File(header, $"1,共同研究,題目,{Number()},{name}工業"))).Value;
        var run = await office.CheckAgainAsync(upload);
        run.UnknownPartners.Single().Candidates.Select(c => c.Id).Should().Equal(bare.Id);
        await office.Choices.DecideAsync(run.Id, [new(run.UnknownPartners[0], bare.Id)]);
        (await office.CheckAgainAsync(run.Id)).NewRows.Should().Be(1);
    }

    [Fact]
    public async Task What_was_entered_for_a_file_goes_with_it_unless_somebody_uses_it()
    {
        var office = await ImportOffice.OpenAsync(database);
        var other = await ImportOffice.OpenAsync(database);
        string mine = "自社だけ" + Mark(), shared = "よそでも" + Mark(), renamed = "書き違い" + Mark();
        var run = await office.CheckAsync(office.Row("A-1", partner: mine), office.Row("A-2", partner: shared), office.Row("A-3", partner: renamed));
        var decisions = run.UnknownPartners.Select(u => new PartnerDecision(u, null, u.Name == renamed ? renamed + "正式株式会社" : u.Name)).ToList();
        (await office.Choices.DecideAsync(run.Id, decisions)).Value.Should().Be(3);
        (await office.Choices.RememberedAsync()).Should().ContainSingle("the others bear their name").Which.Organisation.Should().Be(renamed + "正式株式会社");
        run = await office.CheckAgainAsync(run.Id);
        (run.NewRows, run.BadRows, run.EnteredPartners.Length).Should().Be((3, 0, 3));
        (await office.Queries.EnteredAsync(run)).Select(e => e.Name).Should().BeEquivalentTo(mine, shared, renamed + "正式株式会社");
        run = await office.ApplyAsync(run.Id);
        (await other.ImportAsync(other.Row("B-1", partner: shared))).Problem.Should().BeNull();

        run = await office.UndoAsync(run.Id);

        (run.Status, run.RemovedPartners, run.EnteredPartners.Length).Should().Be((ImportStatus.Undone, 2, 1));
        await using var db = database.AsOwner();
        (await db.Organisations.Where(o => o.NameJa == mine || o.NameJa == shared || o.NameJa.StartsWith(renamed)).Select(o => o.NameJa).ToListAsync()).Should().Equal(shared);
        (await office.Choices.RememberedAsync()).Should().BeEmpty();
        (await office.StoredAsync()).Should().BeEmpty();
        (await other.StoredAsync()).Should().ContainSingle();
        (await db.AuditEntries.CountAsync(e => e.Action == "Deleted" && e.Entity == nameof(Organisation) && e.UserId == office.User.UserId)).Should().Be(2);
    }

    [Fact]
    public async Task Entered_companies_stay_where_the_officer_wants_and_go_when_the_import_is_dropped()
    {
        var office = await ImportOffice.OpenAsync(database);
        string kept = "残す" + Mark(), dropped = "やめる" + Mark();
        var run = await EnterAsync(office, "A-1", kept);
        await office.ApplyAsync(run);
        (await office.UndoAsync(run, removePartners: false)).Should().Match<ImportRun>(r => r.RemovedPartners == 0 && r.EnteredPartners.Length == 1);
        run = await EnterAsync(office, "A-2", dropped);
        // Nobody else takes out what this office entered.
        var other = await ImportOffice.OpenAsync(database);
        await using (var foreign = database.As(other.User))
            (await foreign.Database.SqlQuery<Guid>($"select id as \"Value\" from register.remove_unused_partners({run}) id").ToListAsync()).Should().BeEmpty();
        (await office.Desk.DiscardAsync(run)).Ok.Should().BeTrue();
        await using var db = database.AsOwner();
        (await db.Organisations.Where(o => o.NameJa == kept || o.NameJa == dropped).Select(o => o.NameJa).ToListAsync()).Should().Equal(kept);
    }

    private static async Task<Guid> EnterAsync(ImportOffice office, string number, string name)
    {
        var run = await office.CheckAsync(office.Row(number, partner: name));
        (await office.Choices.DecideAsync(run.Id, [new(run.UnknownPartners.Single(), null, name)])).Ok.Should().BeTrue();
        return (await office.CheckAgainAsync(run.Id)).Id;
    }

    /// <summary>A right number that nobody has.</summary>
    private static string Number()
    {
        var digits = Random.Shared.NextInt64(100_000_000_000, 999_999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Enumerable.Range(1, 9).Select(check => check + digits).First(number => CorporateNumber.IsValid(number));
    }

    private static string Mark() => Guid.NewGuid().ToString("N")[..8];
}
