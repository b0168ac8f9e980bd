using CollabPortal.Application.Indicators.Clusters;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>Clusters of institutions: how lines of a list are read, and what a cluster may say of itself.</summary>
public sealed class InstitutionClusterTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Guid Port = Guid.NewGuid(), Inland = Guid.NewGuid(), North = Guid.NewGuid(), South = Guid.NewGuid(), Old = Guid.NewGuid(), Successor = Guid.NewGuid();

    private static readonly ClusterTerms Terms = new("test-list", "試験の一覧", "Test list", "公表された一覧", null, Today);

    private static readonly InstitutionLines Lines = new(
    [
        new(Port, "F101110100010", "港町総合大学", "Port Town University", false), new(Inland, null, "内陸ＡＩ研究所", null, false),
        new(North, "F101110100020", "同名大学", "North Same University", false), new(South, "F101110100030", "同名大学", null, false),
        new(Old, "F101110100040", "改組大学", null, true), new(Successor, "F101110100050", "改組大学", null, false),
    ]);

    [Theory]
    [InlineData("F101110100010")]
    [InlineData(" ｆ１０１１１０１０００１０ ")]
    [InlineData("港町総合大学")]
    [InlineData("国立大学法人　港町総合大学")]
    [InlineData("port town university")]
    public void A_line_is_a_code_or_a_whole_name_of_any_width(string line) => Lines.Find(line).Should().Be((Port, null));

    [Fact]
    public void Lines_are_read_one_by_one_and_repeats_once()
    {
        var (found, problems) = Lines.Read("港町総合大学\r\n\n  内陸AI研究所 \nF101110100010\n同名大学\n港町総合\n知られていない何か\n改組大学");
        found.Should().Equal(Port, Inland, Successor);
        problems.Select(p => p.Code).Should().Equal("cluster-line-ambiguous", "cluster-line-alike", "cluster-line-unknown");
        problems[1].Args.Should().Equal("港町総合", "港町総合大学");
        problems.Should().OnlyContain(p => p.Field == "Members");
        Lines.Read(" \n ").Institutions.Should().BeEmpty();
        Lines.Read(new string('何', 200)).Problems.Single().Args[0].As<string>().Should().HaveLength(61);
    }

    [Fact]
    public void What_is_written_is_read_as_the_same()
    {
        foreach (var id in new[] { Port, Inland, North, South, Old, Successor })
        {
            Lines.Find(Lines.LineOf(id)).Id.Should().Be(id);
            Lines.Find(Lines.CodeOf(id)).Id.Should().Be(id);
        }

        Lines.LineOf(Port).Should().Be("港町総合大学", "people read names");
        Lines.LineOf(North).Should().Be("F101110100020", "where two bear it, the name says too little");
    }

    public static TheoryData<ClusterTerms, string, string> Bad() => new()
    {
        { Terms with { Key = null }, "required", "Key" },
        { Terms with { Key = "Medical School" }, "cluster-key", "Key" },
        { Terms with { Key = "医学部" }, "cluster-key", "Key" },
        { Terms with { Key = "a--b" }, "cluster-key", "Key" },
        { Terms with { Key = new string('a', 61) }, "too-long", "Key" },
        { Terms with { NameJa = " " }, "required", "NameJa" },
        { Terms with { NameEn = new string('a', 101) }, "too-long", "NameEn" },
        { Terms with { Source = null }, "required", "Source" },
        { Terms with { SourceUrl = "javascript:alert(1)" }, "address-invalid", "SourceUrl" },
        { Terms with { SourceUrl = "ftp://example.jp/" }, "address-invalid", "SourceUrl" },
        { Terms with { AsOf = null }, "required", "AsOf" },
        { Terms with { AsOf = Today.AddDays(1) }, "date-future", "AsOf" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Terms_that_say_too_little_are_refused(ClusterTerms terms, string code, string field)
    {
        var made = () => new InstitutionCluster(terms, Today);
        made.Should().Throw<RuleViolation>().Which.Should().Match<RuleViolation>(v => v.Code == code && v.Field == field);
    }

    [Fact]
    public void A_cluster_keeps_its_key_and_tells_who_came_and_went()
    {
        var cluster = new InstitutionCluster(Terms with { Key = "ｔｅｓｔ-2 ", SourceUrl = " https://example.jp/list " }, Today);
        (cluster.Key, cluster.SourceUrl).Should().Be(("test-2", "https://example.jp/list"));
        cluster.Hold([Port, Inland], Lines.NameOf).Should().BeTrue();
        (cluster.Joined, cluster.Left).Should().Be(("内陸ＡＩ研究所、港町総合大学", null));
        cluster.Hold([Inland, Port], Lines.NameOf).Should().BeFalse("the same institutions in another order");
        cluster.Hold([Port, North], Lines.NameOf).Should().BeTrue();
        (cluster.Joined, cluster.Left).Should().Be(("同名大学", "内陸ＡＩ研究所"));
        cluster.Change(Terms with { Key = "other", NameJa = "別の名" }, Today);
        (cluster.Key, cluster.NameJa).Should().Be(("test-2", "別の名"));
        var empty = () => cluster.Hold([], Lines.NameOf);
        empty.Should().Throw<RuleViolation>().Which.Code.Should().Be("required");
    }
}
