using CollabPortal.Domain.Contracts;

namespace CollabPortal.Domain.Surveys;

/// <summary>
/// Which kinds of contract an item counts, as the counting functions do (Data/Sql/surveys.sql). Academic consulting, joint laboratories and
/// material transfer are in no line of the surveys: none of the definitions that were read names them, and a joint laboratory is not counted
/// as joint research without one.
/// </summary>
public static class SurveyKinds
{
    /// <summary>Whether money of contracts is counted at all.</summary>
    /// <param name="investment">The kinds that count as investment of companies in the fiscal year: a setting.</param>
    public static bool OfContracts(string item, IReadOnlyCollection<ContractKind> investment) => Enum.GetValues<ContractKind>().Any(kind => Counts(kind, item, investment));

    /// <summary>Whether the item counts contracts of this kind.</summary>
    public static bool Counts(ContractKind kind, string item, IReadOnlyCollection<ContractKind> investment) => item.Split('.')[0] switch
    {
        "joint-research" or "large-joint-research" => kind == ContractKind.JointResearch,
        "commissioned-research" => kind == ContractKind.CommissionedResearch,
        "clinical-trials" => kind == ContractKind.ClinicalTrial,
        "donated-chairs" => kind == ContractKind.DonatedChair,
        "receipts" => kind is ContractKind.JointResearch or ContractKind.CommissionedResearch or ContractKind.ClinicalTrial,
        "company-investment" => investment.Contains(kind),
        _ => false,
    };
}
