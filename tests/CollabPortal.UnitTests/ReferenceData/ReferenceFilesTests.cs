using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.ReferenceData;

/// <summary>The shipped files say what their description says.</summary>
public class ReferenceFilesTests
{
    private static readonly ReferenceFiles Files = ReferenceFiles.Read();

    [Fact]
    public void Institutions_are_all_there_and_the_abolished_ones_are_kept()
    {
        Files.Institutions.Should().HaveCount(1207);
        Files.Institutions.Count(i => i.Kind == OrganisationKind.University).Should().Be(822);
        Files.Institutions.Count(i => i.Kind == OrganisationKind.JuniorCollege).Should().Be(327);
        Files.Institutions.Count(i => i.Kind == OrganisationKind.Kosen).Should().Be(58);
        Files.Institutions.Count(i => i.Founder == Founder.National).Should().Be(137);
        Files.Institutions.Count(i => i.AbolishedOn != null).Should().Be(31);
        Files.Institutions.Count(i => i.SuccessorCode != null).Should().Be(6);
        Files.Institutions.Count(i => i.NameKana != null).Should().Be(549);
        Files.Institutions.Select(i => i.Prefecture).Distinct().Should().HaveCount(47);
    }

    [Fact]
    public void A_university_has_all_that_the_files_know_of_it()
    {
        var hokkaido = Files.Institutions.Single(i => i.Code == "F101110100010");
        hokkaido.Should().BeEquivalentTo(new
        {
            NameJa = "北海道大学",
            NameEn = "Hokkaido University",
            NameKana = "ホッカイドウダイガク",
            Founder = Founder.National,
            Prefecture = 1,
            Ror = "02e16g702",
            Homepage = "http://www.hokudai.ac.jp/",
        });
    }

    [Fact]
    public void A_ROR_id_that_several_claim_is_given_to_the_one_whose_name_matched()
    {
        Files.Institutions.Where(i => i.Ror == "010nsv610").Select(i => i.NameJa).Should().Equal("清泉女学院大学");
        Files.Institutions.Where(i => i.Ror != null).Select(i => i.Ror).Should().OnlyHaveUniqueItems().And.HaveCount(326);
    }

    [Theory]
    [InlineData("TokyoUniversityofScience", "Tokyo University of Science")]
    [InlineData("IwateUniversityofHealthandMedicalSciences", "Iwate University of Health and Medical Sciences")]
    [InlineData("Hokkai-GakuenUniversity", "Hokkai-Gakuen University")]
    [InlineData("KyotoUniversityofthe Arts", "Kyoto University of the Arts")]
    [InlineData("SuzukaUniversityof MedicalScience", "Suzuka University of Medical Science")]
    [InlineData("Hokkaido University", "Hokkaido University")]
    [InlineData("Osaka Shin-Ai  Gakuin University", "Osaka Shin-Ai Gakuin University")]
    [InlineData("WAKOUNIVERSITY", "WAKO UNIVERSITY")]
    [InlineData("Niho[A-Za-z] [A-Za-z]nstitut fMedicalScience", null)]
    [InlineData(null, null)]
    public void Lost_spaces_of_English_names_are_put_back(string? written, string? expected) =>
        InstitutionFiles.EnglishName(written).Should().Be(expected);

    [Fact]
    public void Research_bodies_are_27_and_4()
    {
        Files.Bodies.Count(b => b.Kind == OrganisationKind.RdCorporation).Should().Be(27);
        Files.Bodies.Count(b => b.Kind == OrganisationKind.InterUniversityInstitute).Should().Be(4);
        Files.Bodies.Count(b => b.Ror != null).Should().Be(25);
    }

    [Fact]
    public void Listed_companies_have_numbers_prefectures_and_countries_where_known()
    {
        Files.Companies.Should().HaveCount(3933);
        Files.Companies.Count(c => c.CorporateNumber != null).Should().Be(3928);
        Files.Companies.Count(c => c.NameEn != null).Should().Be(3585);
        Files.Companies.Count(c => c.Prefecture != null).Should().Be(3816);
        Files.Companies.Where(c => c.Country != "JP").Should().HaveCount(6).And.OnlyContain(c => c.Prefecture == null);
        Files.Companies.Single(c => c.EdinetCode == "E00004").Prefecture.Should().Be(10);
    }

    [Fact]
    public void Geography_and_fields()
    {
        Files.Prefectures.Should().HaveCount(47);
        Files.Regions.Should().HaveCount(9);
        Files.Fields.Count(f => f.Level == 1).Should().Be(11);
        Files.Fields.Count(f => f.Level == 2).Should().Be(66);
        Files.Fields.Count(f => f.Level == 3).Should().Be(306);
        Files.Fields.Single(f => f.Code == "01010").ParentCode.Should().Be("A01", "leading zeros matter");
        Files.Fields.Single(f => f.Code == "90010").ParentCode.Should().Be("A01", "the first of its three parents");
    }

