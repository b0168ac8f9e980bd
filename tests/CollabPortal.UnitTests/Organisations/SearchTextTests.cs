using CollabPortal.Domain.Organisations;

namespace CollabPortal.UnitTests.Organisations;

public class SearchTextTests
{
    [Theory]
    [InlineData("ホッカイドウダイガク", "ほっかいどうだいがく")]
    [InlineData("ﾎｯｶｲﾄﾞｳﾀﾞｲｶﾞｸ", "ほっかいどうだいがく")]
    [InlineData("Ｈｏｋｋａｉｄｏ　University", "hokkaidouniversity")]
    [InlineData("株式会社　サカタのタネ", "さかたのたね")]
    [InlineData("㈱サカタのタネ", "さかたのたね")]
    [InlineData("カブシキガイシャ　サカタノタネ", "さかたのたね")]
    [InlineData("国立研究開発法人理化学研究所", "理化学研究所")]
    [InlineData("物質・材料研究機構", "物質材料研究機構")]
    [InlineData("センター", "せんた")]
    [InlineData("センタ－", "せんた")]
    [InlineData("株式会社", "株式会社")]
    [InlineData("𠮷野家", "𠮷野家")]
    [InlineData("  ・ ", "")]
    [InlineData(null, "")]
    public void Folds_what_people_type_differently(string? typed, string expected) =>
        SearchText.Normalise(typed).Should().Be(expected);

    [Fact]
    public void Normalising_twice_changes_nothing() =>
        SearchText.Normalise(SearchText.Normalise("株式会社ヴァーチャル・データー")).Should().Be(SearchText.Normalise("株式会社ヴァーチャル・データー"));

    [Fact]
    public void The_index_of_a_body_holds_each_name_once() =>
        SearchText.Of("北海道大学", null, "Hokkaido University", "北海道大学", "ホッカイドウダイガク")
            .Should().Be("北海道大学\nhokkaidouniversity\nほっかいどうだいがく");

    [Theory]
    [InlineData("株式会社 日立", new[] { "日立" })]
    [InlineData("ミナト　大学", new[] { "みなと", "大学" })]
    [InlineData("Minato UNIV minato", new[] { "minato", "univ" })]
    [InlineData("株式会社", new[] { "株式会社" })]
    [InlineData("%_' ; -- <script>", new[] { "script" })]
    [InlineData("％＿！？…", new string[0])]
    [InlineData(null, new string[0])]
    public void A_question_is_split_into_the_words_to_find(string? question, string[] words) =>
        SearchText.Words(question).Should().Equal(words);

    [Theory]
    [InlineData("ＴＯＦ", "tof")]
    [InlineData("株式会社 Minato　Foods", "minato foods")]
    [InlineData("Co., Ltd.", "co ltd")]
    [InlineData("みなと Foods", null)]
    [InlineData("株式会社", null)]
    [InlineData(" ", null)]
    public void Latin_words_stay_apart(string question, string? words) => SearchText.LatinWords(question).Should().Be(words);

    [Theory]
    [InlineData("そら", "株式会社ソラバイオ", true)]
    [InlineData("株式会社ソラ", "そらバイオ", true)]
    [InlineData("AI", "Nagisadai", false)]
    [InlineData("nato foods", "Minato Foods Co., Ltd.", true)]
    [InlineData("atofoods", "Minato Foods Co., Ltd.", false)]
    [InlineData("ai", "渚ＡＩラボ", true)]
    [InlineData("、", "ソラ", false)]
    [InlineData("ソラ", null, false)]
    public void Names_of_a_register_are_said_by_the_same_rule(string question, string? name, bool said) => SearchText.Says(question, name).Should().Be(said);

    [Theory]
    [InlineData("みなと総合大学", "ミナト", "[みなと]総合大学")]
    [InlineData("Minato University", "minatouni", "[Minato Uni]versity")]
    [InlineData("ﾊﾞｲｵ・センター", "ばいおせん", "[ﾊﾞｲｵ・セン]ター")]
    [InlineData("大阪大学", "大", "[大]阪[大]学")]
    [InlineData("𠮷野大学", "𠮷野", "[𠮷野]大学")]
    [InlineData("東京大学", "京都", "東京大学")]
    [InlineData("Minato Foods", "tof", "Minato Foods")]
    [InlineData("Minato Foods", "foodsx", "Minato Foods")]
    [InlineData("Minato Foods", "minatof", "[Minato F]oods")]
    [InlineData("株式会社 To Foods", "tof", "株式会社 [To F]oods")]
    [InlineData("Nagisadai AI Lab", "ai", "Nagisadai [AI] Lab")]
    [InlineData("渚AIラボ", "ai", "渚[AI]ラボ")]
    [InlineData("みなと Foods", "とf", "みな[と F]oods")]
    [InlineData("サービスとサビ", "さび", "サービスと[サビ]")]
    [InlineData("ｻｰﾋﾞｽ", "サービス", "[ｻｰﾋﾞｽ]")]
    [InlineData("窓口サービス業", "口サービス", "窓[口サービス]業")]
    [InlineData("ｻｰﾋﾞｽ", "さび", "ｻｰﾋﾞｽ")]
    [InlineData("わさびすり", "わさび", "[わさび]すり")]
    public void Words_are_found_in_names_as_written(string name, string question, string expected)
    {
        var marked = name;
        foreach (var (start, length) in SearchText.Find(name, SearchText.Words(question)).Reverse())
            marked = marked.Insert(start + length, "]").Insert(start, "[");
        marked.Should().Be(expected);
    }
}
