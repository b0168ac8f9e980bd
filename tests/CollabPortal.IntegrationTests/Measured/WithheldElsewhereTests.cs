using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>
/// The nation's joint research stands among the kinds of company investment too. Less the institutions that are public one by one it must not leave a sum that
/// tells of few contracts or one company: so an analyst once worked out what six hidden universities had received together.
/// </summary>
public class WithheldElsewhereTests
{
    [Theory]
    [InlineData(31, 12)]
    [InlineData(32, 30)]
    [InlineData(33, 60)]
    [InlineData(34, 60)]
    [InlineData(35, 400)]
    [InlineData(36, 600)]
    public async Task A_total_among_the_kinds_less_what_institutions_show_is_no_secret(int seed, int contracts)
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        try
        {
            var world = await RandomRegister.MakeAsync(database, new Random(seed), contracts);
            var lone = await LoneAsync(database, world.Payers[0]);
            await new FigureKeeper(new OwnerContexts(database.Sources, database.Clock)).FoldAsync();
            using var index = new PublicCellIndex();
            var kinds = await database.AskAsync(index, new SeriesRequest("company-investment", SeriesBy.Kind));
            var told = new HashSet<(FiscalYear, string)>();
            foreach (var key in new[] { "joint-research-count", "joint-research-count-rd-corporations" })
            {
                foreach (var line in (await database.AskAsync(index, new SeriesRequest(key, SeriesBy.Institution))).Lines)
                    told.UnionWith(line.Points.Where(p => p.Value is not null).Select(p => (p.Year, line.Code)));
            }

            // What an institution shows on its own page counts too, test institutes among them.
            await using (var db = database.Contexts(new CurrentUser()).CreateDbContext())
            {
                foreach (var (institution, page) in await new PublicFieldIndex(index, database.Clock).FiguresAsync(db, CancellationToken.None))
                    told.UnionWith(page.JointResearch.Where(y => y.Figure.Contracts is not null).Select(y => (y.FiscalYear, institution.ToString())));
            }

            told.Where(t => t.Item2 == lone.ToString()).Should().BeEmpty("one contract is a secret");
            var facts = await FactsAsync(database);
            facts.Where(f => f.Institution == lone).Should().HaveCount(4);
            var joint = kinds.Lines.SingleOrDefault(l => l.Code == "JointResearch");
            foreach (var point in joint?.Points.Where(p => p.Value is not null) ?? [])
            {
                var rest = facts.Where(f => f.Year == point.Year.Year && !told.Contains((point.Year, f.Institution.ToString()))).ToList();
                if (rest.Count == 0) continue;
                var (yen, top) = (rest.Sum(f => f.Yen), rest.GroupBy(f => f.Payer).Max(g => g.Sum(f => f.Yen)));
                Suppression.IsSensitive(new CellFacts(rest.Select(f => f.Contract).Distinct().Count(), yen, rest.Select(f => f.Payer).Distinct().Count(), top), new SuppressionLimits())
                    .Should().BeFalse($"FY{point.Year} leaves {yen} yen of hidden institutions");
            }

            var hidden = kinds.Lines.SelectMany(l => l.Points).Where(p => p.IsSuppressed).GroupBy(p => p.Year).ToList();
            // Years without a hidden kind are well: another institution than the lone one hides, and the nation is told.
            hidden.Where(year => year.Count() == 1 && !kinds.Total.In(year.Key)!.IsSuppressed).Should().BeEmpty("one hidden kind is the total less the others");
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    // One university with a single contract in each year: the nation less all the others would be this contract.
    private static async Task<Guid> LoneAsync(TestDatabase database, Guid payer)
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "一件大学", founder: Founder.National, prefecture: 1);
        await using var db = database.AsOwner();
        await db.Database.ExecuteSqlAsync($"""
            with made as (
              insert into register.research_contract (id, institution_id, shared_with, number, kind, title, status, entered_by, entered_at, changed_at, version)
              values (gen_random_uuid(), {university.Id}, array[]::uuid[], 'L-1', 'JointResearch', '一件', 'Active', gen_random_uuid(), now(), now(), 1) returning id)
            insert into register.fiscal_year_receipt (id, contract_id, institution_id, payer_id, fiscal_year, state, received_on, direct_yen, indirect_yen, in_kind_yen, version)
            select gen_random_uuid(), id, {university.Id}, {payer}, y, 'Received', '2024-06-01', 9000000, 0, 0, 1 from made, generate_series(2022, 2025) y
            """);
        return university.Id;
    }

    private static async Task<List<Fact>> FactsAsync(TestDatabase database)
    {
        await using var db = database.AsOwner();
        return await db.Database.SqlQuery<Fact>($"""
            select c.id as "Contract", r.fiscal_year as "Year", c.institution_id as "Institution", r.payer_id as "Payer", sum(r.direct_yen + r.indirect_yen)::bigint as "Yen"
            from register.fiscal_year_receipt r join register.research_contract c on c.id = r.contract_id and c.kind = 'JointResearch' and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
            join catalogue.organisation o on o.id = r.payer_id and o.sector = 'Company'
            group by 1, 2, 3, 4
            """).ToListAsync();
    }

    private sealed record Fact(Guid Contract, int Year, Guid Institution, Guid Payer, long Yen);
}