    [Fact]
    public void Official_values_are_232_in_44_series()
    {
        Files.OfficialValues.Should().HaveCount(232);
        Files.OfficialValues.Select(v => v.Series).Distinct().Should().HaveCount(44);
        Files.Releases.Should().HaveCount(32);
        Files.Releases.Select(r => r.Sequence).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("joint_research_amount", 2022, 977, "MEXT survey FY2023")]
    [InlineData("private_receipts_total", 2022, 1386, "MEXT survey FY2023")]
    [InlineData("joint_research_count", 2018, 27389, "MEXT survey FY2019")]
    public void The_newest_release_wins_where_a_year_was_restated(string series, int year, int value, string release)
    {
        var order = Files.Releases.ToDictionary(r => r.Id, r => r.Sequence);
        var newest = Files.OfficialValues.Where(v => v.Series == series && v.FiscalYear.Year == year).MaxBy(v => order[v.ReleaseId])!;
        newest.Value.Should().Be(value);
        newest.ReleaseId.Should().Be(release);
    }

    [Fact]
    public void Every_note_of_an_official_value_stands_in_japanese_too_and_every_source_says_what_it_is()
    {
        var notes = Files.OfficialValues.Select(v => v.Note).OfType<string>().Distinct().ToList();
        StatisticsFiles.Notes(ReferenceFiles.Folder).Keys.Should().BeEquivalentTo(notes);
        ShippedWords.NoteOf("secondary source").Should().Be(new LocalText("二次資料による", "secondary source"));
        ShippedWords.KindOf("[5]").Should().Be(SourceKind.Official);
        ShippedWords.KindOf("[9]").Should().Be(SourceKind.Summary);
    }

    [Fact]
    public void Every_indicator_has_a_target_and_official_values_in_its_unit()
    {
        foreach (var indicator in IndicatorCatalogue.All)
        {
            var target = Files.Targets.Should().ContainSingle(t => t.IndicatorKey == indicator.Key).Subject;
            Files.OfficialValues.Should().Contain(v => v.Series == indicator.OfficialSeries && v.FiscalYear == target.BaselineFiscalYear
                && v.Value == target.BaselineValue && v.Unit == IndicatorUnits.CodeOf(indicator.Unit));
            Files.OfficialValues.Where(v => v.Series == indicator.OfficialSeries || indicator.Parts.Any(p => p.OfficialSeries == v.Series))
                .Should().OnlyContain(v => v.Unit == IndicatorUnits.CodeOf(indicator.Unit));
        }
    }

    [Fact]
    public void Every_source_mark_has_words_and_every_release_a_Japanese_name()
    {
        var marks = Files.Sources.Select(s => s.Mark).ToHashSet();
        Files.OfficialValues.SelectMany(v => StatisticsFiles.MarksIn(v.Source)).Should().OnlyContain(m => marks.Contains(m));
        Files.OfficialValues.Should().OnlyContain(v => StatisticsFiles.MarksIn(v.Source).Count > 0);
        Files.Releases.Should().OnlyContain(r => marks.Contains(r.Id));
    }

    [Fact]
    public void Model_clauses_have_names_in_both_languages_and_say_their_source()
    {
        Files.Clauses.Should().HaveCount(7).And.OnlyHaveUniqueItems(c => c.Code).And.BeInAscendingOrder(c => c.Ordinal);
        Files.Clauses.Should().OnlyContain(c => c.NameJa.Length > 0 && c.NameEn.Length > 0 && c.SourceJa.Length > 0 && c.SourceEn.Length > 0);
        Files.Clauses.Where(c => !c.OthersMayUse).Select(c => c.Holder).Should().BeEquivalentTo([RightsHolder.Institution, RightsHolder.Partner]);
    }

    [Fact]
    public void The_three_published_programmes_name_shipped_bodies()
    {
        Files.Programmes.Should().HaveCount(3);
        Files.Programmes.Should().OnlyContain(p => Files.Institutions.Any(i => i.Code == p.InstitutionCode && i.NameJa == p.InstitutionName));
        Files.Programmes.Should().OnlyContain(p => Files.Companies.Any(c => c.EdinetCode == p.CompanyCode && c.NameJa == p.CompanyName));
        Files.Programmes.Sum(p => p.AnnualYen).Should().Be(3_000_000_000);
    }

    [Fact]
    public void Ids_are_the_same_everywhere()
    {
        ReferenceId.Of("mext", "F101110100010").Should().Be(ReferenceId.Of("mext", "F101110100010"));
        ReferenceId.Of("mext", "F101110100010").Version.Should().Be(8);
        Files.Institutions.Select(i => ReferenceId.Of("mext", i.Code)).Should().OnlyHaveUniqueItems();
    }
}
