using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Npgsql;

namespace CollabPortal.IntegrationTests.Trust;

/// <summary>The two tests that trust.md names: no table of the register without policies, and no row of A for B, in SQL.</summary>
public partial class IsolationTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private Guid person, typing;

    [Fact]
    public async Task Every_table_of_the_register_forces_row_level_security_and_has_policies()
    {
        const string Sql = """
            select c.relname, c.relrowsecurity, c.relforcerowsecurity,
                   (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'register' and c.relkind in ('r', 'p')
            """;
        await using var command = database.Sources.Owner.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = 0;
        while (await reader.ReadAsync())
        {
            tables++;
            var table = reader.GetString(0);
            reader.GetBoolean(1).Should().BeTrue("{0} needs row-level security", table);
            reader.GetBoolean(2).Should().BeTrue("{0} must FORCE it on its owner too", table);
            reader.GetInt64(3).Should().BePositive("{0} needs policies", table);
        }

        tables.Should().BeGreaterThanOrEqualTo(12);
    }

    [Fact]
    public async Task The_runtime_role_owns_nothing_and_cannot_bypass_row_level_security()
    {
        await using var command = database.Sources.Portal.CreateCommand("""
            select r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb,
                   (select count(*) from pg_class c where c.relowner = r.oid) + (select count(*) from pg_proc f where f.proowner = r.oid)
            from pg_roles r where r.rolname = current_user
            """);
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).Should().BeTrue();
        reader.GetBoolean(0).Should().BeFalse();
        reader.GetInt64(1).Should().Be(0);
    }

    [Fact]
    public async Task Institution_B_finds_no_row_of_A_in_any_table_and_cannot_write_one()
    {
        var a = await database.OrganisationAsync(OrganisationKind.University, "A大学");
        var b = await database.OrganisationAsync(OrganisationKind.University, "B大学");
        var company = await database.OrganisationAsync(OrganisationKind.Company, "C社");
        // Typed text is one person's: every question below is asked as that person, so that only the institution tells A and B apart.
        person = (await database.AccountAsync(PortalRole.Liaison, a.Id)).UserId!.Value;
        await FillAsync(a, company);
        await AskedAsync(a, company);
        await ExecuteAsync(a.Id, $"insert into register.typed_entry (id, institution_id, user_id, base_version, text, saved_at) values (gen_random_uuid(), '{a.Id}', '{person}', 0, '{{}}', now())");

        var tables = await TablesAsync();
        foreach (var table in tables)
        {
            if (table == "typed_enquiry")
            {
                await OnlyWhoTypesAsync(table, a.Id);
                continue;
            }

            (await CountAsync(table, "institution", a.Id)).Should().BePositive("the test must put a row of A into register.{0}", table);
            (await CountAsync(table, "institution", b.Id)).Should().Be(0, "B must not see A's rows in register.{0}", table);
            (await CountAsync(table, "institution", null)).Should().Be(0, "nobody without institution sees register.{0}", table);
            foreach (var scope in new[] { "company", "public", "admin", "", "system" })
                (await CountAsync(table, scope, a.Id)).Should().Be(0, "scope '{0}' must not see register.{1}", scope, table);
            // A need belongs to no institution; that its text may not be changed is the same question.
            var column = table == "need" ? "title" : table == "need_owner" ? "person" : "institution_id";
            (await ExecuteAsync(b.Id, $"update register.{table} set {column} = {column}")).Should().Be(0, "B must not change A's rows in register.{0}", table);
            (await ExecuteAsync(b.Id, $"delete from register.{table}")).Should().Be(0, "B must not delete A's rows in register.{0}", table);
        }

        (await ScalarAsync("select count(*) from audit.entry", "institution", b.Id)).Should().Be(0);
        (await ScalarAsync("select count(*) from audit.entry", "institution", a.Id)).Should().BePositive();
    }

    [Fact]
    public async Task The_audit_trail_can_be_added_to_and_not_changed()
    {
        foreach (var sql in new[] { "update audit.entry set action = 'x'", "delete from audit.entry", "truncate audit.entry" })
        {
            var act = () => ExecuteAsync(Guid.NewGuid(), sql);
            (await act.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task The_ministry_sees_contracts_from_approval_on_only()
    {
        var a = await database.OrganisationAsync(OrganisationKind.University, "省庁試験大学");
        var company = await database.OrganisationAsync(OrganisationKind.Company, "省庁試験社");
        var contract = await ContractAsync(a, company, "M-1");
        var sql = $"select count(*) from register.fiscal_year_receipt where contract_id = '{contract.Id}'";
        (await ScalarAsync(sql, "ministry", null)).Should().Be(0, "a draft's money is not the ministry's to see");

        await using (var db = database.As(PortalRole.Approver, a.Id))
        {
            db.Attach(contract);
            contract.Submit(Guid.NewGuid(), database.Clock.Now);
            contract.Approve(Guid.NewGuid(), database.Clock.Now, new DateOnly(2026, 11, 21), "確認済み");
            await db.SaveChangesAsync();
        }

        (await ScalarAsync(sql, "ministry", null)).Should().Be(1);
        (await ScalarAsync($"select count(*) from register.research_contract where id = '{contract.Id}'", "ministry", null)).Should().Be(1);
    }

    // What a company is still typing is no institution's, not even of the one that it will be sent to.
    private async Task OnlyWhoTypesAsync(string table, Guid addressed)
    {
        foreach (var scope in new[] { "institution", "company", "ministry", "public", "admin", "", "system" })
            (await CountAsync(table, scope, addressed)).Should().Be(0, "scope '{0}' must not see register.{1}", scope, table);
        (await ExecuteAsync(addressed, $"update register.{table} set text = text")).Should().Be(0);
        (await ExecuteAsync(addressed, $"delete from register.{table}")).Should().Be(0);
        var other = person;
        person = typing;
        (await CountAsync(table, "company", null)).Should().Be(1, "the account that types reads its own");
        (await CountAsync(table, "institution", addressed)).Should().Be(0, "and does so as a company only");
        person = other;
    }

    private async Task<List<string>> TablesAsync()
    {
        var tables = new List<string>();
        await using var command = database.Sources.Owner.CreateCommand("select table_name from information_schema.tables where table_schema = 'register' and table_type = 'BASE TABLE'");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        return tables;
    }

    private Task<long> CountAsync(string table, string scope, Guid? institution) => ScalarAsync($"select count(*) from register.{table}", scope, institution);

    private async Task<long> ScalarAsync(string sql, string scope, Guid? institution)
    {
        await using var connection = await OpenAsync(scope, institution);
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<int> ExecuteAsync(Guid institution, string sql)
    {
        await using var connection = await OpenAsync("institution", institution);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync(string scope, Guid? institution)
    {
        var connection = await database.Sources.Portal.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select set_config('portal.scope', $1, false), set_config('portal.institution', $2, false), set_config('portal.user', $3, false)", connection);
        command.Parameters.AddWithValue(scope);
        command.Parameters.AddWithValue(institution?.ToString() ?? "");
        command.Parameters.AddWithValue(person == Guid.Empty ? "" : person.ToString());
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
