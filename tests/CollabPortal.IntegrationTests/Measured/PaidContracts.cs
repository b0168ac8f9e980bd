using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>Approved contracts with money of twelve companies, written into the register as they are asked for.</summary>
internal sealed class PaidContracts(TestDatabase database)
{
    private readonly List<Guid> payers = [];

    /// <summary>A university with joint research of ¥1.56m each with twelve companies.</summary>
    internal async Task<Guid> UniversityAsync(string name, Founder founder, int prefecture, int year, string? field = null)
    {
        while (payers.Count < 12) payers.Add((await database.OrganisationAsync(OrganisationKind.Company, $"支払社{payers.Count}")).Id);
        var university = (await database.OrganisationAsync(OrganisationKind.University, name, founder: founder, prefecture: prefecture)).Id;
        await AddAsync(university, 12, 1_560_000, year, field);
        return university;
    }

    internal async Task AddAsync(Guid university, int count, long yen, int year, string? field = null, string kind = "JointResearch")
    {
        for (var i = 0; i < count; i++)
        {
            var id = Guid.NewGuid();
            await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
                insert into register.research_contract (id, institution_id, shared_with, number, kind, title, field_code, status, entered_by, entered_at, changed_at, version)
                values ('{id}', '{university}', '{"{}"}', 'S-{id:N}', '{kind}', '状態', nullif('{field}', ''), 'Approved', gen_random_uuid(), now(), now(), 1);
                insert into register.fiscal_year_receipt (id, contract_id, institution_id, payer_id, fiscal_year, state, received_on, direct_yen, indirect_yen, in_kind_yen, version)
                values (gen_random_uuid(), '{id}', '{university}', '{payers[i % payers.Count]}', {year}, 'Received', '{year}-06-01', {yen}, 0, 0, 1)
                """));
        }
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using var owner = await new OwnerContexts(database.Sources, database.Clock).OpenAsync();
        await RandomRegister.ExecuteAsync(owner, sql);
    }
}
