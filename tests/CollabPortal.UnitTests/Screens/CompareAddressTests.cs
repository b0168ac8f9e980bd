using CollabPortal.Web.Pages.Matching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CollabPortal.UnitTests.Screens;

/// <summary>What the address of a comparison says.</summary>
public sealed class CompareAddressTests
{
    private static readonly Guid One = Guid.CreateVersion7();

    [Fact]
    public void The_same_one_twice_is_one_and_nothing_is_wrong()
    {
        var (ids, _, wrong) = Read(One.ToString(), One.ToString());
        ids.Should().Equal(One);
        wrong.Should().BeFalse();
    }

    [Fact]
    public void What_is_no_institution_is_told() => Read(One.ToString(), "x").Wrong.Should().BeTrue();

    private static (IReadOnlyList<Guid> Ids, string? Field, bool Wrong) Read(params string[] with) =>
        CompareAddress.Read(new QueryCollection(new Dictionary<string, StringValues> { ["with"] = with }));
}
