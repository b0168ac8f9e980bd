using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>Medians that everybody may read stand on many contracts and are no contract's own amount; the filter by size asks published figures only.</summary>
public sealed class MedianTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(999_999, 1_000_000)]
    [InlineData(1_234_567, 1_200_000)]
    [InlineData(2_000_000, 2_200_000)]
    [InlineData(5_000_000, 4_700_000)]
    [InlineData(9_400_000, 10_000_000)]
    public async Task Amounts_are_told_in_steps_of_about_a_fifth(long exact, long told)
    {
        await using var db = database.AsOwner();
        (await db.Database.SqlQuery<long>($"select catalogue.stepped({(double)exact}) as \"Value\"").SingleAsync()).Should().Be(told);
    }

    [Theory]
    [InlineData(9_400_000, 5_000_001, 10_000_000L, 8_200_000)]
    [InlineData(10_400_000, 10_000_000, 50_000_000L, 10_000_000)]
    [InlineData(950_000, 1, 1_000_001L, 1_000_000)]
    [InlineData(940_000_000, 100_000_000, null, 1_000_000_000)]
    public async Task The_median_of_a_size_stays_inside_it(long exact, long low, long? high, long told)
    {
        await using var db = database.AsOwner();
        (await db.Database.SqlQuery<long>($"select catalogue.stepped_within({(double)exact}, {low}, {high}::bigint) as \"Value\"").SingleAsync()).Should().Be(told);
    }

    [Fact]
    public async Task Ten_contracts_with_ten_payers_have_a_median_and_nine_have_none()
    {
        var (many, few) = (await UniversityAsync(12), await UniversityAsync(9));
        var compared = (await ReadAsync(many, few)).Institutions;
        compared[0].Medians.Whole.Should().Be(new CostMedian(12, 1_500_000), "1.56 million, rounded");
        compared[1].Medians.Whole.Should().BeNull();
        compared[1].Medians.Steps.Should().BeNull();
        compared[0].Medians.Steps!.ApproveDays.Should().Be(0);
        compared[0].Further!.IndirectPercent.Should().Be(30.0m);
        (await ReadAsync(many, few)).Groups[many].Should().Be((OrganisationKind.University, Founder.National));
    }

    [Fact]
    public async Task The_typical_cost_is_the_public_median_and_without_one_the_mean_that_says_so()
    {
        var (many, few) = (await UniversityAsync(12, "D", 3), await UniversityAsync(9));
        var index = new PublicFieldIndex(new CollabPortal.Application.Indicators.Series.PublicCellIndex(), database.Clock);
        var cost = await new TypicalCosts(database.Contexts(new CurrentUser()), index, new PublicMedians(index, database.Clock)).AllAsync();
        var whole = (await ReadAsync(many)).Institutions[0].Medians.Whole!;
        cost(many, null).Should().BeEquivalentTo(new { Field = (string?)null, whole.Contracts, whole.Yen, IsMedian = true }, "as its own page says");
        cost(many, "D").Should().BeEquivalentTo(new { Field = (string?)null, whole.Yen, IsMedian = true }, "nine contracts of the field have none");
        cost(few, null).Should().BeEquivalentTo(new { Contracts = 9, Yen = 1_560_000L, IsMedian = false });
        cost(Guid.NewGuid(), null).Should().Be(TypicalCost.Unknown);
        var all = await UniversityAsync(12, "D");
        index = new PublicFieldIndex(new CollabPortal.Application.Indicators.Series.PublicCellIndex(), database.Clock);
        (await new TypicalCosts(database.Contexts(new CurrentUser()), index, new PublicMedians(index, database.Clock)).AllAsync())(all, "D")
            .Should().BeEquivalentTo(new { Field = "D", Contracts = 12, Yen = 1_500_000L, IsMedian = true });
    }

    [Fact]
    public async Task A_median_by_field_and_size_needs_ten_contracts_where_both_cross_and_tells_no_count()
    {
        var (many, mixed) = (await UniversityAsync(12, "D"), await UniversityAsync(12, "D", 3));
        var compared = (await ReadAsync(many, mixed)).Institutions;
        var band = compared[0].Medians.Bands.Keys.Single();
        compared[0].Medians.Crossed.Should().BeEquivalentTo(new Dictionary<(string, short), long> { [("D", band)] = 1_500_000 });
        compared[1].Medians.Bands.Should().ContainKey(band);
        compared[1].Medians.Crossed.Should().BeEmpty("nine contracts of the field are too few, although the size has twelve");
        await using var db = database.AsOwner();
        (await db.Database.SqlQuery<int>($"select count(contracts)::int as \"Value\" from catalogue.cost_medians(2025, 10) where dim = 'field-band'").SingleAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Offers_are_counted_for_everybody_and_seeds_by_field()
    {
        var university = (await database.OrganisationAsync(OrganisationKind.University, "提供大学", founder: Founder.National)).Id;
        await using (var db = database.AsOwner())
        {
            await db.Database.ExecuteSqlAsync($"insert into catalogue.search_document (document_kind, subject_id, institution_id, title, field) select k, gen_random_uuid(), {university}, '提供', f from (values (1, 'D'), (1, 'D'), (1, 'E'), (1, null), (2, null), (3, null), (4, 'D')) d (k, f)");
        }

        var all = await ReadAsync(university);
        all.Offers.Where(o => o.Value.ContainsKey(university)).ToDictionary(o => o.Key, o => o.Value[university]).Should().BeEquivalentTo(new Dictionary<DocumentKind, int> { [DocumentKind.Seed] = 4, [DocumentKind.Startup] = 1, [DocumentKind.Patent] = 1 });
        all.Institutions[0].Offers.Should().BeEquivalentTo(all.Offers.ToDictionary(o => o.Key, o => o.Value[university]));
        all.Groups[university].Should().Be((OrganisationKind.University, Founder.National), "a peer though it has no figures");
        (await InFieldAsync("D", university)).Offers.ToDictionary(o => o.Key, o => o.Value[university]).Should().BeEquivalentTo(new Dictionary<DocumentKind, int> { [DocumentKind.Seed] = 2, [DocumentKind.Startup] = 1, [DocumentKind.Patent] = 1 });
    }

    [Fact]
    public async Task Public_figures_are_worked_out_again_only_after_a_fact_has_changed()
    {
        var first = await UniversityAsync(12);
        using var cells = new CollabPortal.Application.Indicators.Series.PublicCellIndex();
        using var index = new PublicFieldIndex(cells, database.Clock);
        var before = database.Clock.Now;
        try
        {
            var once = await FiguresAsync();
            database.Clock.Now = before.AddSeconds(31);
            (await FiguresAsync()).Should().BeSameAs(once, "nothing was written");
            var second = await UniversityAsync(12);
            (await FiguresAsync()).Should().BeSameAs(once, "it is asked every half minute");
            database.Clock.Now = before.AddSeconds(62);
            (await FiguresAsync()).Keys.Should().Contain([first, second]);
        }
        finally
        {
            database.Clock.Now = before;
        }

        async Task<IReadOnlyDictionary<Guid, InstitutionFigures>> FiguresAsync()
        {
            await using var db = database.As(new CurrentUser());
            return await index.FiguresAsync(db, default);
        }
    }

    [Fact]
    public async Task The_filter_by_size_finds_institutions_by_what_they_publish()
    {
        var university = await UniversityAsync(12);
        var bands = new PastBands(database.Contexts(new CurrentUser()), new PublicFieldIndex(new CollabPortal.Application.Indicators.Series.PublicCellIndex(), database.Clock));
        var band = (await bands.BandsAsync()).Single(b => b.LowerYen <= 1_560_000 && (b.UpperYen is null || b.UpperYen > 1_560_000)).BandId;
        var having = await bands.InstitutionsAsync(band);
        having.Should().Contain(university);
        var engine = new SearchEngine(database.Contexts(new CurrentUser()));
        (await engine.SearchAsync(new SearchRequest { Text = "中央値大学", Institutions = having })).Hits.Select(h => h.SubjectId).Should().Contain(university);
        (await engine.SearchAsync(new SearchRequest { Text = "中央値大学", Institutions = [] })).Total.Should().Be(0);
        (await engine.SearchAsync(new SearchRequest { Text = "大学", Band = band, Institutions = having })).Kinds.Values.Sum().Should().BeGreaterThan(0);
        (await engine.SearchAsync(new SearchRequest { Band = band, Institutions = having })).Hits.Should().OnlyContain(h => having.Contains(h.InstitutionId!.Value));
        (await bands.InstitutionsAsync(7)).Should().NotContain(university);
    }

    [Fact]
    public async Task What_an_institution_publishes_speaks_for_it_and_what_is_withheld_does_not()
    {
        var (few, many) = (await UniversityAsync(2), await UniversityAsync(12));
        using var cells = new CollabPortal.Application.Indicators.Series.PublicCellIndex();
        using var index = new PublicFieldIndex(cells, database.Clock);
        var evidence = new InstitutionEvidence(new OwnerContexts(database.Sources, database.Clock), index);
        (await HitsAsync()).Select(h => h.SubjectId).Should().ContainInOrder(few, many);
        (await evidence.FoldAsync()).Should().BePositive();
        (await evidence.FoldAsync()).Should().Be(0, "nothing has changed");
        var hits = await HitsAsync();
        hits.Select(h => h.SubjectId).Should().ContainInOrder(many, few);
        hits.Where(h => h.SubjectId == many || h.SubjectId == few).Select(h => InstitutionEvidence.AtLeast(h.Evidence)).Should().Equal(10, null);

        async Task<IReadOnlyList<SearchHit>> HitsAsync() => (await new SearchEngine(database.Contexts(new CurrentUser())).SearchAsync(new SearchRequest { Text = "中央値大学", Kinds = [DocumentKind.Institution] })).Hits;
    }

    [Theory]
    [InlineData(0, 0f, null)]
    [InlineData(2, 0f, null)]
    [InlineData(3, 0.25f, 3)]
    [InlineData(99, 0.75f, 30)]
    [InlineData(5_000, 1f, 100)]
    public void Evidence_goes_in_steps(int contracts, float told, int? least) => (InstitutionEvidence.Of(contracts), InstitutionEvidence.AtLeast(told)).Should().Be((told, least));

    [Fact]
    public async Task The_box_offers_words_of_the_list_and_titles()
    {
        var university = await UniversityAsync(1);
        await using (var db = database.AsOwner())
        {
            await db.Database.ExecuteSqlAsync($"insert into catalogue.synonym (folded, word, group_id) values ('超音波', '超音波', 9001), ('超音波探傷', '超音波探傷', 9001) on conflict do nothing");
        }

        var offers = new SearchSuggestions(database.Contexts(new CurrentUser()), new SearchEngine(database.Contexts(new CurrentUser())));
        (await offers.ForAsync("超音", "ja")).Should().Equal("超音波", "超音波探傷");
        (await offers.ForAsync("中央値", "ja")).Should().Contain("中央値大学");
        foreach (var nothing in new[] { null, "", "大", "！？", "\0\0", new string('あ', 61) }) (await offers.ForAsync(nothing, "ja")).Should().BeEmpty();
        university.Should().NotBeEmpty();
    }

    private Task<Comparison> ReadAsync(params Guid[] ids) => InFieldAsync(null, ids);

    private Task<Comparison> InFieldAsync(string? field, params Guid[] ids)
    {
        var contexts = database.Contexts(new CurrentUser());
        var index = new PublicFieldIndex(new CollabPortal.Application.Indicators.Series.PublicCellIndex(), database.Clock);
        return new Comparisons(contexts, index, new PublicMedians(index, database.Clock), new PublicOffers(database.Clock), new ResponseTimes(contexts, database.Clock)).ReadAsync(ids, field);
    }

    // Joint research of ¥1.56m each (¥1.2m and 30 %) with as many companies, received in the last fiscal year that is over, approved on the day of submission.
    private async Task<Guid> UniversityAsync(int contracts, string? field = null, int others = 0)
    {
        if (field is not null) await FieldsAsync(field, "E");
        var university = await database.OrganisationAsync(OrganisationKind.University, "中央値大学", founder: Founder.National);
        await using var db = database.AsOwner();
        for (var i = 0; i < contracts; i++)
        {
            var company = await database.OrganisationAsync(OrganisationKind.Company, $"支払社{i}");
            var contract = ResearchContract.Draft(university.Id, new ContractTerms
            {
                Number = $"M-{i}",
                Kind = ContractKind.JointResearch,
                Title = "試験",
                FieldCode = i < others ? "E" : field,
                StartsOn = new DateOnly(2025, 4, 1),
                EndsOn = new DateOnly(2026, 3, 31),
                Goal = "目的",
                SuccessCriterion = "基準",
                Parties = [new PartyTerms(company.Id, PartyRole.Partner)],
                Receipts = [new ReceiptTerms(2025, ReceiptState.Received, new DateOnly(2025, 6, 1), 1_200_000, 360_000)],
            }, Guid.NewGuid(), database.Clock.Now);
            contract.Submit(Guid.NewGuid(), database.Clock.Now);
            contract.Approve(Guid.NewGuid(), database.Clock.Now, new DateOnly(2026, 11, 21), "確認済み");
            db.Contracts.Add(contract);
        }

        await db.SaveChangesAsync();
        return university.Id;
    }

    private async Task FieldsAsync(params string[] codes)
    {
        await using var db = database.AsOwner();
        foreach (var code in codes)
            if (!await db.ResearchFields.AnyAsync(f => f.Code == code)) db.Add(new ResearchField(code, null, 1, "分野" + code, null));
        await db.SaveChangesAsync();
    }
}
