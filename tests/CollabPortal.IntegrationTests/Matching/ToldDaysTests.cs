using System.Globalization;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.IntegrationTests.Measured;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>An attack on before and after: days that everybody reads change by three cases or not at all (decision 16).</summary>
public sealed class ToldDaysTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2024, 4, 1, 3, 0, 0, TimeSpan.Zero);

    // One of its own for each test: the clock of one would be the window of another.
    private readonly TestDatabase database = new();
    private NpgsqlConnection owner = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        owner = await new OwnerContexts(database.Sources, database.Clock).OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await owner.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Over two years cases come one by one, are put right, are deleted and grow old, while the clock goes on.</summary>
    [Theory]
    [InlineData(51)]
    [InlineData(52)]
    public async Task Whatever_happens_no_two_days_told_differ_by_fewer_than_three_cases(int seed)
    {
        var dice = new Random(seed);
        var (university, company) = (await database.OrganisationAsync(OrganisationKind.University, "日数大学"), await database.OrganisationAsync(OrganisationKind.Company, "相談社"));
        var cases = new Dictionary<Guid, (DateTimeOffset At, int Days)>();
        var (behind, ever) = (new Dictionary<Guid, int>(), new HashSet<Guid>());
        (double? Days, int? Cases) told = (null, null);
        var (changes, deleted) = (0, 0);
        database.Clock.Now = Start;
        for (var day = 0; day < 760; day += 2)
        {
            database.Clock.Now = Start.AddDays(day);
            var what = dice.Next(6);
            if (what < 2) await AddAsync(dice.Next(0, 40), database.Clock.Now);
            // Entered late: it counts from a moment before cases that are told already.
            if (what == 2 && dice.Next(3) == 0) await AddAsync(dice.Next(0, 40), database.Clock.Now.AddDays(-dice.Next(1, 60)));
            if (what == 3 && dice.Next(2) == 0 && cases.Count > 0)
            {
                var gone = cases.Keys.ElementAt(dice.Next(cases.Count));
                await ExecuteAsync($"delete from register.enquiry where id = '{gone}'");
                deleted += cases.Remove(gone) ? 1 : 0;
            }

            if (what == 4 && cases.Count > 0)
            {
                var mended = cases.Keys.ElementAt(dice.Next(cases.Count));
                var days = dice.Next(0, 40);
                await ExecuteAsync($"update register.enquiry set asked_at = acknowledged_at - interval '{days} days' where id = '{mended}'");
                cases[mended] = (cases[mended].At, days);
            }

            // What is told is the same before and after it is kept.
            var (seen, now) = (await SeenAsync(new CurrentUser()), await BehindAsync(university.Id));
            await new FigureKeeper(new OwnerContexts(database.Sources, database.Clock)).TellDaysAsync(database.Clock.Now.AddYears(-1));
            (await SeenAsync(new CurrentUser())).Should().Be(seen);
            (double? Days, int? Cases) counted = now.Count == 0 ? (null, null) : (Median(now.Values), now.Count);
            seen.Should().Be(counted, "a figure is the median of what stands behind it");
            if (seen != told || !now.OrderBy(c => c.Key).SequenceEqual(behind.OrderBy(c => c.Key)))
            {
                var differ = now.Keys.Union(behind.Keys).Count(c => !now.TryGetValue(c, out var a) || !behind.TryGetValue(c, out var b) || a != b);
                differ.Should().BeGreaterThanOrEqualTo(3, $"day {day} of seed {seed}");
                (told, behind, changes) = (seen, now, changes + 1);
            }

            var since = DateOnly.FromDateTime(database.Clock.Now.AddYears(-1).AddHours(9).DateTime);
            var live = cases.Where(c => DateOnly.FromDateTime(c.Value.At.AddHours(9).DateTime) >= since).ToList();
            ever.UnionWith(now.Keys);
            live.Count(c => !ever.Contains(c.Key)).Should().BeLessThanOrEqualTo(2, "no more than two wait for a third");
        }

        changes.Should().BeGreaterThan(10, "or the attack sees nothing");
        deleted.Should().BePositive();

        async Task AddAsync(int days, DateTimeOffset at)
        {
            var id = Guid.NewGuid();
            cases.Add(id, (at, days));
            await EnquiryAsync(id, university.Id, company.Id, at, days);
        }

        async Task<(double? Days, int? Cases)> SeenAsync(CurrentUser user) =>
            (await new ResponseTimes(database.Contexts(user), database.Clock).ReadAsync()).TryGetValue(university.Id, out var read) ? (read.FirstDays, read.Acknowledged) : (null, null);
    }

    [Fact]
    public async Task The_institution_and_the_ministry_see_every_case_at_once_and_others_wait_for_the_sixth()
    {
        var (university, company) = (await database.OrganisationAsync(OrganisationKind.University, "日数大学"), await database.OrganisationAsync(OrganisationKind.Company, "相談社"));
        database.Clock.Now = Start.AddDays(30);
        int[] days = [1, 2, 30, 40, 41, 42];
        CurrentUser[] all = [await database.AccountAsync(PortalRole.Liaison, university.Id), await database.AccountAsync(PortalRole.Ministry)];
        CurrentUser[] others = [new CurrentUser(), await database.AccountAsync(PortalRole.Company, company.Id), await database.AccountAsync(PortalRole.Liaison, (await database.OrganisationAsync(OrganisationKind.University, "よその大学")).Id)];
        for (var n = 0; n < days.Length; n++)
        {
            (double? Days, int? Cases) told = n < 2 ? (null, null) : n < 5 ? (2, 3) : (35, 6);
            await EnquiryAsync(Guid.NewGuid(), university.Id, company.Id, Start.AddDays(n), days[n]);
            foreach (var reader in all)
                (await ReadAsync(reader))!.FirstDays.Should().Be(Median(days.Take(n + 1)), $"case {n} counts at once");
            foreach (var reader in others)
                ((await ReadAsync(reader))?.FirstDays, (await ReadAsync(reader))?.Acknowledged).Should().Be(told, $"case {n}");
        }

        async Task<ResponseTime?> ReadAsync(CurrentUser user) => (await new ResponseTimes(database.Contexts(user), database.Clock).ReadAsync()).GetValueOrDefault(university.Id);
    }

    [Fact]
    public async Task Days_of_the_steps_of_contracts_move_by_three_and_a_contract_that_is_gone_moves_nothing()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "段階大学");
        var contracts = new List<Guid>();
        for (var n = 0; n < 11; n++) await ContractAsync(n);
        (await StepsAsync()).Should().BeNull("three times three are fewer than ten");
        await ContractAsync(11);
        var first = (await StepsAsync())!;
        (first.Contracts, first.ApproveDays).Should().Be((12, 5.5));
        await new FigureKeeper(new OwnerContexts(database.Sources, database.Clock)).TellDaysAsync(database.Clock.Now.AddYears(-1));
        await ContractAsync(100);
        await ContractAsync(100);
        await ExecuteAsync($"delete from register.research_contract where id = '{contracts[0]}'");
        (await StepsAsync()).Should().Be(first, "two that come and one that goes tell nothing");
        await ContractAsync(100);
        ((await StepsAsync())!.Contracts, (await StepsAsync())!.ApproveDays).Should().Be((15, 7d));

        async Task<StepDays?> StepsAsync()
        {
            var contexts = database.Contexts(new CurrentUser());
            using var cells = new PublicCellIndex();
            using var index = new PublicFieldIndex(cells, database.Clock);
            return (await new Comparisons(contexts, index, new PublicMedians(index, database.Clock), new PublicOffers(database.Clock), new ResponseTimes(contexts, database.Clock)).ReadAsync([university.Id], null)).Institutions.Single().Medians.Steps;
        }

        async Task ContractAsync(int days)
        {
            contracts.Add(Guid.NewGuid());
            var at = database.Clock.Now.AddDays(-100).AddHours(contracts.Count);
            await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
                insert into register.research_contract (id, institution_id, shared_with, number, kind, title, status, entered_by, entered_at, submitted_at, approved_at, changed_at, version)
                values ('{contracts[^1]}', '{university.Id}', '{"{}"}', 'T-{contracts.Count}', 'JointResearch', '段階', 'Approved', gen_random_uuid(), '{at.AddDays(-days - 3):O}', '{at.AddDays(-days):O}', '{at:O}', now(), 1)
                """));
        }
    }

    [Fact]
    public async Task Nobody_reads_which_cases_stand_behind_the_days()
    {
        await using var db = database.As(PortalRole.Ministry);
        foreach (var sql in new[] { "select * from statistics.told_day", "select statistics.tell_days(now())", "select * from statistics.day_batches(array['first'], now())", "select * from statistics.waiting_days(array['first'], now())" })
        {
            var read = () => db.Database.ExecuteSqlRawAsync(sql);
            (await read.Should().ThrowAsync<PostgresException>(sql)).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    private static double Median(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
    }

    /// <summary>An enquiry that was acknowledged at a moment, so many days after it was asked.</summary>
    internal static string Enquiry(Guid id, Guid university, Guid company, DateTimeOffset at, int days) => string.Create(CultureInfo.InvariantCulture, $"""
        insert into register.enquiry (id, institution_id, asked_by, company_id, person, title, problem, budget, start, secrecy, origin, status, asked_at, acknowledged_at, changed_at, office_is_next, version)
        values ('{id}', '{university}', gen_random_uuid(), '{company}', '架空', '日数', '日数', 'Undecided', 'Open', 'WithinInstitution', 'Institution', 'Acknowledged', '{at.AddDays(-days):O}', '{at:O}', '{at:O}', true, 1)
        """);

    private Task EnquiryAsync(Guid id, Guid university, Guid company, DateTimeOffset at, int days) => ExecuteAsync(Enquiry(id, university, company, at, days));

    // What the owner finds behind the figure; no reader can ask for it.
    private async Task<Dictionary<Guid, int>> BehindAsync(Guid university)
    {
        await using var db = database.AsOwner();
        var since = database.Clock.Now.AddYears(-1);
        var rows = await db.Database.SqlQuery<Behind>($"select case_id as \"Case\", days as \"Days\" from statistics.day_batches(array['first'], {since}) where institution_id = {university}").ToListAsync();
        return rows.ToDictionary(r => r.Case, r => r.Days);
    }

    private Task ExecuteAsync(string sql) => RandomRegister.ExecuteAsync(owner, sql);

    private sealed record Behind(Guid Case, int Days);
}
