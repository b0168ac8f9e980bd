using System.Linq.Expressions;
using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Surveys;

/// <summary>
/// 確定後の修正: one figure of a locked fiscal year that moved, from what to what and why. Written by the database in the transaction
/// of the change (Data/Sql/surveys.sql); nobody writes or alters one otherwise.
/// </summary>
public sealed class Restatement : IRegisterRecord
{
    private Restatement()
    {
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    public FiscalYear FiscalYear { get; private set; }

    /// <summary>Key of the survey item.</summary>
    public string Item { get; private set; } = "";

    /// <summary>In the item's unit; null: nothing was registered.</summary>
    public long? OldValue { get; private set; }

    /// <summary>In the item's unit; null: nothing is registered any more.</summary>
    public long? NewValue { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Records that the change wrote, at most twenty, as 'contract:id'; empty for changes older than this record.</summary>
    public string[] Records { get; private set; } = [];

    /// <summary>The account that changed it; null for the portal itself.</summary>
    public Guid? ByUser { get; private set; }

    /// <summary>The second person: who approved the change, or saw it afterwards and confirmed it. Never <see cref="ByUser"/>; null while nobody has.</summary>
    public Guid? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Longest comment of a refusal in characters.</summary>
    public const int RefusalLimit = 1000;

    /// <summary>The second person who did not accept it. Never <see cref="ByUser"/>.</summary>
    public Guid? RefusedBy { get; private set; }

    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Since when the figure is back where it stood, so that this waits for nobody any more; null while it is not.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Audit entries of the change, where it changed one contract alone: with them a refusal takes it back.</summary>
    public Guid[] Trail { get; private set; } = [];

    /// <summary>It waits for a second person: open, and refused by nobody.</summary>
    public static readonly Expression<Func<Restatement, bool>> Waits = r => r.ConfirmedAt == null && r.SettledAt == null && r.RefusedAt == null;
}
