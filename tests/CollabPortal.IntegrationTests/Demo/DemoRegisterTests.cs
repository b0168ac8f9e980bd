using CollabPortal.Application.Accounts;
using CollabPortal.Application.Demo;
using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Demo;

/// <summary>The demo register is invented from end to end, keeps the portal's rules, and is the same each time.</summary>
public sealed class DemoRegisterTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    [Theory]
    [InlineData("register.research_contract", "institution_id")]
    [InlineData("register.contract_party", "organisation_id")]
    [InlineData("register.fiscal_year_receipt", "payer_id")]
    [InlineData("register.programme", "partner_id")]
    [InlineData("register.researcher", "institution_id")]
    [InlineData("register.researcher_move", "institution_id")]
    [InlineData("register.researcher_move", "receiving_organisation_id")]
    [InlineData("register.startup", "institution_id")]
    [InlineData("register.patent_right", "institution_id")]
    [InlineData("register.licence_or_assignment", "licensee_id")]
    [InlineData("register.licence_or_assignment", "institution_id")]
    [InlineData("register.institution_target", "institution_id")]
    [InlineData("statistics.measured", "institution_id")]
    [InlineData("accounts.portal_user", "institution_id")]
    public async Task Nothing_invented_is_attached_to_a_real_organisation(string table, string column)
    {
        (await demo.ScalarAsync<long>("select count(*) from catalogue.organisation where not is_demo")).Should().BeGreaterThan(5000, "the real ones stand beside");
        (await demo.ScalarAsync<long>($"select count(*) from {table}")).Should().BePositive();
        (await demo.ScalarAsync<long>($"select count(*) from {table} t left join catalogue.organisation o on o.id = t.{column} where t.{column} is not null and o.is_demo is not true")).Should().Be(0);
    }

    [Theory]
    [InlineData("select unnest(parents) from register.startup")]
    [InlineData("select unnest(shared_with) from register.startup")]
    [InlineData("select unnest(shared_with) from register.research_contract")]
    [InlineData("select unnest(shared_with) from register.researcher")]
    [InlineData("select (jsonb_array_elements(shares) ->> 'organisationId')::uuid from register.cross_appointment")]
    public async Task Lists_name_demo_organisations_only(string sql) =>
        (await demo.ScalarAsync<bool>($"select bool_and(o.is_demo is true) from ({sql}) t (id) left join catalogue.organisation o on o.id = t.id")).Should().BeTrue();

    [Fact]
    public async Task Demo_organisations_bear_no_real_name_and_no_number()
    {
        var files = ReferenceFiles.Read();
        var real = files.Institutions.Select(i => i.NameJa).Concat(files.Bodies.Select(b => b.NameJa)).Concat(files.Companies.Select(c => c.NameJa))
            .Select(SearchText.Normalise).ToHashSet(StringComparer.Ordinal);
        await using var db = demo.Database.AsOwner();
        var names = await db.Organisations.Where(o => o.IsDemo).Select(o => new { o.NameJa, o.ContactEmail, Numbers = o.Identifiers.Count }).ToListAsync();
        names.Should().OnlyContain(n => n.Numbers == 0);
        names.Where(n => real.Contains(SearchText.Normalise(n.NameJa.Replace("（架空）", "", StringComparison.Ordinal)))).Should().BeEmpty();
        names.Should().OnlyContain(n => n.ContactEmail == null || n.ContactEmail.EndsWith(".example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task About_sixty_institutions_are_spread_as_the_real_ones_are()
    {
        await using var db = demo.Database.AsOwner();
        var all = await db.Organisations.Where(o => o.IsDemo && OrganisationKinds.Institutions.Contains(o.Kind)).ToListAsync();
        all.Should().HaveCount(60);
        all.Select(o => o.Kind).Distinct().Should().HaveCount(6);
        var universities = all.Where(o => o.Kind == OrganisationKind.University).ToList();
        universities.Count(o => o.Founder == Founder.Private).Should().BeGreaterThan(universities.Count / 2, "most are private");
        all.Select(o => o.Prefecture).Distinct().Count().Should().BeGreaterThan(25);
        var national = await demo.ScalarAsync<decimal>("select avg(case when o.founder = 'National' then 1.0 else 0 end) from register.research_contract c join catalogue.organisation o on o.id = c.institution_id where c.kind = 'JointResearch'");
        national.Should().BeGreaterThan(0.6m, "national ones have most contracts");
        var companies = await db.Organisations.Where(o => o.IsDemo && o.Kind == OrganisationKind.Company).ToListAsync();
        companies.Should().HaveCount(400).And.Contain(c => c.IsForeignAffiliated).And.Contain(c => c.Country != "JP").And.OnlyContain(c => c.NameJa.EndsWith("（架空）", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_enters_never_approves()
    {
        (await demo.ScalarAsync<bool>("""
            select bool_and(c.approved_by is not null and c.approved_by <> c.entered_by and c.approved_by <> c.submitted_by and e.is_demo and a.is_demo
                and c.entered_at <= c.submitted_at and c.submitted_at <= c.approved_at)
            from register.research_contract c join accounts.portal_user e on e.id = c.entered_by left join accounts.portal_user a on a.id = c.approved_by
            where c.status in ('Approved', 'Active', 'Completed', 'Terminated')
            """)).Should().BeTrue();
        (await demo.ScalarAsync<bool>("select bool_and(returned_by <> entered_by and returned_comment is not null) from register.research_contract where status = 'Returned'")).Should().BeTrue();
        (await demo.ScalarAsync<long>("select count(*) from register.research_contract c where not exists (select from accounts.portal_user u where u.id = c.entered_by)")).Should().Be(0);
    }

    [Fact]
    public async Task A_share_of_contracts_is_described_in_full_and_the_ended_ones_have_outcomes()
    {
        (await demo.ScalarAsync<decimal>("select (select count(*) from register.contract_details)::numeric / (select count(*) from register.research_contract)")).Should().BeInRange(0.2m, 0.4m);
        (await demo.ScalarAsync<long>("select count(*) from register.contract_details where ip_clause_code is not null and keywords <> '{}'")).Should().BePositive();
        (await demo.ScalarAsync<long>("select count(*) from register.contract_outcome o join register.research_contract c on c.id = o.contract_id where c.status not in ('Completed', 'Terminated')")).Should().Be(0);
        (await demo.ScalarAsync<long>("select count(*) from register.contract_follow_up f join register.research_contract c on c.id = f.contract_id where f.recorded_at < c.ended_on + interval '11 months'")).Should().Be(0);
        (await demo.ScalarAsync<long>("select count(*) from register.contract_party where role = 'Intermediary'")).Should().BePositive();
        (await demo.ScalarAsync<long>("select count(*) from register.contract_member m where not exists (select from register.contract_details d where d.contract_id = m.contract_id)")).Should().Be(0);
    }

    [Fact]
    public async Task Contracts_keep_the_rules_of_entry()
    {
        (await demo.ScalarAsync<long>("select count(*) from register.fiscal_year_receipt r join register.research_contract c on c.id = r.contract_id where r.received_on not between c.starts_on and c.ends_on")).Should().Be(0);
        (await demo.ScalarAsync<long>("select count(*) from register.fiscal_year_receipt r where r.fiscal_year <> extract(year from r.received_on - interval '3 months')")).Should().Be(0);
        (await demo.ScalarAsync<long>("""
            select count(*) from register.research_contract c where c.status not in ('Draft', 'Returned') and (number is null or starts_on is null or ends_on is null or ends_on < starts_on
              or goal is null or success_criterion is null or not exists (select from register.contract_party p where p.contract_id = c.id and p.role = 'Partner'))
            """)).Should().Be(0);
        (await demo.ScalarAsync<long>("select count(*) from register.research_contract where status = 'Active' and (starts_on > '2026-11-21' or ends_on < '2026-11-21')")).Should().Be(0);
        (await demo.ScalarAsync<long>("select count(*) from register.research_contract where field_code is null")).Should().Be(0, "all fields of the texts stand in the catalogue");
        (await demo.ScalarAsync<long>("""
            select coalesce(max(n), 0) from (select count(*) n from register.research_contract c where c.status in ('Approved', 'Active', 'Completed', 'Terminated') and c.approval_reason is null
              and exists (select from register.fiscal_year_receipt r where r.contract_id = c.id and (r.state = 'Received' or c.status in ('Approved', 'Active'))
                group by r.state having sum(r.direct_yen + r.indirect_yen) > c.agreed_yen) group by c.institution_id) t
            """)).Should().BeInRange(0, 2, "money above the agreed total is a case to look at, not a habit");
        (await demo.ScalarAsync<bool>("select bool_and(s = 100) from (select (select sum((e ->> 'percent')::numeric) from jsonb_array_elements(shares) e) from register.cross_appointment) t (s)")).Should().BeTrue();
    }

    [Fact]
    public async Task The_demo_office_finds_work_on_its_desk()
    {
        await using var db = demo.Database.AsOwner();
        async Task<Guid> Of(string email) => (await db.Users.SingleAsync(u => u.Email == email)).InstitutionId!.Value;
        var office = await Of("liaison@demo.example");
        office.Should().Be(await Of("approver@demo.example")).And.NotBe(await Of("liaison2@demo.example"));
        (await db.Organisations.SingleAsync(o => o.Id == office)).NameJa.Should().Be("みなと総合大学");
        var statuses = await db.Contracts.Where(c => c.InstitutionId == office).Select(c => c.Status).Distinct().ToListAsync();
        statuses.Should().HaveCount(7, "every status is there");
        (await db.Contracts.CountAsync(c => c.InstitutionId == office && c.EndsOn >= new DateOnly(2026, 11, 21) && c.EndsOn <= new DateOnly(2027, 2, 19))).Should().BeGreaterThan(3);
        (await db.Amendments.CountAsync(a => a.InstitutionId == office)).Should().BePositive();
        (await demo.ScalarAsync<long>("select count(distinct state) from register.fiscal_year_receipt where fiscal_year = 2026")).Should().Be(2, "the running year has planned and received money");
    }

    [Fact]
    public async Task Six_accounts_open_with_the_published_password()
    {
        await using var db = demo.Database.AsOwner();
        var accounts = await db.Users.ToListAsync();
        accounts.Select(a => a.Email).Should().BeEquivalentTo("liaison@demo.example", "approver@demo.example", "liaison2@demo.example", "ministry@demo.example", "company@demo.example", "admin@demo.example", "ministry2@demo.example");
        accounts.Should().OnlyContain(a => a.IsDemo && a.EmailConfirmed && a.SecurityStamp != null && (a.Role.NeedsInstitution() || a.Role == PortalRole.Company) == (a.InstitutionId != null));
        var company = accounts.Single(a => a.Role == PortalRole.Company).InstitutionId;
        (await db.Organisations.SingleAsync(o => o.Id == company)).Should().Match<Organisation>(o => o.IsDemo && o.Kind == OrganisationKind.Company, "a demo account speaks for no real company");
        accounts.Should().OnlyContain(a => new PasswordHasher<PortalUser>().VerifyHashedPassword(a, a.PasswordHash!, DemoAccounts.Password) == PasswordVerificationResult.Success);
    }

    [Fact]
    public async Task Rollups_equal_a_recount_and_the_triggers_are_on_again()
    {
        var before = Figures(await demo.FingerprintAsync("'statistics'"));
        await using (var connection = await demo.Contexts.OpenAsync())
        await using (var command = new NpgsqlCommand("select statistics.recount_all()", connection)) await command.ExecuteNonQueryAsync();
        Figures(await demo.FingerprintAsync("'statistics'")).Should().Be(before);

        // A recount gives every year a new version, whatever it finds.
        static string Figures(string print) => string.Join('\n', print.Split('\n').Where(line => !line.StartsWith("statistics.figure_version=", StringComparison.Ordinal)));
        (await demo.ScalarAsync<bool>("select bool_and(tgenabled = 'O') from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'register'::regnamespace")).Should().BeTrue();
        var cells = await demo.ByYearAsync("select fiscal_year, sum(contracts) from statistics.joint_research_cell j join catalogue.organisation o on o.id = j.institution_id where o.sector = 'University' group by 1");
        cells.Should().Equal(await demo.ByYearAsync(DemoDatabase.JointCells + "select fiscal_year, count(*) from cell group by 1"));
    }

    [Fact]
    public async Task Made_again_it_does_nothing_and_made_elsewhere_it_is_the_same()
    {
        var first = await demo.FingerprintAsync();
        (await demo.Register.CreateAsync()).Value.Should().BeFalse();
        (await demo.FingerprintAsync()).Should().Be(first);
        var other = new DemoDatabase();
        await other.InitializeAsync();
        (await other.FingerprintAsync()).Should().Be(first);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task Some_enquiries_became_drafts_so_that_the_days_to_a_draft_are_told()
    {
        (await demo.ScalarAsync<long>("select count(*) from register.enquiry e join register.research_contract c on (c.id, c.institution_id) = (e.contract_id, e.institution_id) where c.status = 'Draft' and c.title = e.title and e.status = 'Contracted'")).Should().Be(6);
        (await demo.ScalarAsync<long>("select count(*) from register.enquiry e join catalogue.organisation o on o.id = e.company_id where not o.is_demo")).Should().Be(0, "of fictitious organisations only");
        (await demo.ScalarAsync<double>("select min(contract_days) from statistics.response_times(now() - interval '40 years', 3)")).Should().BePositive();
    }

    [Fact]
    public async Task It_is_refused_beside_other_accounts_and_other_records()
    {
        await using var accounts = new Owned(new TestDatabase());
        await accounts.Database.AccountAsync(PortalRole.Ministry);
        (await accounts.Register.MayCreateAsync())!.Code.Should().Be("demo-foreign-accounts");
        (await accounts.Register.CreateAsync()).Problems.Should().ContainSingle(p => p.Code == "demo-foreign-accounts");

        await using var records = new Owned(new TestDatabase());
        (await records.Register.MayCreateAsync()).Should().BeNull("an empty database may hold a demo");
        var university = await records.Database.OrganisationAsync(OrganisationKind.University, "どこかの大学");
        await using (var db = records.Database.AsOwner())
        {
            db.Researchers.Add(new Domain.People.Researcher(university.Id, "誰か", null, null, null));
            await db.SaveChangesAsync();
        }

        (await records.Register.CreateAsync()).Problems.Should().ContainSingle(p => p.Code == "demo-foreign-records");
    }

    private sealed class Owned : IAsyncDisposable
    {
        public Owned(TestDatabase database)
        {
            Database = database;
            database.InitializeAsync().GetAwaiter().GetResult();
        }

        public TestDatabase Database { get; }

        public DemoRegister Register => new(new Application.Data.OwnerContexts(Database.Sources, Database.Clock), Database.Clock);

        public async ValueTask DisposeAsync() => await Database.DisposeAsync();
    }
}
