namespace CollabPortal.Domain.Values;

/// <summary>
/// A verb of the domain refused to act. The code is the key of a sentence in the resources (Errors.resx), the arguments
/// fill its placeholders, the field names the input that would mend it (null when the whole record is meant).
/// </summary>
public sealed class RuleViolation : Exception
{
    public RuleViolation(string code, string? field = null, params object[] args) : base(code)
    {
        Code = code;
        Field = field;
        Args = args;
    }

    /// <summary>Stable error code, kebab-case.</summary>
    public string Code { get; }

    /// <summary>Property name of the input concerned, or null.</summary>
    public string? Field { get; }

    public IReadOnlyList<object> Args { get; }

    /// <summary>What refuses beside it, so that a person hears everything at once.</summary>
    public IReadOnlyList<RuleViolation> Others { get; private init; } = [];

    /// <summary>Throws the first of them, which names the others; nothing where there is none.</summary>
    public static void ThrowAny(IEnumerable<RuleViolation> found)
    {
        if (found.ToList() is [var first, .. var others]) throw new RuleViolation(first.Code, first.Field, [.. first.Args]) { Others = others };
    }
}
