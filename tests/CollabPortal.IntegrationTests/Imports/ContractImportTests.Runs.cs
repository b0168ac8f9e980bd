using CollabPortal.Application.Contracts;
using CollabPortal.Application.Imports;
using CollabPortal.Domain.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Runs on the page: steps, preview, a portal that dies, others who go on working.</summary>
public partial class ContractImportTests
{
    [Fact]
    public async Task The_pages_way_upload_mapping_check_apply_and_the_mapping_is_remembered()
    {
        var office = await ImportOffice.OpenAsync(database);
        var upload = (await office.Desk.UploadAsync("contracts", @"C:\office\一覧.csv", ImportOffice.File("管理No,種別,テーマ,お相手,備考", $"R8-9,受託,診断,{office.Company.NameJa},x"))).Value;
        var run = (await office.Queries.FindAsync(upload))!;
        (run.FileName, run.Status).Should().Be(("一覧.csv", ImportStatus.Uploaded));
        run.Mapping.Sources.Select(s => s.Column).Should().BeEquivalentTo(["kind", "title"]);
        (await office.Desk.CheckAsync(upload, run.Mapping)).Problems.Should().ContainSingle(p => p.Code == "import-column-missing" && p.Field == "number");

        var mapping = new ImportMapping { Sources = [.. run.Mapping.Sources, new ColumnSource("number", [0]), new ColumnSource("partner-name", [3])] };
        (await office.Desk.CheckAsync(upload, mapping)).Ok.Should().BeTrue();
        await office.Work.DoAsync(upload, ImportTask.Check, default);
        (await office.Queries.FindAsync(upload)).Should().Match<ImportRun>(r => r.Status == ImportStatus.Checked && r.NewRows == 1);
        (await office.Desk.ApplyAsync(upload, false, false)).Ok.Should().BeTrue();
        (await office.Desk.ApplyAsync(upload, false, false)).Problems[0].Code.Should().Be("import-wrong-status");
        await office.Work.DoAsync(upload, ImportTask.Apply, default);
        (await office.Queries.FindAsync(upload))!.Status.Should().Be(ImportStatus.Applied);
        (await office.StoredAsync()).Should().ContainSingle(c => c.Number == "R8-9" && c.Kind == ContractKind.CommissionedResearch);

        var next = (await office.Desk.UploadAsync("contracts", "二回目.csv", ImportOffice.File("管理No,種別,テーマ,お相手,備考", "R8-10,受託,診断,x,x"))).Value;
        var known = (await office.Queries.FindAsync(next))!;
        known.Mapping.Sources.Should().HaveCount(4);
        (await office.Queries.RememberedAtAsync(known)).Should().Be(database.Clock.Now, "the page says so");
        (await office.Queries.RememberedAtAsync(run)).Should().BeNull("what was proposed for it lacked the number");
        var other = (await office.Desk.UploadAsync("contracts", "別.csv", ImportOffice.File(ImportOffice.Header, office.Row("R8-11")))).Value;
        (await office.Queries.RememberedAtAsync((await office.Queries.FindAsync(other))!)).Should().BeNull("nobody chose for these headings");
    }

    [Fact]
    public async Task A_file_whose_columns_were_chosen_before_is_checked_at_once_and_says_since_when()
    {
        var office = await ImportOffice.OpenAsync(database);
        var chosen = database.Clock.Now;
        var first = (await office.Desk.BringAsync("contracts", "一.csv", ImportOffice.File("管理No,種別,テーマ,お相手", $"R8-9,受託,診断,{office.Company.NameJa}"))).Value;
        var run = (await office.Queries.FindAsync(first))!;
        run.Status.Should().Be(ImportStatus.Uploaded, "nobody chose for these headings yet");
        (await office.Desk.CheckAsync(first, new ImportMapping { Sources = [.. run.Mapping.Sources, new ColumnSource("number", [0]), new ColumnSource("partner-name", [3])] })).Ok.Should().BeTrue();
        await office.Work.DoAsync(first, ImportTask.Check, default);

        database.Clock.Now = chosen.AddDays(3);
        try
        {
            var second = (await office.Desk.BringAsync("contracts", "二.csv", ImportOffice.File("管理Ｎｏ,種別,テーマ,お相手", $"R8-10,受託,診断,{office.Company.NameJa}"))).Value;
            (await office.Queries.FindAsync(second))!.Status.Should().Be(ImportStatus.Checking);
            await office.Work.DoAsync(second, ImportTask.Check, default);
            var known = (await office.Queries.FindAsync(second))!;
            (known.Status, known.NewRows).Should().Be((ImportStatus.Checked, 1));
            (await office.Queries.RememberedAtAsync(known)).Should().Be(chosen, "checking again with the same columns is no new choice");
            var other = (await office.Desk.BringAsync("contracts", "三.csv", ImportOffice.File("管理No,種別,テーマ,お相手,備考", "R8-11,受託,診断,x,x"))).Value;
            (await office.Queries.FindAsync(other))!.Status.Should().Be(ImportStatus.Uploaded, "one heading more is another heading");

            // Other columns for this file: then they are the choice of today, and nothing remembered stands above the preview.
            database.Clock.Now = chosen.AddDays(4);
            (await office.Desk.CheckAsync(second, new ImportMapping { Sources = [.. known.Mapping.Sources.Where(s => s.Column != "partner-name")] })).Ok.Should().BeTrue();
            (await office.Queries.RememberedAtAsync((await office.Queries.FindAsync(second))!)).Should().BeNull();
        }
        finally
        {
            database.Clock.Now = chosen;
        }
    }

