using CollabPortal.Application.Contracts;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Contracts;

/// <summary>Words of titles and numbers are found by an index of their own (Data/Sql/contract_words.sql), by those who may see the contract and nobody else.</summary>
public class ContractWordsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("界面")]
    [InlineData("面の劣")]
    [InlineData("ABC-測定")]
    [InlineData("abc-測")]
    [InlineData("ＡＢＣ")]
    [InlineData("測")]
    [InlineData("100%_\\x")]
    [InlineData("Z/2026")]
    [InlineData("界診")]
    [InlineData("定 z")]
    public async Task The_list_finds_what_reading_each_title_and_number_finds(string words)
    {
        var (officer, _, partner) = await ContractDesk.OfficeAsync(database);
        var folded = words.Normalize(System.Text.NormalizationForm.FormKC);
        List<(Guid Id, string Said)> made = [];
        foreach (var (title, number) in new[] { ("界面の劣化診断", "Z/2026-1"), ("ABC-測定の100%_\\x自動化", "甲-2"), ("abcと測定 z", null), ("診断", "界-1"), ("A", "面-1") })
        {
            var terms = ContractDesk.Terms(partner.Id) with { Title = title, Number = number };
            made.Add(((await officer.Contracts.CreateDraftAsync(terms)).Value.Id, title + "\n" + number));
        }

        var list = await officer.Queries.ListAsync(new ContractFilter { Text = words });
        list.Items.Select(i => i.Id).Should().BeEquivalentTo(made.Where(m => m.Said.Contains(folded, StringComparison.OrdinalIgnoreCase)).Select(m => m.Id));
    }

    [Theory]
    [InlineData("架空 太郎")]
    [InlineData("架空太郎")]
    [InlineData("太郎")]
    public async Task A_contract_is_found_by_its_principal_investigator(string words)
    {
        var (officer, _, partner) = await ContractDesk.OfficeAsync(database);
        var id = (await officer.Contracts.CreateDraftAsync(ContractDesk.Terms(partner.Id) with { PrincipalInvestigator = "架空 太郎" })).Value.Id;
        await officer.Contracts.CreateDraftAsync(ContractDesk.Terms(partner.Id) with { PrincipalInvestigator = "架空 花子" });
        (await officer.Queries.ListAsync(new ContractFilter { Text = words })).Items.Select(i => i.Id).Should().Equal(id);
    }

    [Theory]
    [InlineData("試2026-001")]
    [InlineData("試２０２６－００１")]
    [InlineData("試２０２６−００１")]
    [InlineData("試2026‐001")]
    public async Task A_number_is_found_however_its_digits_and_hyphens_are_typed(string words)
    {
        var (officer, _, partner) = await ContractDesk.OfficeAsync(database);
        var id = (await officer.Contracts.CreateDraftAsync(ContractDesk.Terms(partner.Id) with { Number = "試２０２６－００１" })).Value.Id;
        await officer.Contracts.CreateDraftAsync(ContractDesk.Terms(partner.Id) with { Number = "試2026-002" });
        (await officer.Queries.ListAsync(new ContractFilter { Text = words })).Items.Select(i => (i.Id, i.Number)).Should().Equal((id, "試2026-001"));
    }

    [Fact]
    public async Task A_contract_is_found_by_the_reading_of_its_partner_in_either_kana()
    {
        var (officer, _, partner) = await ContractDesk.OfficeAsync(database);
        await using (var db = database.AsOwner())
        {
            var stored = await db.Organisations.SingleAsync(o => o.Id == partner.Id);
            stored.NameKana = "シケンヨミガナ";
            stored.IndexAs(SearchText.Of(stored.NameJa, stored.NameKana, stored.NameEn));
            await db.SaveChangesAsync();
        }

        var id = (await officer.Contracts.CreateDraftAsync(ContractDesk.Terms(partner.Id))).Value.Id;
        foreach (var words in new[] { "しけんよみがな", "シケンヨミ", "ｼｹﾝﾖﾐ" })
            (await officer.Queries.ListAsync(new ContractFilter { Text = words })).Items.Select(i => i.Id).Should().Equal([id], words);
    }

    [Fact]
    public async Task Words_follow_the_contract_through_its_life_and_are_told_to_those_who_see_it()
    {
        var (officer, approver, partner) = await ContractDesk.OfficeAsync(database);
        var (other, _, _) = await ContractDesk.OfficeAsync(database);
        var ministry = await ContractDesk.OfAsync(database, PortalRole.Ministry);
        var (before, after) = ("独自語" + Guid.NewGuid(), "新規語" + Guid.NewGuid());
        async Task<int[]> CountsAsync(string words) =>
            [await officer.Queries.CountAsync(new ContractFilter { Text = words }), await other.Queries.CountAsync(new ContractFilter { Text = words }), await ministry.Queries.CountAsync(new ContractFilter { Text = words })];

        var terms = ContractDesk.Terms(partner.Id) with { Title = before };
        var saved = (await officer.Contracts.CreateDraftAsync(terms)).Value;
        (await CountsAsync(before)).Should().Equal(1, 0, 0);
        terms = terms with { Title = after, Parties = [.. terms.Parties, new PartyTerms(other.User.InstitutionId!.Value, PartyRole.CoInstitution)] };
        saved = (await officer.Contracts.ChangeAsync(saved.Id, saved.Version, terms)).Value;
        (await CountsAsync(before)).Should().Equal(0, 0, 0);
        (await CountsAsync(after)).Should().Equal([1, 1, 0], "a co-institution sees it, the ministry sees no draft");
        saved = (await officer.Contracts.SubmitAsync(saved.Id, saved.Version)).Value;
        (await approver.Contracts.ApproveAsync(saved.Id, saved.Version)).Ok.Should().BeTrue();
        (await CountsAsync(after)).Should().Equal(1, 1, 1);

        var draft = (await officer.Contracts.CreateDraftAsync(ContractDesk.Terms(partner.Id) with { Title = before })).Value;
        (await officer.Contracts.DeleteDraftAsync(draft.Id, draft.Version)).Ok.Should().BeTrue();
        (await CountsAsync(before)).Should().Equal(0, 0, 0);
        await using var db = database.AsOwner();
        (await db.Database.SqlQuery<int>($"""select count(*)::int as "Value" from register.contract_words w where not exists (select from register.research_contract c where c.id = w.contract_id)""").SingleAsync())
            .Should().Be(0, "words go with their contract");
    }

    [Fact]
    public async Task A_fiscal_year_means_contracts_that_run_in_it_or_have_money_for_it_told_to_those_who_see_the_money()
    {
        var (officer, approver, partner) = await ContractDesk.OfficeAsync(database);
        var (other, _, _) = await ContractDesk.OfficeAsync(database);
        var ministry = await ContractDesk.OfAsync(database, PortalRole.Ministry);
        var title = "年度語" + Guid.NewGuid();
        var terms = ContractDesk.Terms(partner.Id) with
        {
            Title = title,
            Parties = [new PartyTerms(partner.Id, PartyRole.Partner), new PartyTerms(other.User.InstitutionId!.Value, PartyRole.CoInstitution)],
            Receipts = [new ReceiptTerms(2025, ReceiptState.Planned, null, 1, 0), new ReceiptTerms(2027, ReceiptState.Planned, null, 1, 0)],
        };
        async Task<int[]> YearsAsync(ContractDesk desk, ContractStatus? status = null, ContractKind? kind = null, string? text = null)
        {
            var counts = new List<int>();
            for (var year = 2023; year <= 2028; year++) counts.Add(await desk.Queries.CountAsync(new ContractFilter { FiscalYear = year, Status = status, Kind = kind, Text = text ?? title }));
            return [.. counts];
        }

        int[] none = [0, 0, 0, 0, 0, 0], runs = [0, 1, 1, 0, 0, 0], paid = [0, 1, 1, 0, 1, 0];
        var saved = (await officer.Contracts.CreateDraftAsync(terms)).Value;
        (await YearsAsync(officer)).Should().Equal(paid);
        (await YearsAsync(other)).Should().Equal(runs, "whose money it is sees for which year it is");
        (await YearsAsync(ministry)).Should().Equal(none);
        (await YearsAsync(officer, ContractStatus.Draft, ContractKind.JointResearch)).Should().Equal(paid);
        (await YearsAsync(officer, ContractStatus.Approved)).Should().Equal(none);
        (await YearsAsync(officer, kind: ContractKind.ClinicalTrial)).Should().Equal(none);
        (await YearsAsync(officer, text: title + "x")).Should().Equal(none);

        saved = (await officer.Contracts.ChangeAsync(saved.Id, saved.Version, terms with { Receipts = [new ReceiptTerms(2023, ReceiptState.Planned, null, 1, 0)] })).Value;
        (await YearsAsync(officer)).Should().Equal(1, 1, 1, 0, 0, 0);
        saved = (await officer.Contracts.ChangeAsync(saved.Id, saved.Version, terms with { StartsOn = new DateOnly(2025, 3, 31), EndsOn = new DateOnly(2025, 4, 1) })).Value;
        (await YearsAsync(officer)).Should().Equal([0, 1, 1, 0, 1, 0], "years begin in April");
        saved = (await officer.Contracts.ChangeAsync(saved.Id, saved.Version, terms)).Value;
        saved = (await officer.Contracts.SubmitAsync(saved.Id, saved.Version, "試験")).Value;
        (await approver.Contracts.ApproveAsync(saved.Id, saved.Version)).Ok.Should().BeTrue();
        (await YearsAsync(ministry)).Should().Equal(paid);
        (await YearsAsync(officer, ContractStatus.Draft)).Should().Equal(none);
        (await officer.Queries.ListAsync(new ContractFilter { FiscalYear = 2027 })).Items.Should().ContainSingle().Which.Id.Should().Be(saved.Id);
    }

    [Fact]
    public async Task More_than_a_list_counts_are_told_as_at_least_and_a_rare_word_among_them_is_found()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "件数試験大学");
        var officer = await ContractDesk.OfAsync(database, PortalRole.Liaison, university.Id);
        await using (var db = database.AsOwner())
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into register.research_contract (id, institution_id, shared_with, number, kind, title, status, entered_by, entered_at, changed_at, version)
                select gen_random_uuid(), {university.Id}, array[]::uuid[], 'N-' || n, 'JointResearch', '多数の題目 ' || md5(n::text), 'Draft', gen_random_uuid(), now(), now(), 1 from generate_series(1, {ContractQueries.CountedUpTo + 20}) n
                """);
        }

        var common = await officer.Queries.ListAsync(new ContractFilter { Text = "多数の題目" });
        (common.Total, common.AtLeast, common.Items.Count).Should().Be((ContractQueries.CountedUpTo, true, 25));
        (await officer.Queries.ListAsync(new ContractFilter { Text = "N-3019" })).Items.Should().ContainSingle().Which.Number.Should().Be("N-3019");
        (await officer.Queries.CountAsync(new ContractFilter { Text = "多数の題名" })).Should().Be(0);
    }
}
