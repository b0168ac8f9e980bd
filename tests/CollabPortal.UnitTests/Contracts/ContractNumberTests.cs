using CollabPortal.Domain.Contracts;

namespace CollabPortal.UnitTests.Contracts;

/// <summary>A contract's number has one spelling, or the same contract would be entered twice.</summary>
public class ContractNumberTests
{
    [Theory]
    [InlineData("試２０２６－００１", "試2026-001")]
    [InlineData("試２０２６−００１", "試2026-001")]
    [InlineData(" K–7 ", "K-7")]
    [InlineData("共2025-0019", "共2025-0019")]
    [InlineData("データー１", "データー1")]
    [InlineData("　", null)]
    [InlineData(null, null)]
    public void One_spelling_whatever_was_typed(string? typed, string? stored) => ContractNumber.Of(typed).Should().Be(stored);
}
