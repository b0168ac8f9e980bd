using System.Text.Json;
using CollabPortal.Application.Audit;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
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
        foreach (var act in step.Acts)
        {
            switch (act.Entity)
            {
                case nameof(ContractMember):
                    var name = Part(act, "Name") ?? "";
                    yield return (d["Member"], act.Action == "Deleted" ? name : null, act.Action == "Deleted" ? "—" : name);
                    break;
                case nameof(PriceItem):
                    var item = t["PriceItemKind." + Part(act, nameof(PriceItem.Kind))].Value;
                    var (old, price) = (Price(act, was: true), Price(act, was: false));
                    if (old != price) yield return ($"{m["Price"]} {item}", old, price ?? "—");
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

    // A new item has no value before and a removed one none after; an unchanged amount is not said again.
    private string? Price(HistoryAct act, bool was) =>
        act.Fields.FirstOrDefault(f => f.Name == nameof(PriceItem.Yen)) is { } yen && long.TryParse(was ? yen.Was : yen.Now, out var amount) ? t.Yen(amount) : null;

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
        _ => value.Length > LongestValue ? value[..LongestValue] + "…" : value,
    };

    private string Funds(string json) =>
        string.Join(d["Line.Comma"], (JsonSerializer.Deserialize<PublicFund[]>(json, JsonSerializerOptions.Web) ?? []).Select(f => $"{f.Scheme} {t.Yen(f.Yen)}"));
}
