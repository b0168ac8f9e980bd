namespace CollabPortal.Web.Components;

/// <summary>What a <see cref="Note"/> is about.</summary>
public enum NoteKind
{
    Information,
    Success,
    Caution,
    Error,
}

/// <summary>How a <see cref="Status"/> is meant; always shown with words and a shape too.</summary>
public enum StatusTone
{
    Neutral,
    Current,
    Good,
    Waiting,
    Bad,
}

/// <summary>Why a figure is not a number, or that it is. Zero and missing differ everywhere.</summary>
public enum ValueState
{
    /// <summary>A number, 0 included.</summary>
    Known,

    /// <summary>No published or registered value is held (未登録).</summary>
    NotRegistered,

    /// <summary>The institution has not handed it in (未提出).</summary>
    NotSubmitted,

    /// <summary>There is nothing to compute (—).</summary>
    NotApplicable,

    /// <summary>Held back, because it would give a single contract or partner away (秘匿).</summary>
    Suppressed,

    /// <summary>Could not be fetched just now (取得できません).</summary>
    Failed,
}
