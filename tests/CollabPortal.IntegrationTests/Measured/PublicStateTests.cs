using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>An attack on before and after: what the public sees changes by three contracts or not at all (decision 26).</summary>
public sealed partial class PublicStateTests : IAsyncLifetime
{
    private const int Year = 2025;

    private static readonly JsonSerializerOptions Written = new() { Converters = { new YearWriter() } };

    // One of its own for each test: an institution that hides takes others with it in the nation's totals.
    private readonly TestDatabase database = new();
    private readonly List<Guid> payers = [];

    private FigureKeeper Keeper => new(new OwnerContexts(database.Sources, database.Clock));

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task One_approval_changes_nothing_that_the_public_reads_and_three_do()
    {
        var university = await UniversityAsync(prefecture: 13);
        await UniversityAsync(prefecture: 26);
        await ContractsAsync(university, 1, 50_000_000, "D", "ClinicalTrial"); // whatever else there is stays as it is
        await Keeper.FoldAsync();
        var before = await EverythingAsync(university);
        before.Should().Contain(line => line.StartsWith("page", StringComparison.Ordinal) && line.Contains("\"Contracts\":12", StringComparison.Ordinal));
        var live = await LiveAsync(university);

        await ContractsAsync(university, 1, 2_345_678, "D");
        (await EverythingAsync(university)).Except(before).Should().BeEmpty("not even before the figures are folded");
        await Keeper.FoldAsync();
        (await EverythingAsync(university)).Except(before).Should().BeEmpty("one contract changes nothing");
        (await LiveAsync(university)).Should().Be(live + 2_345_678, "the ministry sees it at once");
        await ContractsAsync(university, 1, 2_345_678, "D");
        await Keeper.FoldAsync();
        (await EverythingAsync(university)).Except(before).Should().BeEmpty("two are few as well");
        (await Keeper.CheckAsync()).Should().BeEmpty();

        await ContractsAsync(university, 1, 2_345_678, "D");
        await Keeper.FoldAsync();
        (await FiguresAsync(university)).JointResearch[^1].Figure.Should().Be(new PublicFigure(15, (12 * 1_560_000) + (3 * 2_345_678), false));
        (await EverythingAsync(university)).Should().NotEqual(before);
        using var index = new PublicCellIndex();
        (await SeriesAsync(new SeriesRequest("joint-research-amount"), null, index)).Should().Be(await SeriesAsync(new SeriesRequest("joint-research-amount"), PortalRole.Ministry, index), "nothing is held back any more");
    }

    [Fact]
    public async Task Three_of_which_one_has_most_of_the_money_wait_for_more()
    {
        var university = await UniversityAsync();
        await Keeper.FoldAsync();
        await ContractsAsync(university, 1, 20_000_000, "D");
        await ContractsAsync(university, 2, 1_000_000, "D");
        await Keeper.FoldAsync();
        (await FiguresAsync(university)).JointResearch[^1].Figure.Contracts.Should().Be(12);
        await ContractsAsync(university, 6, 1_000_000, "D");
        await Keeper.FoldAsync();
        (await FiguresAsync(university)).JointResearch[^1].Figure.Contracts.Should().Be(21);
    }

