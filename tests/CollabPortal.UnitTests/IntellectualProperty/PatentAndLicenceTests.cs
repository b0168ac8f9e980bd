using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.IntellectualProperty;

public class PatentAndLicenceTests
{
    private static readonly Guid Own = Guid.CreateVersion7(), Licensee = Guid.CreateVersion7();
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly LicenceTerms Licence = new()
    {
        AgreementNumber = "L-2024-001",
        LicenseeId = Licensee,
        Kind = LicenceKind.Exclusive,
        StartsOn = new(2024, 4, 1),
        EndsOn = new(2026, 3, 31),
    };

    [Fact]
    public void A_right_to_obtain_a_patent_needs_no_number() =>
        Right(new PatentTerms { Title = "界面診断", Status = PatentStatus.BeforeApplication }).ApplicationNumber.Should().BeNull();

    [Fact]
    public void A_granted_patent_needs_its_registration_number() =>
        Refusal(() => Right(new PatentTerms { Title = "界面診断", Status = PatentStatus.Granted, ApplicationNumber = "特願2024-000001" }))
            .Field.Should().Be("RegistrationNumber");

    [Fact]
    public void An_application_needs_its_number() =>
        Refusal(() => Right(new PatentTerms { Title = "界面診断", Status = PatentStatus.Applied })).Field.Should().Be("ApplicationNumber");

    [Fact]
    public void A_patent_is_not_registered_before_it_was_applied_for() =>
        Refusal(() => Right(new PatentTerms { Title = "界面診断", AppliedOn = new(2024, 4, 2), RegisteredOn = new(2024, 4, 1) })).Code.Should().Be("registered-before-applied");

    [Fact]
    public void An_assignment_has_no_end() =>
        new LicenceOrAssignment(Right(), Licence with { Kind = LicenceKind.Assignment }).EndsOn.Should().BeNull();

    [Fact]
    public void A_licence_keeps_its_end_and_may_have_none()
    {
        new LicenceOrAssignment(Right(), Licence).EndsOn.Should().Be(new DateOnly(2026, 3, 31));
        new LicenceOrAssignment(Right(), Licence with { EndsOn = null }).EndsOn.Should().BeNull();
    }

    [Fact]
    public void An_end_before_the_start_is_refused() =>
        Refusal(() => new LicenceOrAssignment(Right(), Licence with { EndsOn = new(2024, 3, 31) })).Code.Should().Be("period-reversed");

    [Fact]
    public void Income_of_a_year_stands_once_for_each_kind()
    {
        IncomeTerms royalty = new(2024, IncomeKind.RunningRoyalty, 1), lump = new(2024, IncomeKind.LumpSum, 2);
        new LicenceOrAssignment(Right(), Licence with { Incomes = [royalty, lump] }).Incomes.Should().HaveCount(2);
        Refusal(() => new LicenceOrAssignment(Right(), Licence with { Incomes = [royalty, royalty with { Yen = 3 }] })).Code.Should().Be("income-twice");
    }

    [Fact]
    public void Income_that_did_not_change_stays_the_same_row()
    {
        IncomeTerms kept = new(2024, IncomeKind.RunningRoyalty, 0), changed = new(2025, IncomeKind.RunningRoyalty, 5);
        var licence = new LicenceOrAssignment(Right(), Licence with { Incomes = [kept, changed] });
        var row = licence.Incomes[0].Id;
        licence.Change(Licence with { Incomes = [changed with { Yen = 6 }, kept] });
        licence.Incomes.Should().ContainSingle(i => i.Id == row && i.Yen == 0);
        licence.Incomes.Should().ContainSingle(i => i.FiscalYear == new FiscalYear(2025) && i.Yen == 6).And.HaveCount(2);
    }

    [Fact]
    public void Negative_income_is_refused() =>
        Refusal(() => new LicenceOrAssignment(Right(), Licence with { Incomes = [new IncomeTerms(2024, IncomeKind.Other, -1)] })).Code.Should().Be("amount-negative");

    [Fact]
    public void No_day_of_a_right_lies_ahead_and_everything_wrong_is_said_at_once()
    {
        var terms = new PatentTerms { Title = " ", Country = "日本", Status = PatentStatus.Granted, AppliedOn = Today.AddDays(1), RegisteredOn = Today.AddDays(1) };
        PatentRight.Faults(terms, Today).Select(f => (f.Code, f.Field)).Should().Equal(
            ("required", "Title"), ("country-unknown", "Country"), ("date-future", "AppliedOn"), ("required", "RegistrationNumber"), ("date-future", "RegisteredOn"));
        PatentRight.Faults(new PatentTerms { Title = "界面診断", AppliedOn = Today, RegisteredOn = Today }, Today).Should().BeEmpty();
        Refusal(() => Right(terms)).Others.Select(f => f.Field).Should().Equal("Country", "RegistrationNumber");
    }

    [Fact]
    public void A_licence_may_begin_later_an_assignment_and_income_may_not()
    {
        var later = Licence with { StartsOn = Today.AddMonths(6), EndsOn = null };
        LicenceOrAssignment.Faults(later, Today).Should().BeEmpty();
        LicenceOrAssignment.Faults(later with { Kind = LicenceKind.Assignment, AgreementNumber = "" }, Today).Select(f => (f.Code, f.Field)).Should().Equal(("required", "AgreementNumber"), ("date-future", "StartsOn"));
        IncomeTerms[] incomes = [new(2026, IncomeKind.LumpSum, 1), new(2027, IncomeKind.LumpSum, -1), new(2026, IncomeKind.LumpSum, 2)];
        LicenceOrAssignment.Faults(Licence with { Incomes = incomes }, Today).Select(f => (f.Code, f.Field)).Should().Equal(
            ("fiscal-year-future", "Incomes-1-Year"), ("amount-negative", "Incomes-1-Yen"), ("income-twice", "Incomes-2-Year"));
    }

    private static PatentRight Right(PatentTerms? terms = null) => new(Own, terms ?? new PatentTerms { Title = "界面診断" });

    private static RuleViolation Refusal(Func<object> act) => FluentActions.Invoking(act).Should().Throw<RuleViolation>().Which;
}
