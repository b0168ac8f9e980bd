namespace CollabPortal.Domain.Contracts.Pricing;

/// <summary>
/// What a price is made of (domain.md §6b, seed 000): today's contracts add up costs; items that price the value of
/// researchers and of results stand beside them.
/// </summary>
public enum PriceItemKind
{
    /// <summary>直接経費: what the project itself uses.</summary>
    Direct,
    /// <summary>間接経費: what the institution needs because of the project.</summary>
    Indirect,
    /// <summary>常勤研究者の人件費.</summary>
    ResearcherPersonnel,
    /// <summary>学術貢献費.</summary>
    AcademicContribution,
    /// <summary>研究者の担う業務の補完に要する経費.</summary>
    CoveredDuties,
    /// <summary>知的財産権を活用する対価.</summary>
    IntellectualProperty,
    /// <summary>研究材料・試料 (MTA) の対価.</summary>
    Material,
    /// <summary>データの対価.</summary>
    Data,
    /// <summary>成功報酬: owed only when the success criterion is met.</summary>
    SuccessFee,
}

/// <summary>Where an item of a price belongs.</summary>
public enum PriceGroup
{
    /// <summary>コスト積み上げ.</summary>
    Cost,
    /// <summary>研究者の価値.</summary>
    Researchers,
    /// <summary>研究成果の価値.</summary>
    Results,
}

public static class PriceItemKinds
{
    /// <summary>The group of seed 000's figure that the kind stands in.</summary>
    public static PriceGroup Group(this PriceItemKind kind) => kind switch
    {
        PriceItemKind.Direct or PriceItemKind.Indirect => PriceGroup.Cost,
        PriceItemKind.ResearcherPersonnel or PriceItemKind.AcademicContribution or PriceItemKind.CoveredDuties => PriceGroup.Researchers,
        _ => PriceGroup.Results,
    };

    /// <summary>A success fee may never fall due: it is in no total and no plan until it comes.</summary>
    public static bool IsContingent(this PriceItemKind kind) => kind == PriceItemKind.SuccessFee;

    /// <summary>
    /// Whether the item is cost of the research itself for the company's R&amp;D tax credit. Payments for using results are not:
    /// seed 000 names royalties only where they go to small firms.
    /// </summary>
    public static bool IsResearchCost(this PriceItemKind kind) => kind.Group() != PriceGroup.Results;
}