    [Fact]
    public async Task A_field_that_one_contract_changed_is_withheld_with_another_until_three_have()
    {
        var university = await UniversityAsync();
        await ContractsAsync(university, 12, 1_500_000, "C");
        await ContractsAsync(university, 12, 1_500_000, "E");
        await Keeper.FoldAsync();
        await ContractsAsync(university, 3, 1_700_000, "D");
        await ContractsAsync(university, 1, 1_800_000, "C");
        await Keeper.FoldAsync();
        var figures = await FiguresAsync(university);
        figures.JointResearch[^1].Figure.Contracts.Should().Be(40);
        figures.Fields.ToDictionary(f => f.Code!, f => f.Figure.Suppressed).Should().BeEquivalentTo(
            new Dictionary<string, bool> { ["C"] = true, ["D"] = true, ["E"] = false }, "the total less field D would tell the one contract of field C");
        await ContractsAsync(university, 3, 1_700_000, "C");
        await Keeper.FoldAsync();
        (await FiguresAsync(university)).Fields.Should().OnlyContain(f => !f.Figure.Suppressed);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public async Task Whatever_changes_no_two_states_of_a_figure_differ_by_fewer_than_three_contracts(int seed)
    {
        var dice = new Random(seed);
        var university = await UniversityAsync();
        await ContractsAsync(university, 8, 1_400_000, "C");
        await Keeper.FoldAsync();
        var told = new Dictionary<string, Dictionary<Guid, long>>(StringComparer.Ordinal);
        var (changes, looks) = (0, 0);
        await LookAsync();
        for (var step = 0; step < 40; step++)
        {
            for (var n = dice.Next(0, 3); n > 0; n--) await ContractsAsync(university, 1, dice.Next(1, 9) * 400_000, dice.Next(2) == 0 ? "C" : "D");
            if (dice.Next(4) == 0) await ExecuteAsync($"update register.fiscal_year_receipt set direct_yen = direct_yen + 100000 where id = (select id from register.fiscal_year_receipt where institution_id = '{university}' order by id limit 1 offset {dice.Next(12)})");
            if (dice.Next(6) == 0) await ExecuteAsync($"update register.research_contract set status = 'Draft' where id = (select id from register.research_contract where institution_id = '{university}' and status = 'Approved' order by id limit 1 offset {dice.Next(12)})");
            await Keeper.FoldAsync();
            await LookAsync();
        }

        changes.Should().BePositive("something is renewed, or the attack sees nothing");
        looks.Should().BeGreaterThan(changes, "and something is told between");

        async Task LookAsync()
        {
            var (figures, facts) = (await FiguresAsync(university), await FactsAsync(university));
            Tell("total", figures.JointResearch[^1].Figure, facts);
            foreach (var field in figures.Fields) Tell("field " + field.Code, field.Figure, facts.Where(f => f.Field == field.Code));
            foreach (var band in figures.Bands.Where(b => b.Figure.Contracts > 0)) Tell($"band {band.BandId}", band.Figure, facts.Where(f => f.Band == band.BandId));
        }

        void Tell(string cell, PublicFigure figure, IEnumerable<Fact> now)
        {
            if (figure.Contracts is not { } contracts) return;
            var state = now.ToDictionary(f => f.Contract, f => f.Cash);
            if (!told.TryGetValue(cell, out var last)) told[cell] = last = state;
            looks++;
            if (contracts == last.Count && (figure.Yen ?? last.Values.Sum()) == last.Values.Sum()) return;
            (contracts, figure.Yen ?? state.Values.Sum()).Should().Be((state.Count, state.Values.Sum()), $"{cell} is what it was or what it is");
            var differ = last.Keys.Union(state.Keys).Where(c => last.GetValueOrDefault(c, -1) != state.GetValueOrDefault(c, -1)).ToList();
            differ.Count.Should().BeGreaterThanOrEqualTo(3, $"{cell} of seed {seed}");
            told[cell] = state;
            changes++;
        }
    }

    // Joint research of ¥1.56m each with twelve companies, in one field.
    private async Task<Guid> UniversityAsync(int prefecture = 13)
    {
        while (payers.Count < 12) payers.Add((await database.OrganisationAsync(OrganisationKind.Company, $"支払社{payers.Count}")).Id);
        await using (var db = database.AsOwner())
        {
            foreach (var code in new[] { "C", "D", "E" })
                if (!await db.ResearchFields.AnyAsync(f => f.Code == code)) db.Add(new ResearchField(code, null, 1, "分野" + code, null));
            await db.SaveChangesAsync();
        }

        var university = (await database.OrganisationAsync(OrganisationKind.University, "状態大学", founder: Founder.National, prefecture: prefecture)).Id;
        await ContractsAsync(university, 12, 1_560_000, "D");
        return university;
    }

    private async Task ContractsAsync(Guid university, int count, long yen, string field, string kind = "JointResearch")
    {
        for (var i = 0; i < count; i++)
        {
            var id = Guid.NewGuid();
            await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
                insert into register.research_contract (id, institution_id, shared_with, number, kind, title, field_code, status, entered_by, entered_at, changed_at, version)
                values ('{id}', '{university}', '{"{}"}', 'S-{id:N}', '{kind}', '状態', '{field}', 'Approved', gen_random_uuid(), now(), now(), 1);
                insert into register.fiscal_year_receipt (id, contract_id, institution_id, payer_id, fiscal_year, state, received_on, direct_yen, indirect_yen, in_kind_yen, version)
                values (gen_random_uuid(), '{id}', '{university}', '{payers[i % payers.Count]}', {Year}, 'Received', '2025-06-01', {yen}, 0, 0, 1)
                """));
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var owner = await new OwnerContexts(database.Sources, database.Clock).OpenAsync();
        await RandomRegister.ExecuteAsync(owner, sql);
    }

    private async Task<List<Fact>> FactsAsync(Guid university)
    {
        await using var db = database.AsOwner();
        return await db.Database.SqlQuery<Fact>($"select contract_id as \"Contract\", cash as \"Cash\", band::smallint as \"Band\", field as \"Field\" from statistics.contract_cells(array[{university}], array[{Year}]) where kind = 'JointResearch'").ToListAsync();
    }

    private async Task<InstitutionFigures> FiguresAsync(Guid university)
    {
        await using var db = database.Contexts(new CurrentUser()).CreateDbContext();
        using var cells = new PublicCellIndex();
        return (await new PublicFieldIndex(cells, database.Clock).FiguresAsync(db, default))[university];
    }

    private async Task<string> SeriesAsync(SeriesRequest request, PortalRole? role, PublicCellIndex index)
    {
        var user = new CurrentUser();
        if (role is { } of) user.Enter(Guid.CreateVersion7(), "reader", of, null, null);
        var contexts = database.Contexts(user);
        var found = await new SeriesQueries(contexts, new IndicatorService(contexts, index, user, new DemoMode(false), database.Clock), index, user, database.Clock).FindAsync(request);
        return found.Ok ? JsonSerializer.Serialize(found.Value.Lines.Append(found.Value.Total).Select(l => new { l.Code, Points = l.Points.Select(p => new { p.Year.Year, p.Value, p.Items }) })) : "";
    }

    private async Task<long> LiveAsync(Guid university)
    {
        await using var db = database.AsOwner();
        return await db.Figures.Where(f => f.InstitutionId == university && f.Series == "joint-research" && f.Dim == "").SumAsync(f => f.MoneyYen);
    }

    // Page, files and API of the institution and of every place that it is in, the dashboard of a company, and the indicators' totals.
    private async Task<List<string>> EverythingAsync(Guid university)
    {
        using var index = new PublicCellIndex();
        var visitor = new CurrentUser();
        var contexts = database.Contexts(visitor);
        var page = (await new InstitutionProfiles(contexts, new PublicFieldIndex(index, database.Clock), index, database.Clock).FindAsync(university.ToString()))!;
        List<string> all = ["page " + JsonSerializer.Serialize(page.Figures, Written), "further " + JsonSerializer.Serialize(page.Further, Written)];
        string[] keys = ["joint-research-amount", "company-investment", "research-receipts-total", "large-joint-research"];
        foreach (var key in keys)
        {
            // A part that is alone is told as the whole: of what is added up over kinds it is withheld while something waits, which tells no amount.
            foreach (var by in IndicatorCatalogue.Find(key)!.Measure!.AllCuts.Where(c => key != "company-investment" || c is not (SeriesBy.Band or SeriesBy.PartnerKind or SeriesBy.Field)))
            {
                foreach (var request in new[] { new SeriesRequest(key, by), new SeriesRequest(key, by) { Institution = university }, new SeriesRequest(key, by) { Prefecture = 13 }, new SeriesRequest(key, by) { Group = InstitutionGroup.National } })
                    all.Add($"{request} {await SeriesAsync(request, null, index)}");
            }
        }

        var company = new CurrentUser();
        company.Enter(Guid.CreateVersion7(), "company", PortalRole.Company, null, null);
        all.Add("dashboard " + JsonSerializer.Serialize(await new DashboardQueries(database.Contexts(company), index, company, database.Clock).MeasuredAsync(new FiscalYear(Year)), Written));
        var service = new IndicatorService(contexts, index, visitor, new DemoMode(false), database.Clock);
        foreach (var report in (await service.AllAsync()).Concat(await service.StatisticsAsync()).Concat(await service.RegisterAsync()))
            all.Add($"total {report.Indicator.Key} {JsonSerializer.Serialize(report.Measured.Select(m => new { m.Year.Year, m.Value }))}");
        return all;
    }

    // A fiscal year has a next one, and that one too.
    private sealed class YearWriter : JsonConverter<FiscalYear>
    {
        public override FiscalYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, FiscalYear value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Year);
    }

    private sealed record Fact(Guid Contract, long Cash, short Band, string Field);
}
