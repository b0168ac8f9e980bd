using System.Text.Json;
using System.Text.Json.Nodes;
using CollabPortal.Application;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Components.Entry;

/// <summary>
/// What stands against a form: what the last save was refused for, until its field says something else, and what is wrong in a field that was
/// changed and left since the form was opened. A field that nobody touched says nothing before the save.
/// </summary>
public sealed class FormProblems
{
    private IReadOnlyList<Problem> refusedFor = [];
    private string refused = "{}", opened = "{}";

    /// <summary>The form stands as it was read or stored.</summary>
    public void Open(object draft) => (opened, refusedFor) = (Typed(draft), []);

    /// <summary>A save was refused for these; none takes all back.</summary>
    public void Refuse(IReadOnlyList<Problem> problems, object draft) => (refusedFor, refused) = (problems, Typed(draft));

    /// <summary>Of the last save, for the summary on top.</summary>
    public IReadOnlyList<Problem> Standing(object draft) => refusedFor.Count == 0 ? refusedFor : StandingProblems.Of(refusedFor, refused, Typed(draft));

    /// <summary>Those and what is wrong by now, for the fields themselves.</summary>
    /// <param name="faults">All that is wrong in the form.</param>
    public IReadOnlyList<Problem> All(object draft, IEnumerable<Problem> faults)
    {
        var (standing, before, now) = (Standing(draft), JsonNode.Parse(opened) as JsonObject, JsonNode.Parse(Typed(draft)) as JsonObject);
        return [.. standing, .. faults.Where(f => f.Field is { } field && standing.All(s => s.Field != field) && !JsonNode.DeepEquals(before?[field], now?[field]))];
    }

    /// <summary>All that a rule of the domain refuses and not only the first: what was refused is taken out, and the rest is asked again.</summary>
    /// <param name="terms">What the form says.</param>
    /// <param name="rule">Throws for what is wrong.</param>
    /// <param name="without">The same terms with something harmless in a field.</param>
    public static IReadOnlyList<Problem> OfRule<T>(T terms, Action<T> rule, Func<T, string, T> without)
    {
        var found = new List<Problem>();
        while (true)
        {
            try
            {
                rule(terms);
                return found;
            }
            catch (RuleViolation violation)
            {
                if (violation.Field is not { } field || found.Exists(f => f.Field == field)) return found;
                found.Add(Problem.Of(violation));
                terms = without(terms, field);
            }
        }
    }

    private static string Typed(object draft) => JsonSerializer.Serialize(draft, draft.GetType());
}
