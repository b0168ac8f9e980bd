using System.Text;
using System.Text.Json;
using CollabPortal.Application.Accounts;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>'import' and 'token' as a script calls them: processes of their own, JSON and keys on standard output, one sentence on failure.</summary>
public sealed class ImportVerbTests(PortalCommand command) : IClassFixture<PortalCommand>, IDisposable
{
    private const string School = "F199999999999", Header = "契約番号,契約の種類,題目,相手方の名称,年度,直接経費（円）";

    private readonly string file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".csv");

    [Fact]
    public async Task A_file_is_tried_taken_and_taken_again_without_a_change()
    {
        await PrepareAsync("a");
        await WriteAsync($"{Header}\r\nV-1,共同研究,夜間の取込み,夜間株式会社,2026,\"５，０００千円\"\r\nV-2,受託,\"二行の\n題目\",夜間株式会社,2026,0\r\n");

        var dry = await ReportAsync("--dry-run");
        (dry.GetProperty("written").GetBoolean(), dry.GetProperty("counts").GetProperty("new").GetInt32()).Should().Be((false, 2));
        (await StoredAsync()).Should().BeEmpty();
        var taken = await ReportAsync();
        (taken.GetProperty("written").GetBoolean(), taken.GetProperty("runId").GetGuid() != Guid.Empty).Should().Be((true, true));
        (await StoredAsync()).Should().Equal("V-1 5000000", "V-2 0");
        (await ReportAsync()).GetProperty("counts").GetProperty("unchanged").GetInt32().Should().Be(2);
        (await StoredAsync()).Should().HaveCount(2);
    }

    // In the test's own process other tests make code pages known; the program has to do that itself.
    [Fact]
    public async Task An_xlsx_and_a_file_of_other_programs_in_Shift_JIS_are_taken_by_the_program_alone()
    {
        await PrepareAsync("x");
        await File.WriteAllBytesAsync(file, Sheets.Xlsx(Sheets.Rows(Header.Split(','), ["W-1", "共同研究", "表計算の題目", "夜間株式会社", "2026", "7000"])));
        (await ReportAsync()).GetProperty("counts").GetProperty("new").GetInt32().Should().Be(1);
        byte[] title = [0x91, 0xE8, 0xEE, 0xE0, 0xED, 0x95, 0xFB, 0xFC]; // 題髙﨑髙, of which Excel writes the last, Python the two before
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(932)!;
        await File.WriteAllBytesAsync(file, [.. encoding.GetBytes($"{Header}\r\nW-2,共同研究,"), .. title, .. encoding.GetBytes(",夜間株式会社,2026,8000\r\n")]);
        (await ReportAsync()).GetProperty("counts").GetProperty("new").GetInt32().Should().Be(1);
        (await command.InDatabaseAsync(db => db.Contracts.Where(c => c.Number == "W-1" || c.Number == "W-2").OrderBy(c => c.Number).Select(c => c.Title).ToListAsync()))
            .Should().Equal("表計算の題目", "題髙﨑髙");
    }

    [Fact]
    public async Task What_cannot_be_taken_is_one_sentence_and_stores_nothing()
    {
        await PrepareAsync("b");
        PortalCommand.OneSentence(await RunAsync("contracts", file, "--institution", School), ExitCodes.Failed).Should().Contain(file);
        await WriteAsync($"{Header}\r\nX-1,共同研究,題目,夜間株式会社,2026,約五百万\r\n");
        PortalCommand.OneSentence(await RunAsync("contracts", file), ExitCodes.Usage).Should().Contain("--institution");
        PortalCommand.OneSentence(await RunAsync("contracts", file, "--institution", "F100000000000"), ExitCodes.Failed).Should().Contain("F100000000000");
        PortalCommand.OneSentence(await RunAsync("letters", file, "--institution", School), ExitCodes.Usage).Should().Contain("letters");
        var bad = await RunAsync("contracts", file, "--institution", School);
        PortalCommand.OneSentence(bad, ExitCodes.Failed);
        var problem = JsonDocument.Parse(bad.Output).RootElement.GetProperty("problems")[0];
        (problem.GetProperty("row").GetInt32(), problem.GetProperty("code").GetString()).Should().Be((2, "import-yen-unreadable"));
        await File.WriteAllBytesAsync(file, BadFiles.Make("encrypted xlsx"));
        PortalCommand.OneSentence(await RunAsync("contracts", file, "--institution", School), ExitCodes.Failed);
        (await StoredAsync()).Should().NotContain(c => c.StartsWith('X'));
    }

    [Fact]
    public async Task A_key_is_printed_once_stored_as_its_hash_listed_and_revoked()
    {
        var email = await PrepareAsync("c");
        PortalCommand.OneSentence(await command.RunAsync(["token", "create", "nobody@verbs.example"]), ExitCodes.Failed).Should().Contain("account");
        PortalCommand.OneSentence(await command.RunAsync(["token", "create", email, "--days", "0"]), ExitCodes.Failed).Should().Contain("--days");

        var made = await command.RunAsync(["token", "create", email, "--days", "7"]);

        made.Code.Should().Be(ExitCodes.Done, made.Error);
        var key = made.Output.Trim();
        key.Should().MatchRegex("^cpt_[A-Za-z0-9_-]{43}$", "the key alone stands on standard output");
        var stored = await command.InDatabaseAsync(db => db.Set<AccessToken>().AsNoTracking().SingleAsync(t => db.Users.Any(u => u.Id == t.UserId && u.Email == email)));
        stored.Hash.Should().NotContain(key).And.NotContain(key[4..]);
        stored.ExpiresAt.Should().BeCloseTo(DateTimeOffset.UtcNow.AddDays(7), TimeSpan.FromMinutes(5));

        var listed = await command.RunAsync(["token", "list"]);
        listed.Output.Should().Contain(stored.Id.ToString()).And.Contain(email).And.NotContain(key);
        (await command.RunAsync(["token", "revoke", stored.Id.ToString()])).Code.Should().Be(ExitCodes.Done);
        PortalCommand.OneSentence(await command.RunAsync(["token", "revoke", stored.Id.ToString()]), ExitCodes.Failed);
    }

    public void Dispose() => File.Delete(file);

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] words) => command.RunAsync(["import", .. words]);

    private async Task<JsonElement> ReportAsync(params string[] more)
    {
        var run = await RunAsync(["contracts", file, "--institution", School, .. more]);
        run.Code.Should().Be(ExitCodes.Done, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private Task WriteAsync(string text) => File.WriteAllTextAsync(file, text, new UTF8Encoding(true));

    private Task<List<string>> StoredAsync() => command.InDatabaseAsync(db => db.Contracts.OrderBy(c => c.Number).Select(c => c.Number + " " + c.Receipts.Sum(r => r.DirectYen)).ToListAsync());

    /// <summary>The institution of the tests with its partner, once, and an officer of this test.</summary>
    private async Task<string> PrepareAsync(string officer)
    {
        (await command.RunAsync(["migrate"])).Code.Should().Be(ExitCodes.Done);
        return await command.InDatabaseAsync(async db =>
        {
            var school = await db.OrganisationIdentifiers.Where(i => i.Value == School).Select(i => (Guid?)i.OrganisationId).SingleOrDefaultAsync();
            if (school is null)
            {
                var university = new Organisation(OrganisationKind.University, "夜間大学", OrganisationSource.Entered);
                var partner = new Organisation(OrganisationKind.Company, "夜間株式会社", OrganisationSource.Entered);
                partner.IndexAs(SearchText.Normalise(partner.NameJa));
                db.AddRange(university, partner, new OrganisationIdentifier(university.Id, IdentifierSchemes.Mext, School, true));
                school = university.Id;
            }

            var email = $"{officer}-{Guid.NewGuid():N}@verbs.example";
            db.Users.Add(new PortalUser
            {
                UserName = email,
                NormalizedUserName = email.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                DisplayName = "夜間の担当",
                Role = PortalRole.Liaison,
                InstitutionId = school,
                SecurityStamp = Guid.NewGuid().ToString("N"),
            });
            await db.SaveChangesAsync();
            return email;
        });
    }
}
