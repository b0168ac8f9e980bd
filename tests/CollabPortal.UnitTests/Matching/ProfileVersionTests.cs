using CollabPortal.Domain.Matching.Profiles;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Matching;

/// <summary>A profile is published whole and in both languages, and stays as it was.</summary>
public sealed class ProfileVersionTests
{
    internal static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly Guid Prescription = Guid.NewGuid();

    private static readonly ProfileTerms Whole = new()
    {
        Texts = [new(ProfilePart.Policy, "方針", "Policy"), new(ProfilePart.Liaison, "体制", "Office")],
        Strengths = [new("D", "例", "Example")],
        Checks = [new(Prescription, GuidelineState.Done, "根拠", "Evidence")],
        ContactJa = "窓口",
        ContactEn = "Office",
        AsOf = new(2026, 3, 31),
        DataState = ProfileDataState.Final,
    };

    [Fact]
    public void A_whole_profile_is_published_once()
    {
        var profile = new ProfileVersion(Guid.NewGuid(), Whole);
        profile.Publish(3, Today);
        (profile.Number, profile.PublishedOn, profile.Status).Should().Be((3, Today, ProfileStatus.Published));
        FluentActions.Invoking(() => profile.Change(Whole)).Should().Throw<RuleViolation>().Which.Code.Should().Be("profile-published");
        FluentActions.Invoking(() => profile.Publish(4, Today)).Should().Throw<RuleViolation>().Which.Code.Should().Be("profile-published");
    }

    [Fact]
    public void An_empty_draft_names_everything_at_once() => Missing(new ProfileTerms()).Should().Equal("Policy.Ja", "Policy.En", "Liaison.Ja", "Liaison.En", "ContactJa", "ContactEn", "AsOf", "DataState");

    [Fact]
    public void What_is_said_in_one_language_is_said_in_the_other() => Missing(Whole with { Texts = [.. Whole.Texts, new(ProfilePart.Facilities, "設備", null)] }).Should().Equal("Facilities.En");

    [Fact]
    public void What_is_done_has_evidence_and_what_is_not_yet_needs_none()
    {
        Missing(Whole with { Checks = [new(Prescription, GuidelineState.Done, "根拠", null)] }).Should().Equal("Checks");
        Missing(Whole with { Checks = [new(Prescription, GuidelineState.NotYet, null, null)] }).Should().BeEmpty();
        Missing(Whole with { Checks = [new(Prescription, GuidelineState.UnderWay, null, "Plan")] }).Should().Equal("Checks");
    }

    [Fact]
    public void Data_of_tomorrow_cannot_be_published() => Missing(Whole with { AsOf = Today.AddDays(1) }).Should().Equal("AsOf");

    [Theory]
    [InlineData("office@")]
    [InlineData("a@b@c")]
    [InlineData("a b@c")]
    public void An_address_that_is_none_is_refused(string email) =>
        FluentActions.Invoking(() => new ProfileVersion(Guid.NewGuid(), Whole with { Email = email })).Should().Throw<RuleViolation>().Which.Field.Should().Be("Email");

    [Fact]
    public void A_field_stands_once() =>
        FluentActions.Invoking(() => new ProfileVersion(Guid.NewGuid(), Whole with { Strengths = [new("D", "一", "1"), new("D", "二", "2")] })).Should().Throw<RuleViolation>().Which.Code.Should().Be("profile-fields");

    [Fact]
    public void Too_long_a_text_names_its_field() =>
        FluentActions.Invoking(() => new ProfileVersion(Guid.NewGuid(), Whole with { Texts = [new(ProfilePart.Policy, new string('あ', 2_001), "x")] })).Should().Throw<RuleViolation>().Which.Field.Should().Be("Policy.Ja");

    private static IEnumerable<string?> Missing(ProfileTerms terms) => new ProfileVersion(Guid.NewGuid(), terms).Missing(Today).Select(v => v.Field);
}
