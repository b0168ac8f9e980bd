namespace CollabPortal.IntegrationTests.Matching;

public sealed partial class NeedTests
{
    [Fact]
    public async Task A_need_without_its_company_is_not_published_while_a_text_names_it()
    {
        var world = await WorldAsync();
        await using (var db = database.AsOwner())
        {
            var company = await db.Organisations.FindAsync(world.Terms.CompanyId);
            (company!.NameEn, company.NameKana) = ("Kasane Works Co., Ltd.", "カサネセイサクショ");
            company.WasNamed("旧かさね鉄工", null, null);
            await db.SaveChangesAsync();
        }

        var terms = world.Terms with { IsAnonymous = true, Title = $"{world.Company.Organisation}の軸受", Problem = "KASANE WORKS で止まる", Sought = "かさねせいさくしょで試す", Keywords = ["旧かさね鉄工"] };
        var id = (await world.Company.Desk.CreateAsync(terms)).Value;
        var refused = (await world.Company.Desk.PublishAsync(id, 1)).Problems;
        refused.Select(p => (p.Code, p.Field)).Should().Equal(
            ("need-name-told", "Title"), ("need-name-told", "Problem"), ("need-name-told", "Sought"), ("need-name-told", "Keywords"));
        refused[1].Args.Should().Equal("KASANE WORKS");
        (await FoundAsync("軸受")).Should().NotContain(id);

        (await world.Company.Desk.ChangeAsync(id, 1, world.Terms with { IsAnonymous = true })).Ok.Should().BeTrue();
        (await world.Company.Desk.PublishAsync(id, 2)).Ok.Should().BeTrue("nothing names it any more");
        (await world.Company.Desk.ChangeAsync(id, 3, world.Terms with { IsAnonymous = true, Sought = "カサネセイサクショへ" })).Problems.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Code = "need-name-told", Field = "Sought" }, "what is published is read as it is changed");

        var named = (await world.Company.Desk.CreateAsync(terms with { IsAnonymous = false })).Value;
        (await world.Company.Desk.PublishAsync(named, 1)).Ok.Should().BeTrue("whoever shows the name may say it");
    }
}
