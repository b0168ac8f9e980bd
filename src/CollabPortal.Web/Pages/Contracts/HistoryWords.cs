using System.Text.Json;
using CollabPortal.Application.Audit;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Contracts;

/// <summary>Clauses, facts, members, price items, attachments and outcomes in the words of the history.</summary>
/// <param name="d">Words of these parts.</param>
/// <param name="m">Words of prices.</param>
/// <param name="t">Names of list values.</param>
/// <param name="organisation">Name of an organisation by its id.</param>
/// <param name="clause">Name of a model clause by its code.</param>
internal sealed class HistoryWords(
    IStringLocalizer<ContractDetailsText> d, IStringLocalizer<MoneyText> m, IStringLocalizer<SharedText> t, Func<Guid, string?> organisation, Func<string, string?> clause)
{
    private const int LongestValue = 60;

    /// <summary>What a step was about, as the end of a key "History.…", where it was about one thing; null for several things or none.</summary>
    internal static string? TopicOf(HistoryStep step)
    {
        var topics = step.Acts.Select(TopicOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        // A price writes the agreed total and the plan that follow from it: still one thing.
        if (topics.Contains("Price") && step.Acts.All(a => a.Entity is nameof(PriceItem) or nameof(FiscalYearReceipt) || a.Fields.All(f => f.Name == nameof(ResearchContract.AgreedYen)))) return "Price";
        return topics.Count == 1 && !topics.Contains("Terms") ? topics.Single() : null;
    }

    private static string? TopicOf(HistoryAct act) => act.Entity switch
    {
        nameof(ResearchContract) => act.Fields.Count > 0 ? "Terms" : null,
        nameof(ContractParty) => "Parties",
        nameof(FiscalYearReceipt) when act.Fields.Any(f => f.Name == nameof(FiscalYearReceipt.CorrectionReason)) => act.Action == "Deleted" ? "Receipt.Cancelled" : "Receipt.Corrected",
        nameof(FiscalYearReceipt) when act.Action == "Created" && Part(act, nameof(FiscalYearReceipt.State)) == nameof(ReceiptState.Received) => "Receipt.Recorded",
        nameof(FiscalYearReceipt) => "Receipts",
        nameof(PriceItem) => "Price",
        nameof(ContractDetails) or nameof(ContractMember) => "Details",
        nameof(ContractAttachment) => "Attachment",
        nameof(ContractOutcome) => "Outcome",
        nameof(ContractFollowUp) => "FollowUp",
        _ => null,
    };

    /// <summary>A line for each thing that changed.</summary>
    internal IEnumerable<(string Name, string? Was, string Now)> Lines(HistoryStep step)
    {
        // Items are written anew when they change: what went and what came of a kind stand in one line, in the order of the form.
        foreach (var kind in step.Acts.Where(a => a.Entity == nameof(PriceItem) && a.Action != "Changed").GroupBy(a => Part(a, nameof(PriceItem.Kind)) ?? "")
            .OrderBy(g => Enum.TryParse<PriceItemKind>(g.Key, out var order) ? order : default))
        {
            var (old, price) = (Prices(kind.Where(a => a.Action == "Deleted"), was: true), Prices(kind.Where(a => a.Action == "Created"), was: false));
            if (old != price) yield return ($"{m["Price"]} {t["PriceItemKind." + kind.Key]}", old, price ?? "—");
        }

        foreach (var act in step.Acts.OrderBy(a => a.Entity == nameof(ContractMember) ? Part(a, "Name") : null, StringComparer.Ordinal))
        {
            switch (act.Entity)
            {
                case nameof(ContractMember):
                    var name = Part(act, "Name") ?? "";
                    yield return (d["Member"], act.Action == "Deleted" ? name : null, act.Action == "Deleted" ? "—" : name);
                    break;
                case nameof(ContractAttachment):
                    var removed = act.Fields.FirstOrDefault(f => f.Name == "RemovedAt");
                    if (act.Action == "Created") yield return (d["Attachment"], null, $"{Part(act, "FileName")} {d["Attachment.Edition", Part(act, "Edition") ?? ""]}");
                    else if (removed is not null) yield return (d["Attachment"], null, d[removed.Now is null ? "Attachment.WasRestored" : "Attachment.WasRemoved"]);
                    break;
                case nameof(ContractDetails) or nameof(ContractOutcome) or nameof(ContractFollowUp):
                    foreach (var field in act.Fields)
                    {
                        var label = d["Audit." + field.Name];
                        var (was, now) = (Value(act.Entity, field.Name, field.Was), Value(act.Entity, field.Name, field.Now));
                        if (!label.ResourceNotFound && was != now) yield return (label, was, now ?? "—");
                    }

                    break;
            }
        }
    }

    private static string? Part(HistoryAct act, string field) => act.Fields.FirstOrDefault(f => f.Name == field) is { } f ? f.Now ?? f.Was : null;

    private string? Prices(IEnumerable<HistoryAct> items, bool was)
    {
        string? Of(HistoryAct act, string name) => act.Fields.FirstOrDefault(f => f.Name == name) is { } f ? was ? f.Was : f.Now : null;
        var said = items.Select(a => $"{t.Yen(long.TryParse(Of(a, nameof(PriceItem.Yen)), out var yen) ? yen : null)}{(Of(a, nameof(PriceItem.InKind)) == "true" ? $" ({t["InKind"]})" : "")} {Of(a, nameof(PriceItem.Note))}".TrimEnd()).ToList();
        return said.Count == 0 ? null : string.Join(ContractWords.Comma, said);
    }

    private string? Value(string entity, string field, string? value) => (field, value) switch
    {
        (_, null or "" or "[]") => null,
        ("PatentCosts", _) => t["PatentCostBearer." + value],
        ("ExportState" or "ConflictState", _) => t["CheckState." + value],
        ("Goal", _) => t["GoalResult." + value],
        ("Use", _) => t["PutToUse." + value],
        ("MayPublish", _) => d[value == "true" ? "Outcome.Consent" : "Outcome.NoConsent"],
        ("NamesPartner", _) => t[value == "true" ? "Yes" : "No"],
        ("YearsAfter", _) => d["FollowUp.Years", value],
        ("ExclusivePatentsTo" or "SurroundingFilingsBy", _) => Guid.TryParse(value, out var id) ? organisation(id) ?? "…" : value,
        ("IpClauseCode", _) => clause(value) ?? value,
        ("Keywords", _) => string.Join(d["Line.Comma"], JsonSerializer.Deserialize<string[]>(value) ?? []),
        ("PublicFunds", _) => Funds(value),
        _ when field.EndsWith("Yen", StringComparison.Ordinal) && long.TryParse(value, out var yen) => t.Yen(yen),
        _ when field.EndsWith("Percent", StringComparison.Ordinal) => d["Percent", value],
        _ => Excerpt.Of(value, LongestValue),
    };

    private string Funds(string json) =>
        string.Join(d["Line.Comma"], (JsonSerializer.Deserialize<PublicFund[]>(json, JsonSerializerOptions.Web) ?? []).Select(f => $"{f.Scheme} {t.Yen(f.Yen)}"));
}
