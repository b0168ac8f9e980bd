namespace CollabPortal.Web.Components.Entry;

/// <summary>Labels of a form's fields, told by the fields themselves, so that the summary of problems names them.</summary>
public sealed class FieldNames
{
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);

    /// <summary>The label of a field; null for none.</summary>
    public string? Find(string? field) => field is not null && labels.TryGetValue(field, out var label) ? label : null;

    internal void Tell(string field, string label) => labels[field] = label;
}
