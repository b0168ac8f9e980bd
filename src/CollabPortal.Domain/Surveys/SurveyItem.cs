using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Surveys;

/// <summary>What a survey's cell counts in.</summary>
public enum SurveyUnit
{
    Contracts,
    Yen,
    Cases,
    Persons,
    Firms,
}

/// <summary>
/// One cell that a survey asks for and the register can answer. Its value is the sum of the records that
/// statistics.survey_facts() names for the key (Data/Sql/surveys.sql).
/// </summary>
/// <param name="Key">Stable key; for a policy indicator the key of its measured series.</param>
/// <param name="Name">What the row says.</param>
/// <param name="Definition">What is counted, as far as the official words and the portal's reading go.</param>
/// <param name="Source">Where the definition comes from.</param>
/// <param name="IsConfirmed">The definition stands in an official text that was read; otherwise it is the portal's reading of a published figure.</param>
public sealed record SurveyItem(string Key, SurveyUnit Unit, LocalText Name, LocalText Definition, LocalText Source, bool IsConfirmed);

/// <summary>Rows of a sheet that belong together. <paramref name="HasBands"/>: followed by a row for each size band, contracts and yen.</summary>
public sealed record SurveySection(LocalText Name, IReadOnlyList<SurveyItem> Items, bool HasBands = false);

/// <summary>What one survey asks one institution for one fiscal year.</summary>
/// <param name="Key">Stable key, part of the address.</param>
/// <param name="Asker">Who asks.</param>
/// <param name="Reference">The day or period that the figures are of.</param>
/// <param name="Kinds">Institutions that are asked.</param>
public sealed record SurveySheet(
    string Key, LocalText Name, LocalText Asker, LocalText Reference, IReadOnlyList<OrganisationKind> Kinds, IReadOnlyList<SurveySection> Sections)
{
    public bool Asks(OrganisationKind kind) => Kinds.Contains(kind);
}
