using System.Text;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Indicators.Clusters;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Indicators;

/// <summary>The ministry keeps clusters of institutions by form and by file; nobody else does, and every change has its history.</summary>
public sealed class ClusterDeskTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Header = "key,name_ja,name_en,source,source_url,as_of,institution_code\n";

    private static readonly ClusterTerms Terms = new("test-list", "試験の一覧", "Test list", "公表された一覧", "https://example.go.jp/list", new DateOnly(2026, 4, 1));

    [Fact]
    public async Task A_cluster_is_made_changed_retired_and_its_history_names_who_came_and_went()
    {
        var names = await InstitutionsAsync("履歴");
        var user = await database.AccountAsync(PortalRole.Ministry);
        var desk = Desk(user);
        var id = (await desk.SaveAsync(null, 0, Terms with { Key = "history" }, $"{names[0]}\n{names[1]}")).Value;
        var made = await FindAsync(desk, id);
        (made.Version, made.Terms.SourceUrl).Should().Be((1, Terms.SourceUrl));
        made.Members.Should().Equal(names[0], names[1]);

        (await desk.SaveAsync(id, made.Version, made.Terms, $"{names[1]}\n{names[2]}")).Ok.Should().BeTrue();
        var changed = await FindAsync(desk, id);
        (changed.Version, changed.Members.Count).Should().Be((2, 2), "members count as a change");
        (await Desk(await database.AccountAsync(PortalRole.Ministry)).SaveAsync(id, made.Version, made.Terms with { NameJa = "遅れた変更" }, names[0])).Problems.Single().Code.Should().Be("stale-version");
        (await desk.SaveAsync(id, changed.Version, changed.Terms with { Key = "another-key", Retired = true }, string.Join('\n', changed.Members))).Ok.Should().BeTrue();
        (await FindAsync(desk, id)).Terms.Should().Be(Terms with { Key = "history", Retired = true }, "the key never changes");

        var history = await new AuditQueries(database.Contexts(user)).HistoryAsync(id);
        var fields = history.SelectMany(h => h.Acts).SelectMany(a => a.Fields).ToList();
        fields.Should().Contain(f => f.Name == "Left" && f.Was == names[0]).And.Contain(f => f.Name == "Joined" && f.Now == names[2]).And.Contain(f => f.Name == "Retired" && f.Now == "true");
        (await desk.SaveAsync(null, 0, Terms with { Key = "history" }, names[0])).Problems.Single().Code.Should().Be("cluster-key-taken");
    }

    [Fact]
    public async Task A_bad_line_is_told_by_name_and_nothing_is_stored()
    {
        var names = await InstitutionsAsync("不備");
        await database.OrganisationAsync(OrganisationKind.Company, "不備株式会社");
        var desk = Desk(await database.AccountAsync(PortalRole.Ministry));
        var refused = await desk.SaveAsync(null, 0, Terms with { Key = "bad-lines", Source = " " }, $"{names[0]}\n不備\nどこにもない大学校\n不備株式会社");
        refused.Problems.Select(p => p.Code).Should().StartWith(["required"]).And.Contain("cluster-line-unknown").And.HaveCount(4, "a company is no institution");
        refused.Problems.SelectMany(p => p.Args).Should().Contain("どこにもない大学校");
        (await desk.SaveAsync(null, 0, Terms with { Key = "bad-lines" }, " \n")).Problems.Single().Should().BeEquivalentTo(new { Code = "required", Field = "Members" });
        (await desk.ListAsync()).Should().NotContain(c => c.Terms.Key == "bad-lines");
    }

    [Fact]
    public async Task A_file_is_shown_then_stored_and_given_back_as_it_was()
    {
        var names = await InstitutionsAsync("取込");
        var desk = Desk(await database.AccountAsync(PortalRole.Ministry));
        var first = await desk.SaveAsync(null, 0, Terms with { Key = "file-one" }, $"{names[0]}\n{names[1]}");
        var reading = await ReadAsync(desk, Header + $"file-one,試験の一覧,Test list,公表された一覧,https://example.go.jp/list,2026/4/1,{names[1]}\nfile-one,,,,,,{names[2]}\nfile-two,第二,Second,別の決定,,令和8年4月1日,{names[0]}\n");
        reading.Problems.Should().BeEmpty();
        reading.Clusters.Select(c => (c.Terms.Key, c.Joined, c.Left, c.TermsChange, New: c.Known is null)).Should().Equal(("file-one", 1, 1, false, false), ("file-two", 1, 0, true, true));
        (await desk.ListAsync()).Should().NotContain(c => c.Terms.Key == "file-two", "what is read is not stored");
        (await desk.ApplyAsync(reading)).Value.Should().Be(2);
        (await FindAsync(desk, first.Value)).Members.Should().Equal(names[1], names[2]);
        (await desk.ApplyAsync(reading)).Problems.Single().Code.Should().Be("stale-version", "the list is no longer as the file found it");

        var list = (await desk.ListAsync()).Where(c => c.Terms.Key!.StartsWith("file-", StringComparison.Ordinal)).ToList();
        var again = await ReadAsync(desk, Header + string.Concat(list.SelectMany(c => c.Codes.Select(m => $"{c.Terms.Key},{c.Terms.NameJa},{c.Terms.NameEn},{c.Terms.Source},{c.Terms.SourceUrl},{c.Terms.AsOf:yyyy-MM-dd},{m}\n"))));
        again.Clusters.Should().HaveCount(2).And.OnlyContain(c => !c.ChangesAnything);
        (await desk.ApplyAsync(again)).Value.Should().Be(0);
    }

    [Fact]
    public async Task Bad_rows_of_a_file_are_named_and_nothing_of_it_is_stored()
    {
        var names = await InstitutionsAsync("悪い行");
        var desk = Desk(await database.AccountAsync(PortalRole.Ministry));
        var reading = await ReadAsync(desk, Header + $"good,よい,Good,一覧,,2026-04-01,{names[0]}\ngood,別の名,,,,,{names[1]}\nBad Key,名,Name,一覧,,2026-04-01,{names[0]}\nno-source,名,Name,,,2026-04-01,{names[0]}\n,名,Name,一覧,,2026-04-01,{names[0]}\nlate,名,Name,一覧,,2099-04-01,{names[0]}\nnobody,名,Name,一覧,,2026-04-01,知らない機関名\nnobody,,,,,,\n");
        reading.Problems.Select(p => (p.Row, p.Code, p.Column)).Should().Equal(
            (3, "cluster-row-differs", "name-ja"), (4, "cluster-key", "key"), (5, "import-cell-missing", "source"), (6, "import-cell-missing", "key"),
            (7, "date-future", "as-of"), (8, "cluster-line-unknown", "institution-code"), (9, "import-cell-missing", "institution-code"));
        (await desk.ApplyAsync(reading)).Problems.Single().Code.Should().Be("cluster-bad-rows");
        (await desk.ListAsync()).Should().NotContain(c => c.Terms.Key == "good");
        var columns = await desk.ReadAsync("x.csv", new MemoryStream(Encoding.UTF8.GetBytes("key,name_ja,name_en,source,when\na,b,c,d,e\n")));
        columns.Problems.Single().Code.Should().Be("cluster-columns");
    }

    [Fact]
    public async Task Nobody_but_the_ministry_writes_and_everybody_may_read()
    {
        var names = await InstitutionsAsync("権限");
        var id = (await Desk(await database.AccountAsync(PortalRole.Ministry)).SaveAsync(null, 0, Terms with { Key = "rights" }, names[0])).Value;
        var university = await database.OrganisationAsync(OrganisationKind.University, "権限外大学");
        foreach (var other in new[] { await database.AccountAsync(PortalRole.Approver, university.Id), await database.AccountAsync(PortalRole.Company), await database.AccountAsync(PortalRole.Admin) })
        {
            (await Desk(other).SaveAsync(id, 1, Terms, names[1])).Problems.Single().Code.Should().Be("not-allowed");
            (await Desk(other).ReadAsync("x.csv", Stream.Null)).Problems.Single().Code.Should().Be("not-allowed");
            (await Desk(other).ListAsync()).Should().BeEmpty();
            await using var db = database.As(other);
            (await db.Clusters.CountAsync(c => c.Id == id)).Should().Be(1);
            (await db.Database.ExecuteSqlAsync($"update catalogue.institution_cluster set source = 'x'")).Should().Be(0);
            (await db.Database.ExecuteSqlAsync($"delete from catalogue.institution_cluster_member")).Should().Be(0);
            var forged = () => db.Database.ExecuteSqlAsync($"insert into catalogue.institution_cluster_member (cluster_id, institution_id) values ({id}, {university.Id})");
            (await forged.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
            (await new AuditQueries(database.Contexts(other)).HistoryAsync(id)).Should().BeEmpty();
        }

        await using var ministry = database.As(PortalRole.Ministry);
        var taken = () => ministry.Database.ExecuteSqlAsync($"delete from catalogue.institution_cluster");
        (await taken.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege, "a cluster is retired, never deleted");
    }

    private ClusterDesk Desk(CurrentUser user) => new(user, new Access(user, database.Contexts(user), database.Clock), database.Contexts(user), database.Clock);

    private static async Task<ClusterView> FindAsync(ClusterDesk desk, Guid id) => (await desk.ListAsync()).Single(c => c.Id == id);

    private static async Task<ClusterReading> ReadAsync(ClusterDesk desk, string file)
    {
        var read = await desk.ReadAsync("clusters.csv", new MemoryStream(Encoding.UTF8.GetBytes(file)));
        read.Ok.Should().BeTrue(string.Join(", ", read.Problems));
        return read.Value;
    }

    private async Task<string[]> InstitutionsAsync(string head)
    {
        string[] names = [.. new[] { "甲大学", "乙大学", "丙大学" }.Select(tail => head + tail).Order(StringComparer.Ordinal)];
        foreach (var name in names) await database.OrganisationAsync(OrganisationKind.University, name);
        return names;
    }
}
