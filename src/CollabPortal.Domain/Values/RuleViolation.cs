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
}