    [Fact]
    public async Task A_file_with_the_portal_s_own_columns_alone_is_checked_at_once_and_remembers_nothing()
    {
        var office = await ImportOffice.OpenAsync(database);
        var columns = ImportOffice.Kinds.Find("contracts").Columns;
        async Task<ImportRun> Bring(string header) =>
            (await office.Queries.FindAsync((await office.Desk.BringAsync("contracts", "様式.csv", ImportOffice.File(header, string.Join(',', columns.Select(c => c.Key == "title" ? "題" : ""))))).Value))!;
        foreach (var header in new[] { string.Join(',', columns.Select(c => c.Name.Ja)), string.Join(',', columns.Select(c => c.Name.En)), string.Join(',', columns.Select(c => c.Key)) })
        {
            var run = await Bring(header);
            (run.Status, run.Mapping.Sources.Count).Should().Be((ImportStatus.Checking, columns.Count), header);
            (await office.Queries.RememberedAtAsync(run)).Should().BeNull("nobody chose");
        }

        (await Bring(string.Join(',', columns.Select(c => c.Name.Ja)) + ",備考")).Status.Should().Be(ImportStatus.Uploaded, "a column that the portal does not know is shown first");
        (await Bring(string.Join(',', columns.Select(c => c.Key == "title" ? "テーマ" : c.Name.Ja)))).Status.Should().Be(ImportStatus.Uploaded, "a heading that is only taken for one is shown first");
    }

    [Fact]
    public async Task The_preview_shows_the_first_records_of_each_class_and_the_list_finds_what_a_run_wrote()
    {
        var office = await ImportOffice.OpenAsync(database);
        await office.ImportAsync(office.Row("R8-1"), office.Row("R8-2"), office.Row("R8-0"));
        string[] rows = [office.Row("R8-1"), office.Row("R8-2", title: "新しい題目"), .. Enumerable.Range(3, 12).Select(n => office.Row($"R8-{n}", title: $"題目{n}"))];
        var upload = (await office.Desk.UploadAsync("contracts", "a.csv", ImportOffice.File([ImportOffice.Header, .. rows]))).Value;
        await office.Desk.CheckAsync(upload, (await office.Queries.FindAsync(upload))!.Mapping);
        await office.Work.DoAsync(upload, ImportTask.Check, default);

        var run = (await office.Queries.FindAsync(upload))!;
        run.Preview.Where(p => p.Class == ImportClass.Unchanged).Should().Equal(
            new ImportPreview(ImportClass.Unchanged, 2, "R8-1", "界面の劣化診断", office.Company.NameJa, new DateOnly(2026, 10, 1), new DateOnly(2027, 3, 31), 8_000_000));
        run.Preview.Where(p => p.Class == ImportClass.Changed).Select(p => (p.Row, p.Title)).Should().Equal((3, "新しい題目"));
        run.Preview.Where(p => p.Class == ImportClass.New).Select(p => p.Key).Should().Equal(Enumerable.Range(3, 10).Select(n => $"R8-{n}"), "ten of a class are enough to look at");
        run.NewRecords.Should().Be(12);

        await office.Desk.ApplyAsync(upload, false, false);
        await office.Work.DoAsync(upload, ImportTask.Apply, default);
        var list = new ContractQueries(office.User, database.Contexts(office.User), database.Clock);
        (await list.ListAsync(new ContractFilter { ImportId = upload })).Items.Select(c => c.Number).Should().BeEquivalentTo(Enumerable.Range(2, 13).Select(n => $"R8-{n}"));
        var other = await ImportOffice.OpenAsync(database);
        (await new ContractQueries(other.User, database.Contexts(other.User), database.Clock).ListAsync(new ContractFilter { ImportId = upload })).Total.Should().Be(0);
    }

