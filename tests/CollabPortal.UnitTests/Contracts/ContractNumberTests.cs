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

    [Theory]
    [InlineData("R8-a1", "Ｒ８－Ａ１", true)]
    [InlineData("R8-A1", "R8-A2", false)]
    [InlineData("共2025-0019", "共2025-0019", true)]
    public void Capital_and_small_letters_are_the_same_number(string stored, string typed, bool same) =>
        (ContractNumber.Key(ContractNumber.Of(stored)!) == ContractNumber.Key(ContractNumber.Of(typed)!)).Should().Be(same);
}
