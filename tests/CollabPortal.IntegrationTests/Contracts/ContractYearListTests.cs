using CollabPortal.Application.Contracts;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Contracts;

/// <summary>A fiscal year of a long list: in the order of its dates, and with a partner's name that very many contracts have.</summary>
public class ContractYearListTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("start")]
    [InlineData("-start")]
    [InlineData("end")]
    [InlineData("-end")]
    public async Task A_year_is_paged_in_the_order_of_its_dates_with_what_has_money_beside_its_period_in_its_place(string sort)
    {
        var (officer, _, partner) = await ContractDesk.OfficeAsync(database);
        for (var i = 0; i < 60; i++)
        {
            // A third runs in FY2024, a third ended before and has money for it, a third has money for it and no dates yet.
            (DateOnly? Start, DateOnly? End) period = (i % 3) switch
            {
                0 => (new DateOnly(2024, 4, 1).AddDays(i / 6), new DateOnly(2025, 3, 31).AddDays(i / 6)),
                1 => (new DateOnly(2023, 4, 1).AddDays(i / 6), new DateOnly(2024, 3, 31).AddDays(-(i / 6))),
                _ => (null, null),
            };
            var terms = ContractDesk.Terms(partner.Id) with { StartsOn = period.Start, EndsOn = period.End, Receipts = [new ReceiptTerms(2024, ReceiptState.Planned, null, 1, 0)] };
            (await officer.Contracts.CreateDraftAsync(terms)).Ok.Should().BeTrue();
        }

        var rows = new List<ContractRow>();
        for (var page = 1; page <= 3; page++) rows.AddRange((await officer.Queries.ListAsync(new ContractFilter { FiscalYear = 2024, Sort = sort, Page = page })).Items);
        rows.Select(r => r.Id).Distinct().Should().HaveCount(60);
        var dates = rows.Select(r => sort.EndsWith("start", StringComparison.Ordinal) ? r.StartsOn : r.EndsOn).ToList();
        dates.Skip(40).Should().AllSatisfy(date => date.Should().BeNull("what has no date comes last"));
        (sort[0] == '-' ? dates.Take(40).Reverse() : dates.Take(40)).Should().BeInAscendingOrder();
    }

    [Fact]
    public async Task A_name_that_very_many_contracts_have_is_counted_truly_in_a_year_of_few_and_as_at_least_in_a_year_of_many()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "長い一覧大学");
        var partner = await database.OrganisationAsync(OrganisationKind.Company, "頻出銀杏工業");
        var officer = await ContractDesk.OfAsync(database, PortalRole.Liaison, university.Id);
        await using (var db = database.AsOwner())
        {
            // Seven of them in FY2018, the others in FY2021; every second with the partner.
            await db.Database.ExecuteSqlAsync($"""
                with made as (
                  insert into register.research_contract (id, institution_id, shared_with, number, kind, title, starts_on, ends_on, status, entered_by, entered_at, changed_at, version)
                  select gen_random_uuid(), {university.Id}, array[]::uuid[], 'Y-' || n, 'JointResearch', '題目', make_date(case when n <= 7 then 2018 else 2021 end, 5, 1),
                    make_date(case when n <= 7 then 2018 else 2021 end, 9, 1), 'Draft', gen_random_uuid(), now(), now(), 1 from generate_series(1, 40100) n
                  returning id, number)
                insert into register.contract_party (contract_id, organisation_id, institution_id, role, ordinal)
                select id, {partner.Id}, {university.Id}, 'Partner', 0 from made where right(number, 1)::int % 2 = 0
                """);
        }

        var few = await officer.Queries.ListAsync(new ContractFilter { Text = "頻出銀杏", FiscalYear = 2018 });
        (few.Total, few.AtLeast).Should().Be((3, false));
        few.Items.Should().AllSatisfy(row => row.StartsOn!.Value.Year.Should().Be(2018));
        (await officer.Queries.ListAsync(new ContractFilter { Text = "頻出銀杏", FiscalYear = 2010 })).Total.Should().Be(0, "none is none, however common the name");
        var many = await officer.Queries.ListAsync(new ContractFilter { Text = "頻出銀杏", FiscalYear = 2021, Sort = "end" });
        many.AtLeast.Should().BeTrue();
        many.Items.Should().HaveCount(25).And.AllSatisfy(row => row.Partner!.Ja.Should().Be("頻出銀杏工業"));
        var later = await officer.Queries.ListAsync(new ContractFilter { Text = "頻出銀杏", FiscalYear = 2021, Page = 30 });
        (later.Number, later.Items.Count, later.AtLeast).Should().Be((30, 25, true), "there is always a page ahead");
        var all = await officer.Queries.ListAsync(new ContractFilter { Text = "頻出銀杏" });
        (all.Total, all.AtLeast, all.Items.Count).Should().Be((ContractQueries.CountedUpTo, true, 25));
        var state = await officer.Queries.ListAsync(new ContractFilter { Text = "頻出銀杏", Status = ContractStatus.Draft });
        (state.AtLeast, state.Items.Count).Should().Be((true, 25));
        (await officer.Queries.ListAsync(new ContractFilter { Text = "頻出銀杏", Status = ContractStatus.Returned })).Total.Should().Be(0);
    }
}
