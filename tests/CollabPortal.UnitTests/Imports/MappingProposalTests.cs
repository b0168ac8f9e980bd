using CollabPortal.Application.Imports;
using CollabPortal.Application.Imports.Contracts;

namespace CollabPortal.UnitTests.Imports;

public class MappingProposalTests
{
    [Theory]
    [InlineData("金額,直接,間接", "金額", "直接", "間接")]
    [InlineData("金額（千円）,直接費（千円）,間接費（千円）", "金額（千円）", "直接費（千円）", "間接費（千円）")]
    [InlineData("金額,直接経費（円）,間接経費（円）", "金額", "直接経費（円）", "間接経費（円）")]
    [InlineData("amount,direct,indirect", "amount", "direct", "indirect")]
    [InlineData("金額,間接費", null, "金額", "間接費")]
    [InlineData("金額", null, "金額", null)]
    [InlineData("契約額,金額", "契約額", "金額", null)]
    [InlineData("受入額,金額", null, "受入額", null)]
    [InlineData("契約額,直接,金額", "契約額", "直接", null)]
    public void A_vague_heading_gives_way_to_one_that_says_what_it_is(string heading, string? agreed, string? direct, string? indirect)
    {
        var header = heading.Split(',');
        var proposed = ImportMapping.Propose(new ContractImport(), header);
        string? Of(string column) => proposed.Sources.FirstOrDefault(s => s.Column == column) is { } source ? header[source.From[0]] : null;
        (Of("agreed-yen"), Of("direct-yen"), Of("indirect-yen")).Should().Be((agreed, direct, indirect));
    }
}
