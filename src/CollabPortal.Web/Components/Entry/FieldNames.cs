using CollabPortal.Application;

namespace CollabPortal.Web.Components.Entry;

/// <summary>Labels of a form's fields, told by the fields themselves, so that the summary of problems names them.</summary>
public sealed class FieldNames
{
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);
    private readonly HashSet<string> chosen = new(StringComparer.Ordinal);

    /// <summary>The label of a field; null for none.</summary>
    public string? Find(string? field) => field is not null && labels.TryGetValue(field, out var label) ? label : null;

    /// <summary>Whether the value of a field is chosen, not typed: the summary asks for it as the field does.</summary>
    public bool IsChosen(string? field) => field is not null && chosen.Contains(field);

    /// <summary>Problems in the order in which the form has their fields; those of the whole first.</summary>
    public IReadOnlyList<Problem> InOrder(IReadOnlyList<Problem> problems)
    {
        var order = labels.Keys.ToList();
        return [.. problems.OrderBy(p => p.Field is not { } field ? -1 : order.IndexOf(field) is >= 0 and var at ? at : order.IndexOf(field.Split('-')[0]) is >= 0 and var head ? head : order.Count)];
    }

    internal void Tell(string field, string label, bool isChosen = false)
    {
        labels[field] = label;
        if (isChosen) chosen.Add(field);
    }
}
