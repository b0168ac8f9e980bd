using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests;

public class JapaneseInputTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("零円", 0)]
    [InlineData("30,000,000", 30_000_000)]
    [InlineData("３０，０００，０００円", 30_000_000)]
    [InlineData("￥1 000", 1_000)]
    [InlineData("30百万円", 30_000_000)]
    [InlineData("５００千円", 500_000)]
    [InlineData("1,200万円", 12_000_000)]
    [InlineData("2千万", 20_000_000)]
    [InlineData("1.5億円", 150_000_000)]
    [InlineData("3億2,000万円", 320_000_000)]
    [InlineData("1万5千円", 15_000)]
    [InlineData("0.5千円", 500)]
    [InlineData("九十万円", 900_000)]
    [InlineData("三億二千万円", 320_000_000)]
    [InlineData("百二十三万四千五百六十七円", 1_234_567)]
    [InlineData("一千五百円", 1_500)]
    [InlineData("八百万円", 8_000_000)]
    [InlineData("十万円", 100_000)]
    [InlineData("一〇〇万円", 1_000_000)]
    [InlineData("金　五百万円", 5_000_000)]
    [InlineData("弐千円", 2_000)]
    [InlineData("九十", 90)]
    [InlineData("1,234.5千円", 1_234_500)]
    [InlineData("１、２３４、５６７", 1_234_567)]
    public void Amounts_are_read_as_whole_yen(string typed, long yen) => JapaneseInput.ParseYen(typed).Should().Be(yen);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("未定")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1.5円")]
    [InlineData("2万3億")]
    [InlineData("円")]
    [InlineData("万")]
    [InlineData("百万円")]
    [InlineData("千円")]
    [InlineData("二十千円")]
    [InlineData("一二三四五六七八九円")]
    [InlineData("九九十円")]
    [InlineData("十二百円")]
    [InlineData("九十万九十万円")]
    [InlineData("1,000円くらい")]
    [InlineData("99999999999999999999")]
    [InlineData("12,34")]
    [InlineData("1234,567")]
    [InlineData("1,2345")]
    [InlineData("1,234,56")]
    [InlineData(",123")]
    [InlineData("1,000,")]
    [InlineData("1.234,567")]
    [InlineData("３億２，００万円")]
    public void What_is_no_amount_is_not_guessed(string? typed) => JapaneseInput.ParseYen(typed).Should().BeNull();

    [Fact]
    public void A_comma_that_parts_no_thousands_is_said_to()
    {
        JapaneseInput.ReadYen("12,34", out var yen).Should().Be(YenReading.Commas);
        yen.Should().Be(0);
        JapaneseInput.ReadYen("x", out _).Should().Be(YenReading.Unreadable);
    }

    [Theory]
    [InlineData("2024-04-01")]
    [InlineData("2024/4/1")]
    [InlineData("２０２４．４．１")]
    [InlineData("20240401")]
    [InlineData("2024年4月1日")]
    [InlineData("令和6年4月1日")]
    [InlineData("令和 ６年 ４月 １日")]
    [InlineData("R6.4.1")]
    [InlineData("r6/4/1")]
    [InlineData("令和六年四月一日")]
    [InlineData("二〇二四年四月一日")]
    [InlineData("Ｒ６．４．１")]
    public void Dates_are_read_in_every_usual_writing(string typed) => JapaneseInput.ParseDate(typed).Should().Be(new DateOnly(2024, 4, 1));

    [Fact]
    public void The_first_year_of_an_era_is_gannen() => JapaneseInput.ParseDate("令和元年5月1日").Should().Be(new DateOnly(2019, 5, 1));

    [Fact]
    public void An_era_begins_on_its_day_and_runs_on_in_what_was_written_before_it_ended()
    {
        JapaneseInput.ParseDate("H31.4.30").Should().Be(new DateOnly(2019, 4, 30));
        JapaneseInput.ParseDate("H31.5.1").Should().Be(new DateOnly(2019, 5, 1), "contracts made before the era changed end on such days");
        JapaneseInput.ParseDate("平成32年3月31日").Should().Be(new DateOnly(2020, 3, 31));
        JapaneseInput.ParseDate("令和十一年三月三十一日").Should().Be(new DateOnly(2029, 3, 31));
        JapaneseInput.ParseDate("平成二十年十二月十日").Should().Be(new DateOnly(2008, 12, 10));
        JapaneseInput.ParseDate("令和十一年三月三十二日").Should().BeNull();
        JapaneseInput.ParseDate("H32.2.30").Should().BeNull();
        JapaneseInput.ParseDate("R1.4.30").Should().BeNull("that day was Heisei");
        JapaneseInput.ParseDate("昭和64年1月7日").Should().Be(new DateOnly(1989, 1, 7));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2024-02-30")]
    [InlineData("2023/2/29")]
    [InlineData("2024-13-01")]
    [InlineData("4月1日")]
    [InlineData("令和6年度")]
    [InlineData("R0.4.1")]
    [InlineData("24-4-1")]
    [InlineData("来年度")]
    public void What_is_no_date_is_not_guessed(string? typed) => JapaneseInput.ParseDate(typed).Should().BeNull();

    [Theory]
    [InlineData("10/1", "2026-10-01")]
    [InlineData("３月３１日", "2027-03-31")]
    [InlineData("4-1", "2026-04-01")]
    [InlineData("2/29", null)]
    [InlineData("13/1", null)]
    [InlineData("10.1", null)]
    [InlineData("2026/10/1", null)]
    public void A_day_without_a_year_is_proposed_within_a_fiscal_year(string typed, string? day) =>
        JapaneseInput.DayWithin(new FiscalYear(2026), typed).Should().Be(JapaneseInput.ParseDate(day));

    [Theory]
    [InlineData("2026", 2026)]
    [InlineData("２０２６年度", 2026)]
    [InlineData("FY2026", 2026)]
    [InlineData("令和8年度", 2026)]
    [InlineData("R8", 2026)]
    [InlineData("令和元年度", 2019)]
    [InlineData("令和7", 2025)]
    [InlineData("Ｒ７年度", 2025)]
    [InlineData("H30", 2018)]
    public void Fiscal_years_are_read_by_their_first_year(string typed, int year) => JapaneseInput.ParseFiscalYear(typed).Should().Be(year);

    [Theory]
    [InlineData("2019", 2019)]
    [InlineData("１９４８年", 1948)]
    [InlineData("西暦2019年", 2019)]
    [InlineData("令和元年", 2019)]
    [InlineData("R8", 2026)]
    [InlineData("h31", 2019)]
    [InlineData("昭和60年", 1985)]
    [InlineData("令和8年度", null)]
    [InlineData("FY2019", null)]
    [InlineData("95", null)]
    [InlineData("元年", null)]
    public void Calendar_years_are_read_in_both_ways_of_counting(string typed, int? year) => JapaneseInput.ParseYear(typed).Should().Be(year);

    [Theory]
    [InlineData("26")]
    [InlineData("1949")]
    [InlineData("R")]
    [InlineData("")]
    public void What_is_no_fiscal_year_is_not_guessed(string typed) => JapaneseInput.ParseFiscalYear(typed).Should().BeNull();

    [Theory]
    [InlineData("1,234", 1234)]
    [InlineData("１，２３４", 1234)]
    [InlineData("３０％", 30)]
    [InlineData("2名", 2)]
    [InlineData("1,200人", 1200)]
    [InlineData("−3", -3)]
    [InlineData("12,34", null)]
    [InlineData("1,2", null)]
    [InlineData("1,2345", null)]
    [InlineData("1、2", null)]
    [InlineData("12.5", null)]
    [InlineData("", null)]
    [InlineData("人", null)]
    public void Whole_numbers_take_commas_between_thousands_only(string typed, int? number) => JapaneseInput.ParseWhole(typed).Should().Be(number);

    [Theory]
    [InlineData("12.5%", 12.5)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("12,34", null)]
    [InlineData("1,5", null)]
    public void Numbers_with_a_fraction_follow_the_same_rule(string typed, double? number) => ((double?)JapaneseInput.ParseNumber(typed)).Should().Be(number);
}