    [Fact]
    public async Task A_run_that_died_half_way_left_nothing_and_can_be_begun_again()
    {
        var office = await ImportOffice.OpenAsync(database);
        var upload = (await office.Desk.UploadAsync("contracts", "一覧.csv", ImportOffice.File([ImportOffice.Header, .. Enumerable.Range(1, 5_000).Select(i => office.Row("R8-" + i))]))).Value;
        await office.Desk.CheckAsync(upload, (await office.Queries.FindAsync(upload))!.Mapping);
        await office.Work.DoAsync(upload, ImportTask.Check, default);
        await office.Desk.ApplyAsync(upload, false, false);
        using var killed = new CancellationTokenSource();
        await using (var blocker = database.AsOwner())
        {
            // Holds the last rows' organisation, so that the import hangs in the middle of its writing, and is cut there.
            await using var transaction = await blocker.Database.BeginTransactionAsync();
            await blocker.Database.ExecuteSqlAsync($"select 1 from catalogue.organisation where id = {office.Company.Id} for update");
            var work = office.Work.DoAsync(upload, ImportTask.Apply, killed.Token);
            await killed.CancelAsync();
            await FluentActions.Awaiting(() => work).Should().ThrowAsync<OperationCanceledException>();
        }

        (await office.StoredAsync()).Should().BeEmpty();
        var run = (await office.Queries.FindAsync(upload))!;
        run.Status.Should().Be(ImportStatus.Applying);
        database.Clock.Now += ImportDesk.Silence + TimeSpan.FromSeconds(1);
        office.Desk.IsBusy(run).Should().BeFalse();
        (await office.Desk.ApplyAsync(upload, false, false)).Ok.Should().BeTrue();
        await office.Work.DoAsync(upload, ImportTask.Apply, default);
        (await office.StoredAsync()).Should().HaveCount(5_000);
    }

    [Fact]
    public async Task While_an_import_is_open_other_offices_save_and_approve()
    {
        var office = await ImportOffice.OpenAsync(database);
        var other = await ApprovedAsync();
        var opened = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        await using var db = database.As(office.User);
        using var sheet = Application.Imports.Files.SheetReader.Open(await FileAsync(office));
        var engine = new ImportEngine(database.Contexts(office.User), database.Clock);
        var importing = engine.RunAsync(
            new Application.Imports.Contracts.ContractImport(), sheet, new ImportActor(office.University.Id, office.User.UserId!.Value, "x"),
            new ImportOrder(ImportPurpose.Apply, ImportMapping.Propose(new Application.Imports.Contracts.ContractImport(), sheet.Header)), Guid.Empty, null, async (_, _) =>
            {
                opened.SetResult();
                await goOn.Task;
            });
        await opened.Task.WaitAsync(TimeSpan.FromSeconds(30));

        // Everything is written and nothing committed: the others neither wait nor see it.
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var mine = (await other.Contracts.CreateDraftAsync(new ContractTerms { Title = "待たない", Kind = ContractKind.JointResearch, Number = "W-1" }, soon.Token)).Value;
        (await other.ImportAsync(other.Row("R8-1", on: "2026-11-01"))).Report.Changed.Should().Be(1);
        (await other.Contracts.DeleteDraftAsync(mine.Id, mine.Version, soon.Token)).Ok.Should().BeTrue();
        (await office.StoredAsync()).Should().BeEmpty();
        goOn.SetResult();
        (await importing).Written.Should().BeTrue();
        (await office.StoredAsync()).Should().HaveCount(300);

        static async Task<string> FileAsync(ImportOffice office)
        {
            var path = Path.GetTempFileName();
            await File.WriteAllLinesAsync(path, [ImportOffice.Header, .. Enumerable.Range(1, 300).Select(i => office.Row("R8-" + i))]);
            return path;
        }
    }
}
