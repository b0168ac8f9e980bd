using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Surveys;

/// <summary>
/// 提出期限: the day by which an office hands in one survey's sheet of a fiscal year, as the request that it received says. No published
/// text that was read names these days, so the portal ships none.
/// </summary>
public sealed class SurveyDeadline : IRegisterRecord, IVersioned
{
    private SurveyDeadline()
    {
    }

    /// <param name="survey">Key of a sheet of the <see cref="SurveyCatalogue"/>; "survey-unknown" for another.</param>
    public SurveyDeadline(Guid institutionId, FiscalYear fiscalYear, string survey, DateOnly dueOn)
    {
        if (SurveyCatalogue.Find(survey) is null) throw new RuleViolation("survey-unknown", nameof(Survey));
        Id = Guid.CreateVersion7();
        (InstitutionId, FiscalYear, Survey) = (institutionId, fiscalYear, survey);
        Move(dueOn);
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    /// <summary>The fiscal year that the survey asks about.</summary>
    public FiscalYear FiscalYear { get; private set; }

    public string Survey { get; private set; } = "";

    public DateOnly DueOn { get; private set; }

    /// <summary>The day on which the sheet was handed in; null while it was not.</summary>
    public DateOnly? SubmittedOn { get; private set; }

    public int Version { get; private set; }

    /// <summary>Another day. "survey-deadline-range" before the fiscal year begins or more than five years after its end: a typing error.</summary>
    public void Move(DateOnly dueOn)
    {
        if (dueOn < FiscalYear.Start || dueOn > FiscalYear.End.AddYears(5)) throw new RuleViolation("survey-deadline-range", nameof(DueOn));
        DueOn = dueOn;
    }

    /// <summary>Handed in, or not after all.</summary>
    public void HandIn(DateOnly? on) => SubmittedOn = on;
}
