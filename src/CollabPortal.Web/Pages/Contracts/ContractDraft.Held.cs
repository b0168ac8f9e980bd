using System.Text.Json;
using System.Text.Json.Nodes;
using CollabPortal.Application;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Entry;

namespace CollabPortal.Web.Pages.Contracts;

public sealed partial class ContractDraft
{
    /// <summary>Whether everything that a kept text says stands in this form too: then nothing is lost with it.</summary>
    /// <param name="kept">A form as JSON.</param>
    public bool Holds(string kept)
    {
        try
        {
            return Held(JsonNode.Parse(kept), JsonSerializer.SerializeToNode(new ContractDraft()), JsonSerializer.SerializeToNode(this));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether both say the same contract, however it is written; false where something cannot be read.</summary>
    public bool SaysTheSame(ContractDraft other)
    {
        List<Problem> unread = [];
        var (own, others) = (Said(Read(unread)), Said(other.Read(unread)));
        return unread.Count == 0 && own == others;
    }

    /// <summary>The first words of what is typed, a line of them, by which a person knows it again; null where there are none.</summary>
    public string? FirstWords() => Words().FirstOrDefault() is { } words ? Excerpt.Of(words, LeftWords.Longest) : null;

    /// <summary>What is typed in words, field by field; for a person who wants it elsewhere.</summary>
    public IEnumerable<string> Words() => ((string?[])[Title, Number, Goal, Success, Investigator, StartsOn, EndsOn, Agreed]).Where(words => !string.IsNullOrWhiteSpace(words)).Select(words => words!.Trim());

    // Money without a payer comes from the first partner, and its order says nothing; nor does a blank around words.
    private static string Said(ContractTerms terms)
    {
        var first = terms.Parties.FirstOrDefault(p => p.Role == PartyRole.Partner)?.OrganisationId;
        var said = JsonSerializer.SerializeToNode(terms with
        {
            Receipts = [.. terms.Receipts.Select(r => r with { PayerId = r.PayerId ?? first }).OrderBy(r => r.FiscalYear).ThenBy(r => r.State).ThenBy(r => r.ReceivedOn).ThenBy(r => r.DirectYen).ThenBy(r => r.IndirectYen).ThenBy(r => r.PayerId)],
        });
        return Bare(said)?.ToJsonString() ?? "";
    }

    private static JsonNode? Bare(JsonNode? node) => node switch
    {
        JsonObject parts => new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, Bare(part.Value)))),
        JsonArray rows => new JsonArray([.. rows.Select(Bare)]),
        JsonValue value when value.TryGetValue<string>(out var text) => string.IsNullOrWhiteSpace(text) ? null : JsonValue.Create(text.Trim()),
        _ => node?.DeepClone(),
    };

    // What is empty, or as in a form that nobody touched, says nothing. The keys of rows are the screen's own.
    private static bool Held(JsonNode? kept, JsonNode? blank, JsonNode? here) => kept switch
    {
        null => true,
        JsonObject parts => parts.All(part => part.Key == "Key" || Held(part.Value, (blank as JsonObject)?[part.Key], (here as JsonObject)?[part.Key])),
        JsonArray rows => JsonNode.DeepEquals(rows, blank) || (here is JsonArray others && others.Count == rows.Count && rows.Zip(others).All(pair => Held(pair.First, null, pair.Second))),
        _ => JsonNode.DeepEquals(kept, blank) || JsonNode.DeepEquals(kept, here) || (kept is JsonValue value && value.TryGetValue<string>(out var text) && string.IsNullOrWhiteSpace(text)),
    };
}
