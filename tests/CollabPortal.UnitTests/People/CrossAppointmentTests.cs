using CollabPortal.Domain.People;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.People;

public class CrossAppointmentTests
{
    private static readonly Guid Own = Guid.CreateVersion7(), Host = Guid.CreateVersion7(), Third = Guid.CreateVersion7();
    private static readonly DateOnly From = new(2025, 4, 1), To = new(2027, 3, 31);

    [Theory]
    [InlineData("60", "40")]
    [InlineData("99.99", "0.01")]
    [InlineData("33.33", "66.67")]
    public void Shares_that_add_up_to_exactly_100_are_kept_as_typed(string home, string host)
    {
        var agreement = Agreement(Share(Own, home, true), Share(Host, host));
        agreement.Shares.Select(s => s.Percent).Should().Equal(Number(home), Number(host));
        agreement.SharedWith.Should().Equal(Host);
    }

    [Theory]
    [InlineData("60", "39.99", "99.99")]
    [InlineData("60", "40.01", "100.01")]
    public void A_hundredth_too_much_or_too_little_is_refused_and_the_sum_named(string home, string host, string sum) =>
        Refusal(Share(Own, home, true), Share(Host, host)).Should().BeEquivalentTo(new { Code = "effort-sum", Args = new object[] { Number(sum) } });

    [Fact]
    public void Three_employers_may_share_one_person()
    {
        var agreement = Agreement(Share(Host, "50", true), Share(Own, "30"), Share(Third, "20"));
        agreement.SharedWith.Should().BeEquivalentTo([Host, Third]);
    }

    [Fact]
    public void Two_homes_are_refused() => Refusal(Share(Own, "60", true), Share(Host, "40", true)).Code.Should().Be("effort-one-home");

    [Fact]
    public void No_home_is_refused() => Refusal(Share(Own, "60"), Share(Host, "40")).Code.Should().Be("effort-one-home");

    [Fact]
    public void One_employer_is_no_cross_appointment() => Refusal(Share(Own, "100", true)).Code.Should().Be("effort-two-employers");

    [Fact]
    public void The_same_employer_twice_is_no_cross_appointment() =>
        Refusal(Share(Own, "60", true), Share(Own, "40")).Code.Should().Be("effort-two-employers");

    [Theory]
    [InlineData("0", "100")]
    [InlineData("-1", "101")]
    [InlineData("0.001", "99.999")]
    public void A_share_is_positive_with_two_decimals_at_most(string home, string host) =>
        Refusal(Share(Own, home, true), Share(Host, host)).Code.Should().Be("effort-positive");

    [Fact]
    public void An_agreement_of_others_is_not_the_own_institutions_record() =>
        Refusal(Share(Host, "60", true), Share(Third, "40")).Code.Should().Be("effort-own-institution");

    [Fact]
    public void The_last_day_may_be_the_first_but_not_before_it()
    {
        EffortShare[] shares = [Share(Own, "60", true), Share(Host, "40")];
        new CrossAppointment(Own, Person(), From, From, shares, null).EndsOn.Should().Be(From);
        FluentActions.Invoking(() => new CrossAppointment(Own, Person(), From, From.AddDays(-1), shares, null))
            .Should().Throw<RuleViolation>().Which.Code.Should().Be("period-reversed");
    }

    [Fact]
    public void A_researcher_is_read_by_the_employers_named_last_and_never_shared_with_the_own_institution()
    {
        var person = Person();
        person.ShareOnlyWith([Host, Third, Own, Host]);
        person.ShareOnlyWith([Third, Own]);
        person.SharedWith.Should().Equal(Third);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_and_a_share_by_its_row()
    {
        EffortShare[] shares = [new(Own, 60m, true), new(Guid.Empty, 0m, false)];
        CrossAppointment.Faults(Own, default, default, shares).Select(f => (f.Code, f.Field)).Should().Equal(
            ("required", "StartsOn"), ("required", "EndsOn"), ("required", "Shares-1-Organisation"), ("effort-positive", "Shares-1-Percent"));
        CrossAppointment.Faults(Own, To, From, [Share(Host, "60"), Share(Third, "50")]).Select(f => f.Code).Should()
            .Equal("period-reversed", "effort-one-home", "effort-sum", "effort-own-institution");
    }

    [Theory]
    [InlineData(2028, 3, 31, false)]
    [InlineData(2028, 4, 1, true)]
    public void An_agreement_is_concluded_ahead_until_the_end_of_the_next_fiscal_year(int year, int month, int day, bool refused)
    {
        var starts = new DateOnly(year, month, day);
        CrossAppointment.Faults(Own, starts, starts.AddYears(1), [Share(Own, "60", true), Share(Host, "40")], new DateOnly(2026, 11, 21))
            .Select(f => f.Code).Should().Equal(refused ? ["starts-too-far"] : Array.Empty<string>());
    }

    private static CrossAppointment Agreement(params EffortShare[] shares) => new(Own, Person(), From, To, shares, null);

    private static RuleViolation Refusal(params EffortShare[] shares) =>
        FluentActions.Invoking(() => Agreement(shares)).Should().Throw<RuleViolation>().Which;

    private static Researcher Person() => new(Own, "架空花子", "カクウハナコ", null, null);

    private static EffortShare Share(Guid organisation, string percent, bool home = false) => new(organisation, Number(percent), home);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
