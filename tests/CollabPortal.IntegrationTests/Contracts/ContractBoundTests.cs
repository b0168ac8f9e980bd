using CollabPortal.Application.Contracts;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Contracts;

/// <summary>
/// Where the rows of a long list must be read to be counted, it is counted to a thousand or a page ahead: exact up to there, "more than" beyond, and paged
/// and exported whole.
/// </summary>
public class ContractBoundTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Bound = ContractQueries.ReadUpTo;

    /// <summary>Contracts of a state that begin in May of the year and end in December of it.</summary>
    private async Task AddAsync(Guid university, string mark, int year, ContractStatus status, int count)
    {
        await using var db = database.AsOwner();
        var (state, starts, ends) = (status.ToString(), new DateOnly(year, 5, 1), new DateOnly(year, 12, 31));
        await db.Database.ExecuteSqlAsync($"""
            insert into register.research_contract (id, institution_id, shared_with, number, kind, title, starts_on, ends_on, status, entered_by, entered_at, changed_at, version)
            select gen_random_uuid(), {university}, array[]::uuid[], {mark} || '-' || n, 'JointResearch', '題目', {starts}::date + n % 20, {ends}, {state}, gen_random_uuid(), now(), now() - n * interval '1 second', 1
            from generate_series(1, {count}) n
            """);
    }

    private async Task<(ContractDesk Officer, Guid University)> OfficeAsync(string name)
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, name);
        return (await ContractDesk.OfAsync(database, PortalRole.Liaison, university.Id), university.Id);
    }

    [Theory]
    [InlineData(Bound, false)]
    [InlineData(Bound + 1, true)]
    public async Task A_year_with_a_state_or_kind_is_exact_up_to_the_bound_and_more_than_it_beyond(int count, bool more)
    {
        var (officer, university) = await OfficeAsync($"年度状態大学{count}");
        await AddAsync(university, "A", 2021, ContractStatus.Active, count);
        await AddAsync(university, "R", 2021, ContractStatus.Returned, 7);
        await AddAsync(university, "B", 2019, ContractStatus.Active, 5);
        var found = await officer.Queries.ListAsync(new ContractFilter { FiscalYear = 2021, Status = ContractStatus.Active });
        (found.Total, found.AtLeast).Should().Be((Bound, more));
        found.Items.Should().HaveCount(25).And.AllSatisfy(row => (row.Status, row.StartsOn!.Value.Year).Should().Be((ContractStatus.Active, 2021)));
        var both = await officer.Queries.ListAsync(new ContractFilter { FiscalYear = 2021, Status = ContractStatus.Active, Kind = ContractKind.JointResearch, Sort = "end" });
        (both.Total, both.AtLeast).Should().Be((Bound, more));
        (await officer.Queries.CountAsync(new ContractFilter { FiscalYear = 2021, Status = ContractStatus.Active })).Should().Be(count);

        var rare = await officer.Queries.ListAsync(new ContractFilter { FiscalYear = 2021, Status = ContractStatus.Returned });
        (rare.Total, rare.AtLeast, rare.Items.Count).Should().Be((7, false, 7));
        (await officer.Queries.ListAsync(new ContractFilter { FiscalYear = 2021, Kind = ContractKind.ClinicalTrial })).Total.Should().Be(0);
        (await officer.Queries.ListAsync(new ContractFilter { FiscalYear = 2019, Status = ContractStatus.Active })).Total.Should().Be(5);
    }

    [Theory]
    [InlineData(Bound, false)]
    [InlineData(Bound + 1, true)]
    public async Task What_ends_soon_and_what_has_no_receipt_are_exact_up_to_the_bound_and_more_than_it_beyond(int count, bool more)
    {
        var (officer, university) = await OfficeAsync($"期限大学{count}");
        await AddAsync(university, "E", 2026, ContractStatus.Active, count);
        await AddAsync(university, "D", 2026, ContractStatus.Draft, 9);
        foreach (var filter in new[] { new ContractFilter { EndsWithinDays = 90, Sort = "end" }, new ContractFilter { WithoutReceipt = true } })
        {
            var found = await officer.Queries.ListAsync(filter);
            (found.Total, found.AtLeast, found.Items.Count).Should().Be((Bound, more, 25));
            (await officer.Queries.CountAsync(filter)).Should().Be(count);
        }
    }

    [Fact]
    public async Task Beyond_the_bound_there_is_a_page_ahead_until_the_last_each_contract_stands_on_one_page_and_the_file_has_them_all()
    {
        var (officer, university) = await OfficeAsync("頁送り大学");
        const int Count = Bound + 230;
        await AddAsync(university, "P", 2021, ContractStatus.Completed, Count);
        var filter = new ContractFilter { FiscalYear = 2021, Status = ContractStatus.Completed, PageSize = 100, Sort = "start" };
        var seen = new List<Guid>();
        for (var page = 1; page <= 13; page++)
        {
            var list = await officer.Queries.ListAsync(filter with { Page = page });
            // So far as it says, and as the page asked and one ahead of it need.
            var most = Math.Max(Bound, (page + 1) * 100);
            (list.Number, list.Total, list.AtLeast).Should().Be((page, Math.Min(most, Count), Count > most));
            seen.AddRange(list.Items.Select(row => row.Id));
        }

        seen.Should().OnlyHaveUniqueItems().And.HaveCount(Count);
        (await officer.Queries.ListAsync(filter with { Page = 99 })).Should().Match<Application.ListPage<ContractRow>>(l => l.Number == 13 && l.Total == Count && !l.AtLeast);
        var file = 0;
        await foreach (var row in officer.Queries.ExportAsync(filter)) file++;
        file.Should().Be(Count, "a file holds what the filter leaves, not what was counted");
    }

    [Fact]
    public async Task Numbers_and_Latin_words_are_found_by_any_part_of_them()
    {
        var (officer, university) = await OfficeAsync("文字組大学");
        string[] titles = ["OpenAI社との自然言語処理 2026", "AI診断 v2.1-beta", "5G/6G 通信の研究", "a1 d0 c6 e8 の分割", "a1d0c6e8の結合", "電池EVの100%再生_A"];
        await using (var db = database.AsOwner())
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into register.research_contract (id, institution_id, shared_with, number, kind, title, status, entered_by, entered_at, changed_at, version)
                select gen_random_uuid(), {university}, array[]::uuid[], '契-' || 2020 + n || '-00' || n, 'JointResearch', t, 'Draft', gen_random_uuid(), now(), now(), 1 from unnest({titles}) with ordinality w (t, n)
                """);
        }

        async Task FindsAsync(string words, params int[] which)
        {
            var plain = await officer.Queries.ListAsync(new ContractFilter { Text = words });
            plain.Items.Select(row => row.Title).Should().BeEquivalentTo(which.Select(i => titles[i]), "of {0}", words);
            plain.Total.Should().Be(which.Length);
            (await officer.Queries.ListAsync(new ContractFilter { Text = words, Status = ContractStatus.Draft })).Items.Select(row => row.Title).Should().BeEquivalentTo(which.Select(i => titles[i]));
            (await officer.Queries.ListAsync(new ContractFilter { Text = words, Status = ContractStatus.Active })).Total.Should().Be(0);
        }

        await FindsAsync("AI", 0, 1);
        await FindsAsync("nai", 0);
        await FindsAsync("openai社との", 0);
        await FindsAsync("断 v2", 1);
        await FindsAsync("v2.1-b", 1);
        await FindsAsync("a1d0c6e8", 4);
        await FindsAsync("d0 c6", 3);
        await FindsAsync("00", 0, 1, 2, 3, 4, 5);
        await FindsAsync("-2026-006", 5);
        await FindsAsync("026", 0, 5);
        await FindsAsync("6G", 2);
        await FindsAsync("g", 2);
        await FindsAsync("池EVの100%", 5);
        await FindsAsync("100_");
        await FindsAsync("生_a", 5);
    }
}
