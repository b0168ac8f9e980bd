using System.Globalization;
using System.Text;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>Small registers drawn at random: a few institutions of every kind in two prefectures, a few payers, contracts of every kind.</summary>
internal static class RandomRegister
{
    internal sealed record World(IReadOnlyList<Guid> Institutions, IReadOnlyList<Guid> Payers);

    internal static async Task<World> MakeAsync(TestDatabase database, Random dice, int contracts = 12)
    {
        List<Guid> institutions = [], payers = [];
        OrganisationKind[] kinds = [OrganisationKind.University, OrganisationKind.University, OrganisationKind.University, OrganisationKind.Kosen, OrganisationKind.RdCorporation, OrganisationKind.PublicTestInstitute];
        foreach (var kind in kinds)
            institutions.Add((await database.OrganisationAsync(kind, $"任意{kind}{institutions.Count}", founder: kind == OrganisationKind.University ? (Founder)dice.Next(3) : null, prefecture: dice.Next(1, 3))).Id);
        for (var i = 0; i < 6; i++)
            payers.Add((await database.OrganisationAsync(i == 5 ? OrganisationKind.NonprofitBody : OrganisationKind.Company, $"任意社{i}", country: i == 4 ? "US" : "JP")).Id);
        await using (var db = database.AsOwner())
        {
            await db.Database.ExecuteSqlAsync($"update catalogue.organisation set size_class = 'Large' where id = any ({payers.Take(2).ToArray()})");
            if (!await db.ResearchFields.AnyAsync()) db.AddRange(new ResearchField("C", null, 1, "機械", "Machines"), new ResearchField("C18", "C", 2, "材料力学", null), new ResearchField("D", null, 1, "材料", "Materials"));
            await db.SaveChangesAsync();
        }

        var world = new World(institutions, payers);
        await using var owner = await new OwnerContexts(database.Sources, database.Clock).OpenAsync();
        foreach (var institution in institutions) await ContractsAsync(owner, world, dice, institution, dice.Next(1, contracts));
        return world;
    }

    /// <summary>Many contracts in one statement for each table, as an import writes them.</summary>
    internal static async Task ContractsAsync(NpgsqlConnection db, World world, Random dice, Guid institution, int count)
    {
        string[] kinds = ["JointResearch", "JointResearch", "JointResearch", "CommissionedResearch", "ClinicalTrial", "AcademicConsulting"];
        string[] statuses = ["Approved", "Active", "Completed", "Draft"];
        string[] fields = ["'C18'", "'D'", "null"];
        var (contracts, receipts) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < count; i++)
        {
            var id = Guid.NewGuid();
            contracts.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}('{id}','{institution}','{{}}','R-{id:N}','{kinds[dice.Next(kinds.Length)]}','任意',{fields[dice.Next(fields.Length)]},'{statuses[dice.Next(statuses.Length)]}',gen_random_uuid(),now(),now(),1)");
            for (var r = dice.Next(1, 4); r > 0; r--)
            {
                var yen = dice.Next(6) == 0 ? 0 : (long)Math.Exp((14 + (2.2 * dice.NextDouble())) * 1.0) * dice.Next(1, 8);
                receipts.Append(CultureInfo.InvariantCulture, $"{(receipts.Length > 0 ? "," : "")}(gen_random_uuid(),'{id}','{institution}','{world.Payers[dice.Next(world.Payers.Count)]}',{dice.Next(2022, 2026)},'Received','2024-06-01',{yen},{yen / 6},0,1)");
            }
        }

        await ExecuteAsync(db, $"insert into register.research_contract (id, institution_id, shared_with, number, kind, title, field_code, status, entered_by, entered_at, changed_at, version) values {contracts}");
        await ExecuteAsync(db, $"insert into register.fiscal_year_receipt (id, contract_id, institution_id, payer_id, fiscal_year, state, received_on, direct_yen, indirect_yen, in_kind_yen, version) values {receipts}");
    }

    internal static async Task ExecuteAsync(NpgsqlConnection db, string sql)
    {
        await using var command = new NpgsqlCommand(sql, db);
        await command.ExecuteNonQueryAsync();
    }
}
