using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Surveys;

/// <summary>The year-end lock holds whatever writes the fact; a change needs a reason and leaves a restatement.</summary>
public class YearLockTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly FiscalYear Year = new(2025);

    [Fact]
    public async Task The_office_prepares_and_another_person_locks()
    {
        var office = await Office.OfAsync(database);
        await office.ContractAsync(1_000_000, new DateOnly(2025, 6, 1));
        Codes(await office.Liaison.YearEnd.PrepareAsync(new FiscalYear(2026), 0)).Should().Equal("year-not-over");
        Codes(await office.Approver.YearEnd.LockAsync(Year, 0, seen: true)).Should().Equal("year-wrong-state");
        (await office.Approver.YearEnd.PrepareAsync(Year, 0)).Ok.Should().BeTrue("an approver may enter, and so prepare");
        Codes(await office.Approver.YearEnd.LockAsync(Year, 1, seen: true)).Should().Equal("two-person-rule");
        (await office.Liaison.YearEnd.ReopenAsync(Year, 1)).Ok.Should().BeTrue();
        (await office.Liaison.YearEnd.PrepareAsync(Year, 2)).Ok.Should().BeTrue();
        Codes(await office.Liaison.YearEnd.LockAsync(Year, 3, seen: true)).Should().Equal("not-allowed");
        Codes(await office.Approver.YearEnd.LockAsync(Year, 3, seen: false)).Should().Equal("findings-not-seen");
        Codes(await office.Approver.YearEnd.LockAsync(Year, 2, seen: true)).Should().Equal("stale-version");
        (await office.Approver.YearEnd.LockAsync(Year, 3, seen: true)).Ok.Should().BeTrue();
        var end = (await office.Liaison.Surveys.YearAsync(Year))!.YearEnd;
        end.State.Should().Be(YearState.Locked);
        end.OpenFindings.Should().BePositive("the number that was seen is kept");
        Codes(await office.Liaison.YearEnd.ReopenAsync(Year, 4)).Should().Equal("year-locked-already");
    }

    [Fact]
    public async Task A_change_of_a_locked_figure_needs_a_reason_and_leaves_old_and_new()
    {
        var office = await Office.OfAsync(database);
        var contract = await office.ContractAsync(9_000_000, new DateOnly(2025, 6, 1));
        await office.LockAsync(Year);
        var receipt = new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 3, 1), 2_000_000, 0);
        var version = await VersionAsync(contract.Id);

        var refused = await office.Liaison.Contracts.RecordReceiptAsync(contract.Id, version, receipt);
        refused.Problems.Should().ContainSingle().Which.Should().Match<Application.Problem>(p => p.Code == "year-locked" && (string)p.Args[0] == "2025");
        (await office.ValueAsync(Year, "mext", "joint-research.companies.yen")).Should().Be(9_000_000, "nothing is stored");
        (await office.Liaison.RestatedAsync(new RestatementFilter())).Should().BeEmpty();

        office.Liaison.Reason.Text = "3月の入金の記録漏れ";
        (await office.Liaison.Contracts.RecordReceiptAsync(contract.Id, version, receipt)).Ok.Should().BeTrue();
        var restated = (await office.Liaison.RestatedAsync(new RestatementFilter()));
        restated.Should().OnlyContain(r => r.Year == Year && r.Reason == "3月の入金の記録漏れ" && r.Person == "Liaison");
        restated.Single(r => r.Item == "joint-research.companies.yen").Should().Match<RestatementView>(r => r.OldValue == 9_000_000 && r.NewValue == 11_000_000);
        restated.Single(r => r.Item == "large-joint-research").Should().Match<RestatementView>(r => r.OldValue == null && r.NewValue == 1);
        restated.Single(r => r.Item == "joint-research.band-4.count").Should().Match<RestatementView>(r => r.OldValue == 1 && r.NewValue == null);
        restated.Select(r => r.Item).Should().NotContain("joint-research.companies.count", "the number of contracts did not move");

        var sheet = (await office.Liaison.Surveys.SheetAsync(Year, "mext"))!;
        sheet.Cells.Where(c => c.Restated == RestatedState.Waiting).Select(c => c.Item.Key).Should().Contain(["joint-research.companies.yen", "large-joint-research"]).And.NotContain("joint-research.companies.count");

        var ministry = await Office.MinistryAsync(database);
        (await ministry.RestatedAsync(new RestatementFilter())).Should().Contain(r => r.Id == restated[0].Id);
        restated.Should().OnlyContain(r => r.Records.Count == 1 && r.Records[0].Address == $"/contracts/{contract.Id}", "it names the contract that was changed");
        (await ministry.Restatements.LockedAsync(Year)).Should().Contain(l => l.Institution.Ja == office.Institution.NameJa && l.Restated == restated.Count);
        var stranger = await Office.OfAsync(database);
        (await stranger.Liaison.RestatedAsync(new RestatementFilter())).Should().BeEmpty();
    }

    [Fact]
    public async Task A_form_can_say_beforehand_which_years_are_locked()
    {
        var office = await Office.OfAsync(database);
        await office.ContractAsync(1_000_000, new DateOnly(2025, 6, 1));
        (await office.Liaison.YearEnd.PrepareAsync(Year, 0)).Ok.Should().BeTrue();
        (await office.Liaison.Locked.AmongAsync([2024, 2025])).Should().BeEmpty("a prepared year is not locked");
        (await office.Approver.YearEnd.LockAsync(Year, 1, seen: true)).Ok.Should().BeTrue();
        (await office.Liaison.Locked.AmongAsync([2025, 2024, 2025])).Should().Equal(2025);
        (await office.Liaison.Locked.AmongAsync([2024])).Should().BeEmpty();
        (await (await Office.OfAsync(database)).Liaison.Locked.AmongAsync([2025])).Should().BeEmpty("it is another's lock");
    }

    [Fact]
    public async Task A_restatement_by_a_startup_names_the_startup_and_twenty_records_at_most()
    {
        var office = await Office.OfAsync(database);
        await office.LockAsync(Year);
        office.Liaison.Reason.Text = "登録の漏れ";
        var id = (await office.Liaison.Startups.CreateAsync(new StartupTerms { NameJa = "架空遅登録", Types = [StartupType.Student], FoundedYear = 2020 })).Value;
        (await office.Liaison.RestatedAsync(new RestatementFilter())).Should().NotBeEmpty()
            .And.OnlyContain(r => r.Records.Count == 1 && r.Records[0].Kind == "startup" && r.Records[0].Id == id);

        await using (var db = office.Liaison.Contexts.CreateDbContext())
        {
            foreach (var n in Enumerable.Range(0, 25)) db.Startups.Add(new Startup(office.Institution.Id, new StartupTerms { NameJa = "架空多数" + n, Types = [StartupType.Student], FoundedYear = 2019 }));
            await db.SaveChangesAsync();
        }

        (await office.Liaison.RestatedAsync(new RestatementFilter())).Max(r => r.Records.Count).Should().Be(20);
    }

    [Fact]
    public async Task A_corrected_receipt_of_a_locked_year_is_restated_with_the_reason_that_was_typed()
    {
        var office = await Office.OfAsync(database);
        var contract = await office.ContractAsync(9_000_000, new DateOnly(2025, 6, 1));
        await office.LockAsync(Year);
        var (receipt, version) = (contract.Receipts.Single().Id, await VersionAsync(contract.Id));
        var right = new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2025, 6, 2), 900_000, 0);
        Codes(await office.Approver.Contracts.CorrectReceiptAsync(contract.Id, version - 1, receipt, right, "桁の誤り")).Should().Equal("stale-version");
        Codes(await office.Liaison.Contracts.CorrectReceiptAsync(contract.Id, version, receipt, right, " ")).Should().Equal("reason-required");
        var stranger = await Office.OfAsync(database);
        Codes(await stranger.Liaison.Contracts.CorrectReceiptAsync(contract.Id, version, receipt, right, "桁の誤り")).Should().Equal("not-found");

        database.Clock.Now += TimeSpan.FromMinutes(1);
        var done = (await office.Liaison.Contracts.CorrectReceiptAsync(contract.Id, version, receipt, right, "桁の誤り")).Value;
        done.Version.Should().Be(await VersionAsync(contract.Id));
        office.Liaison.Reason.Text.Should().BeNull("a reason is for this change and not for the next");
        (await office.CellAsync(Year, "mext", "joint-research.companies.yen")).Should().Match<SurveyCell>(c => c.Value == 9_000_000 && c.Registered == 900_000, "nobody has confirmed it");
        (await office.Liaison.RestatedAsync(new RestatementFilter())).Where(r => r.Item == "joint-research.companies.yen")
            .Should().NotBeEmpty().And.OnlyContain(r => r.OldValue == 9_000_000 && r.NewValue == 900_000 && r.Reason == "桁の誤り");

        database.Clock.Now += TimeSpan.FromMinutes(1);
        (await office.Liaison.Contracts.CorrectReceiptAsync(contract.Id, done.Version, receipt, null, "他の契約の入金")).Ok.Should().BeTrue();
        (await office.Liaison.RestatedAsync(new RestatementFilter())).Should().Contain(r => r.Reason == "他の契約の入金");
        var history = await new Application.Audit.AuditQueries(office.Liaison.Contexts).HistoryAsync(contract.Id);
        var (cancelled, corrected) = (history[0].Acts.Single(a => a.Entity == "FiscalYearReceipt"), history[1].Acts.Single(a => a.Entity == "FiscalYearReceipt"));
        (corrected.EntityId, corrected.Action, cancelled.Action).Should().Be((receipt, "Changed", "Deleted"), "steps with a reason are not joined");
        corrected.Fields.Select(f => (f.Name, f.Was, f.Now)).Should().BeEquivalentTo(new (string, string?, string?)[]
        {
            ("ReceivedOn", "2025-06-01", "2025-06-02"), ("DirectYen", "9000000", "900000"), ("CorrectionReason", null, "桁の誤り"),
        });
        cancelled.Fields.Single(f => f.Name == "CorrectionReason").Now.Should().Be("他の契約の入金");
        cancelled.Fields.Single(f => f.Name == "DirectYen").Was.Should().Be("900000");
        await using var db = database.AsOwner();
        (await db.Contracts.Include(c => c.Receipts).SingleAsync(c => c.Id == contract.Id)).Receipts.Should().BeEmpty();
    }

    [Fact]
    public async Task Other_years_drafts_and_what_moves_no_figure_stay_free()
    {
        var office = await Office.OfAsync(database);
        var contract = await office.ContractAsync(1_000_000, new DateOnly(2025, 6, 1));
        await office.LockAsync(Year);
        (await office.Liaison.Contracts.RecordReceiptAsync(contract.Id, await VersionAsync(contract.Id), new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 5, 1), 5, 0))).Ok.Should().BeTrue();
        await office.ContractAsync(5_000_000, new DateOnly(2025, 9, 1), approve: false);
        (await office.Liaison.Contracts.CompleteAsync(contract.Id, await VersionAsync(contract.Id), new DateOnly(2026, 3, 31))).Ok.Should().BeTrue();
        (await office.Liaison.RestatedAsync(new RestatementFilter())).Should().BeEmpty();
    }

    [Fact]
    public async Task Approving_a_contract_with_money_of_a_locked_year_is_a_restatement_too()
    {
        var office = await Office.OfAsync(database);
        await office.LockAsync(Year);
        var act = () => office.ContractAsync(5_000_000, new DateOnly(2025, 9, 1));
        LockedYear.Of((await act.Should().ThrowAsync<Exception>()).Which)!.Code.Should().Be("year-locked");
    }

    [Fact]
    public async Task Startups_licence_income_and_plain_SQL_obey_the_same_lock()
    {
        var office = await Office.OfAsync(database);
        await office.ContractAsync(1_000_000, new DateOnly(2025, 6, 1));
        await office.LockAsync(Year);
        var terms = new StartupTerms { NameJa = "架空", Types = [StartupType.Student], FoundedYear = 2025, FoundedMonth = 7 };
        Codes(await office.Liaison.Startups.CreateAsync(terms)).Should().Equal("year-locked");
        office.Liaison.Reason.Text = "設立の届出が遅れた";
        (await office.Liaison.Startups.CreateAsync(terms)).Ok.Should().BeTrue();

        await using var connection = await OpenAsync("institution", office.Institution.Id);
        var sql = () => ExecuteAsync(connection, "update register.fiscal_year_receipt set direct_yen = direct_yen + 1");
        (await sql.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(LockedYear.State);
        await ExecuteAsync(connection, "select set_config('portal.reason', '円未満の訂正', false)");
        await ExecuteAsync(connection, "update register.fiscal_year_receipt set direct_yen = direct_yen + 1");
        (await office.Liaison.RestatedAsync(new RestatementFilter { Year = Year })).Should().Contain(r => r.Reason == "円未満の訂正" && r.Item == "joint-research.companies.yen" && r.NewValue == 1_000_001);
    }

    [Fact]
    public async Task Steps_of_one_transaction_that_cancel_out_restate_nothing()
    {
        var office = await Office.OfAsync(database);
        await office.ContractAsync(1_000_000, new DateOnly(2025, 6, 1));
        await office.LockAsync(Year);
        await using var connection = await OpenAsync("institution", office.Institution.Id);
        await ExecuteAsync(connection, "begin; update register.fiscal_year_receipt set direct_yen = 7; update register.fiscal_year_receipt set direct_yen = 1000000; commit");
        (await office.Liaison.RestatedAsync(new RestatementFilter())).Should().BeEmpty();
    }

    [Fact]
    public async Task Locking_waits_for_a_write_that_is_under_way_and_keeps_its_figure()
    {
        var office = await Office.OfAsync(database);
        await office.ContractAsync(1_000_000, new DateOnly(2025, 6, 1));
        (await office.Liaison.YearEnd.PrepareAsync(Year, 0)).Ok.Should().BeTrue();
        await using var writing = await OpenAsync("institution", office.Institution.Id);
        await ExecuteAsync(writing, "begin");
        await ExecuteAsync(writing, "update register.fiscal_year_receipt set direct_yen = 4000000");
        var locking = office.Approver.YearEnd.LockAsync(Year, 1, seen: true);
        await using (var watching = await database.Sources.Owner.OpenConnectionAsync())
        {
            await using var waits = new NpgsqlCommand(
                "select count(*) from pg_locks l, pg_sleep(0.05) where l.database = (select oid from pg_database where datname = current_database()) and l.locktype = 'advisory' and not l.granted", watching);
            while ((long)(await waits.ExecuteScalarAsync())! == 0) locking.IsCompleted.Should().BeFalse("the lock must wait for the write");
        }

        await ExecuteAsync(writing, "commit");
        (await locking).Problems.Should().BeEmpty();
        await using var db = database.AsOwner();
        (await db.LockedFigures.SingleAsync(f => f.InstitutionId == office.Institution.Id && f.Item == "joint-research.companies.yen")).Value.Should().Be(4_000_000);
        (await db.Restatements.AnyAsync(r => r.InstitutionId == office.Institution.Id)).Should().BeFalse();
    }

    [Fact]
    public async Task Nobody_unlocks_a_year_or_writes_restatements_by_hand()
    {
        var office = await Office.OfAsync(database);
        await office.LockAsync(Year);
        await using var connection = await OpenAsync("institution", office.Institution.Id);
        foreach (var sql in new[] { "update register.year_lock set state = 'Open'", "delete from register.year_lock" })
            (await FluentActions.Awaiting(() => ExecuteAsync(connection, sql)).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(LockedYear.State);
        (await ExecuteAsync(connection, "update register.locked_figure set value = 1")).Should().Be(0);
        (await ExecuteAsync(connection, "delete from register.restatement")).Should().Be(0);
        var insert = () => ExecuteAsync(connection, $"insert into register.restatement values (gen_random_uuid(), '{office.Institution.Id}', 2025, 'x', 1, 2, 'r', now(), null)");
        (await insert.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static string[] Codes<T>(Application.Outcome<T> outcome) => [.. outcome.Problems.Select(p => p.Code)];

    private async Task<int> VersionAsync(Guid contract)
    {
        await using var db = database.AsOwner();
        return await db.Contracts.Where(c => c.Id == contract).Select(c => c.Version).SingleAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync(string scope, Guid institution)
    {
        var connection = await database.Sources.Portal.OpenConnectionAsync();
        await ExecuteAsync(connection, $"select set_config('portal.scope', '{scope}', false), set_config('portal.institution', '{institution}', false)");
        return connection;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }
}
