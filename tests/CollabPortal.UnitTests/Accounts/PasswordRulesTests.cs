using CollabPortal.Application.Accounts;

namespace CollabPortal.UnitTests.Accounts;

/// <summary>Long passwords of any kind; none that everybody tries, none made of the owner's name.</summary>
public sealed class PasswordRulesTests
{
    private static readonly PortalUser Owner = new() { Email = "hanako.yamada@minato.example", UserName = "hanako.yamada@minato.example", DisplayName = "山田 花子" };

    [Theory]
    [InlineData("Demo-Portal-2026")]
    [InlineData("海の見える研究室で朝ごはんを食べる")]
    [InlineData("horse staple battery")]
    [InlineData("kx7fzq93mvbt2wd")]
    public void A_long_password_of_any_kind_is_good(string password) => PasswordRules.Fault(Owner, password).Should().BeNull();

    [Theory]
    [InlineData("", "password-short")]
    [InlineData("kx7fzq93mvbt2w", "password-short")]
    [InlineData("aaaaaaaaaaaaaaaa", "password-common")]
    [InlineData("123456789012345", "password-common")]
    [InlineData("abcdefghijklmnop", "password-common")]
    [InlineData("passwordpassword1", "password-common")]
    [InlineData("qwertyuiopqwertyuiop", "password-common")]
    [InlineData("hanakoyamada2026", "password-own-name")]
    public void A_password_that_others_try_is_refused(string password, string fault) => PasswordRules.Fault(Owner, password).Should().Be(fault);

    [Fact]
    public void A_password_of_128_characters_is_good_and_one_more_is_not()
    {
        var longest = string.Concat(Enumerable.Range(0, 64).Select(i => (char)('a' + (i * 7 % 26)) + "9"));
        PasswordRules.Fault(Owner, longest).Should().BeNull();
        PasswordRules.Fault(Owner, longest + "x").Should().Be("password-long");
    }
}
