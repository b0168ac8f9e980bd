using CollabPortal.Domain.Values;

namespace CollabPortal.Application;

/// <summary>Why a use case did not do what was asked, as a value that a page can show.</summary>
/// <param name="Code">Stable error code; the key of a sentence in Errors.resx.</param>
/// <param name="Field">Property name of the input concerned, or null for the whole.</param>
/// <param name="Args">What fills the sentence's placeholders.</param>
public sealed record Problem(string Code, string? Field = null, params object[] Args)
{
    public static Problem Of(RuleViolation violation) => new(violation.Code, violation.Field, [.. violation.Args]);
}

/// <summary>Either a value or the problems that prevented it. Nothing is stored when there are problems.</summary>
public sealed class Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, IReadOnlyList<Problem> problems)
    {
        this.value = value;
        Problems = problems;
    }

    public bool Ok => Problems.Count == 0;

    /// <summary>The result. Throws when there are problems.</summary>
    public T Value => Ok ? value! : throw new InvalidOperationException("No value: " + string.Join(", ", Problems.Select(p => p.Code)));

    public IReadOnlyList<Problem> Problems { get; }

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Problem problem) => new(default, [problem]);

    public static implicit operator Outcome<T>(RuleViolation violation) => new(default, [Problem.Of(violation), .. violation.Others.Select(Problem.Of)]);

    public static Outcome<T> Failed(IReadOnlyList<Problem> problems) => new(default, problems);
}
