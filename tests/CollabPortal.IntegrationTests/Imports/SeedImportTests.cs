using System.Text;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Imports.Contracts;
using CollabPortal.Application.Imports.Seeds;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Files of research seeds go the same way as files of contracts, by the verbs of the form.</summary>
public sealed class SeedImportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Header = "シーズ名,課題,特長,段階,分野,キーワード,研究者名,中小企業\n";

    [Fact]
    public async Task New_seeds_become_drafts_or_are_published_where_nothing_is_missing()
    {
        var (user, import) = await OfficeAsync();
        var file = Header + "軸受の音,止めてから気づく,安い,試作,C18,\"軸受、異音\",架空 一郎,歓迎\n題名だけ,,,,,,,\n";
        (await RunAsync(import, file, dryRun: true)).Report.New.Should().Be(2);
        await using var db = database.As(user);
        (await db.Seeds.CountAsync(s => s.InstitutionId == user.InstitutionId)).Should().Be(0, "a check writes nothing");
        var done = await RunAsync(import, file, submit: true);
        (done.Report.NewRecords, done.Report.Complete, done.Problem).Should().Be((2, 1, null));
        var seeds = await db.Seeds.Where(s => s.InstitutionId == user.InstitutionId).OrderBy(s => s.Title).ToListAsync();
        seeds.Select(s => (s.Title, s.Status)).Should().BeEquivalentTo([("軸受の音", SeedStatus.Published), ("題名だけ", SeedStatus.Draft)]);
        var whole = seeds.Single(s => s.Title == "軸受の音");
        (whole.Readiness, whole.FieldCode, whole.ForSmall).Should().Be((SeedReadiness.Prototype, "C18", true));
        whole.Keywords.Should().Equal("軸受", "異音");
        (await db.AuditEntries.CountAsync(e => e.EntityId == whole.Id)).Should().Be(1, "with its history");
        (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from catalogue.search_document where subject_id = {whole.Id}").SingleAsync()).Should().Be(1, "and in the search");
        (await RunAsync(import, file)).Report.Unchanged.Should().Be(2, "the same file again changes nothing");
    }

    [Fact]
    public async Task A_known_title_is_changed_only_in_the_columns_of_the_file()
    {
        var (user, import) = await OfficeAsync();
        await RunAsync(import, Header + "酵母の育種,課題,利点,実証,C18,酵母,架空 二郎,歓迎\n", submit: true);
        var done = await RunAsync(import, "題名,今の方法に比べた利点,求めること\n酵母の育種,もっと早い,\n");
        (done.Report.ChangedRecords, done.Report.Differences.Single().Field).Should().Be((1, "advantage"));
        await using var db = database.As(user);
        var seed = await db.Seeds.SingleAsync(s => s.InstitutionId == user.InstitutionId);
        (seed.Advantage, seed.Problem, seed.Status).Should().Be(("もっと早い", "課題", SeedStatus.Published));
        var refused = await RunAsync(import, "題名,課題,求めること\n酵母の育種,,\n");
        refused.Report.First.Single().Code.Should().Be("required", "a published seed keeps what it needs");
        refused.Problem!.Code.Should().Be("import-has-bad-rows");
    }

    [Fact]
    public async Task Patents_are_taken_by_their_numbers_from_the_own_register()
    {
        var (user, import) = await OfficeAsync();
        var (_, stranger) = await OfficeAsync();
        await using var db = database.As(user);
        var applied = new PatentRight(user.InstitutionId!.Value, new PatentTerms { Title = "測り方", ApplicationNumber = "特願2025-000001", AppliedOn = new DateOnly(2025, 4, 2), Status = PatentStatus.Applied });
        var granted = new PatentRight(user.InstitutionId.Value, new PatentTerms { Title = "守り方", ApplicationNumber = "特願2024-7", RegistrationNumber = "特許第6000001号", AppliedOn = new DateOnly(2024, 4, 2), RegisteredOn = new DateOnly(2026, 4, 2), Status = PatentStatus.Granted });
        var abroad = new PatentRight(user.InstitutionId.Value, new PatentTerms { Title = "外の守り方", Country = "WO", ApplicationNumber = "PCT/JP2024/000007", AppliedOn = new DateOnly(2024, 5, 2), Status = PatentStatus.Applied });
        db.AddRange(applied, granted, abroad);
        await db.SaveChangesAsync();
        const string File = "題名,求めること,特許番号\n測る種,,\"２０２５－０００００１、第6000001号\"\n";
        (await RunAsync(import, File)).Report.NewRecords.Should().Be(1);
        (await db.Seeds.SingleAsync(s => s.InstitutionId == user.InstitutionId)).PatentIds.Should().Equal(applied.Id, granted.Id);
        (await RunAsync(import, File)).Report.Unchanged.Should().Be(1);
        (await RunAsync(import, "題名,課題,求めること\n測る種,遅い,\n")).Report.Differences.Should().ContainSingle(d => d.Field == "problem", "a file without the column leaves them");
        (await RunAsync(import, "題名,求めること,特許番号\n測る種,,特願2024-7\n")).Report.Differences.Should().ContainSingle(d => d.Field == "patentIds");
        (await RunAsync(import, "題名,求めること,特許番号\n測る種,,PCT/JP2024/000007\n")).Report.Differences.Should().ContainSingle(d => d.Field == "patentIds", "a slash of the number is no separator");
        (await db.Seeds.AsNoTracking().SingleAsync(s => s.InstitutionId == user.InstitutionId)).PatentIds.Should().Equal(abroad.Id);
        (await RunAsync(import, "題名,求めること,特許番号\n測る種,,PCT/JP2024/000008\n")).Report.First.Single().Args.Should().Equal("PCT/JP2024/000008");
        (await RunAsync(import, "題名,求めること,特許番号\n測る種,,特願2024-7/特願2025-000001\n")).Report.Differences.Should().ContainSingle(d => d.Field == "patentIds");
        (await RunAsync(import, "題名,求めること,特許番号\n別の種,,特願1999-1\n")).Report.First.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = "import-patent-unknown", Column = "patents", Row = 2 });
        (await RunAsync(stranger, File)).Report.First.Should().ContainSingle(p => p.Code == "import-patent-unknown", "another institution's rights are not known here");
    }

    [Theory]
    [InlineData(",課題,利点,試作,C18,,,", "import-cell-missing", "title")]
    [InlineData("題,課題,利点,月,C18,,,", "import-choice-unknown", "readiness")]
    [InlineData("題,課題,利点,試作,Z99,,,", "import-field-unknown", "field")]
    public async Task Bad_rows_are_named_and_nothing_is_written(string row, string code, string column)
    {
        var (user, import) = await OfficeAsync();
        var done = await RunAsync(import, Header + "よい行,課題,利点,試作,C18,,,\n" + row + "\n");
        done.Report.First.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = code, Column = column, Row = 3 });
        await using var db = database.As(user);
        (await db.Seeds.CountAsync(s => s.InstitutionId == user.InstitutionId)).Should().Be(0);
    }

    [Fact]
    public async Task A_run_is_taken_back_whole_and_only_while_nobody_touched_its_seeds()
    {
        var (user, import) = await OfficeAsync();
        var contexts = database.Contexts(user);
        var access = new Access(user, contexts, database.Clock);
        var kinds = new ImportKinds([new ContractImport(), new SeedImport()]);
        var (desk, work) = (new ImportDesk(user, access, contexts, kinds, new ImportQueue(), database.Clock), new ImportWork(user, access, contexts, kinds, database.Clock));
        async Task<ImportRun> UndoAsync(DirectReport report)
        {
            (await desk.UndoAsync(report.RunId!.Value)).Ok.Should().BeTrue();
            await work.DoAsync(report.RunId.Value, ImportTask.Undo, default);
            return (await new ImportQueries(user, contexts, kinds).FindAsync(report.RunId.Value))!;
        }

        await RunAsync(import, Header + "元の題,課題,利点,試作,C18,酵母,架空 二郎,歓迎\n", submit: true);
        var second = await RunAsync(import, Header + "元の題,新しい課題,利点,試作,C18,酵母,架空 二郎,歓迎\n新しい題,課題,利点,試作,C18,酵母,架空 二郎,歓迎\n");
        (second.Report.NewRecords, second.Report.ChangedRecords).Should().Be((1, 1));
        second.Report.Preview.Select(p => (p.Class, p.Title)).Should().BeEquivalentTo([(ImportClass.Changed, "元の題"), (ImportClass.New, "新しい題")]);
        second.Report.Preview.Single(p => p.Class == ImportClass.Changed).Changes.Should().ContainSingle(d => d.Field == "problem" && d.Before == "課題" && d.After == "新しい課題");

        (await UndoAsync(second)).Status.Should().Be(ImportStatus.Undone);
        await using var db = database.As(user);
        (await db.Seeds.Where(s => s.InstitutionId == user.InstitutionId).Select(s => new { s.Title, s.Problem, s.Status }).ToListAsync())
            .Should().BeEquivalentTo([new { Title = "元の題", Problem = "課題", Status = SeedStatus.Published }]);

        var third = await RunAsync(import, Header + "三つ目,課題,利点,試作,C18,酵母,架空 二郎,歓迎\n");
        var touched = await db.Seeds.SingleAsync(s => s.Title == "三つ目" && s.InstitutionId == user.InstitutionId);
        touched.Publish(new DateOnly(2026, 11, 21));
        await db.SaveChangesAsync();
        var refused = await UndoAsync(third);
        (refused.Status, refused.Failure!.Code).Should().Be((ImportStatus.Applied, "import-undo-touched"));
        var named = await new ImportQueries(user, contexts, kinds).TouchedAsync(refused);
        (named.Count, named.First.Single()).Should().Be((1, new TouchedRecord("/seeds/" + touched.Id, "三つ目")));
        (await db.Seeds.CountAsync(s => s.InstitutionId == user.InstitutionId)).Should().Be(2);
    }

    [Fact]
    public async Task A_title_that_comes_twice_or_too_long_is_refused()
    {
        var (_, import) = await OfficeAsync();
        var done = await RunAsync(import, Header + "同じ題,課題,利点,試作,C18,,,\n同じ題,別,利点,試作,C18,,,\n" + new string('長', 201) + ",,,,,,,\n");
        done.Report.First.Select(p => p.Code).Should().BeEquivalentTo("import-seed-twice", "too-long");
    }

    private static async Task<DirectReport> RunAsync(DirectImport import, string file, bool dryRun = false, bool submit = false)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var done = await import.RunAsync("seeds", "seeds.csv", content, new DirectOrder(dryRun, false, submit, null));
        done.Ok.Should().BeTrue();
        return done.Value;
    }

    private async Task<(CurrentUser User, DirectImport Import)> OfficeAsync()
    {
        await using (var db = database.AsOwner())
        {
            if (await db.ResearchFields.FindAsync("C18") is null)
            {
                db.Add(new ResearchField("C18", null, 2, "機械力学", null));
                await db.SaveChangesAsync();
            }
        }

        var university = await database.OrganisationAsync(OrganisationKind.University, "取込大学");
        var user = await database.AccountAsync(PortalRole.Liaison, university.Id);
        var contexts = database.Contexts(user);
        return (user, new DirectImport(user, new Access(user, contexts, database.Clock), contexts, new ImportKinds([new ContractImport(), new SeedImport()]), database.Clock));
    }
}
