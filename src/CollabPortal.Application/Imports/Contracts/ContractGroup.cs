using System.Text.Json;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>The rows of one contract, which stand one after the other in the file.</summary>
internal sealed class ContractGroup(string number, IReadOnlyList<ContractLine> lines)
{
    /// <summary>The contract number.</summary>
    internal string Number { get; } = number;

    internal IReadOnlyList<ContractLine> Lines { get; } = lines;

    internal MappedRow First => Lines[0].Source;

    internal bool HasProblems => Lines.Any(l => l.Source.Problems.Count > 0);

    /// <summary>What the file says of a contract that the register does not have.</summary>
    internal ContractTerms Terms => Lines[0].Terms with { Number = Number, Receipts = [.. Lines.Select(l => l.Receipt).OfType<ReceiptTerms>()] };

    /// <summary>Money that stands twice: two plans of one payer for one year, or the same money received twice.</summary>
    internal void CheckOverlaps()
    {
        for (var i = 1; i < Lines.Count; i++)
        {
            if (Lines[i].Receipt is not { } receipt) continue;
            for (var j = 0; j < i; j++)
            {
                if (Lines[j].Receipt is not { } other || other.PayerId != receipt.PayerId || other.FiscalYear != receipt.FiscalYear || other.State != receipt.State) continue;
                var overlaps = receipt.State == ReceiptState.Planned
                    || (receipt.ReceivedOn == other.ReceivedOn && receipt.DirectYen == other.DirectYen && receipt.IndirectYen == other.IndirectYen && receipt.InKindYen == other.InKindYen);
                if (!overlaps) continue;
                Lines[i].Source.Note("import-receipts-overlap", receipt.State == ReceiptState.Planned ? ContractColumns.Year : ContractColumns.ReceivedOn, Lines[j].Source.Number);
                break;
            }
        }
    }

    /// <summary>
    /// The terms that a contract of the register would have after this file: columns that the file has replace, others stay. Planned and
    /// received money of the fiscal years that the file names is replaced; of an approved contract nothing is taken away, money only comes.
    /// </summary>
    internal ContractTerms Over(ContractTerms before, bool approved)
    {
        var file = Terms;
        var row = First;
        bool Has(string column) => row.Has(column);
        var after = before with
        {
            Kind = file.Kind,
            Title = file.Title,
            ProgrammeId = Has(ContractColumns.Programme) ? file.ProgrammeId : before.ProgrammeId,
            FieldCode = Has(ContractColumns.Field) ? file.FieldCode : before.FieldCode,
            StartsOn = Has(ContractColumns.StartsOn) ? file.StartsOn : before.StartsOn,
            EndsOn = Has(ContractColumns.EndsOn) ? file.EndsOn : before.EndsOn,
            Goal = Has(ContractColumns.Goal) ? file.Goal : before.Goal,
            SuccessCriterion = Has(ContractColumns.SuccessCriterion) ? file.SuccessCriterion : before.SuccessCriterion,
            PrincipalInvestigator = Has(ContractColumns.Investigator) ? file.PrincipalInvestigator : before.PrincipalInvestigator,
            AgreedYen = Has(ContractColumns.AgreedYen) ? file.AgreedYen : before.AgreedYen,
            Parties = Parties(before, file, Has),
        };
        return after with { Receipts = Receipts(before, after, file, approved, Has) };
    }

    /// <summary>A form in which equal terms are equal texts, whatever the order of their money.</summary>
    internal static JsonElement Canonical(ContractTerms terms)
    {
        var first = terms.Parties.FirstOrDefault(p => p.Role == PartyRole.Partner)?.OrganisationId;
        var receipts = terms.Receipts.Select(r => r with { PayerId = r.PayerId ?? first })
            .OrderBy(r => r.FiscalYear).ThenBy(r => r.State).ThenBy(r => r.ReceivedOn).ThenBy(r => r.PayerId)
            .ThenBy(r => r.DirectYen).ThenBy(r => r.IndirectYen).ThenBy(r => r.InKindYen);
        var trimmed = terms with
        {
            Title = MappedRow.Lines(terms.Title.Trim()),
            Goal = MappedRow.Lines(terms.Goal),
            SuccessCriterion = MappedRow.Lines(terms.SuccessCriterion),
            PrincipalInvestigator = MappedRow.Lines(terms.PrincipalInvestigator),
            Receipts = [.. receipts],
        };
        return JsonSerializer.SerializeToElement(trimmed, JsonColumn.Options);
    }

    /// <summary>The contract in a line, as its rows have it.</summary>
    internal ImportPreview Preview(ImportClass of) => new(
        of, First.Number, Number, Terms.Title, First.Text(ContractColumns.PartnerName) ?? First.Text(ContractColumns.PartnerNumber), Terms.StartsOn, Terms.EndsOn, Terms.AgreedYen)
    {
        PartnerId = Terms.Parties.FirstOrDefault(p => p.Role == PartyRole.Partner)?.OrganisationId,
    };

    /// <summary>What differs between two canonical forms of the contract.</summary>
    /// <param name="programme">Name of a programme, which people know it by.</param>
    internal IEnumerable<ImportDifference> Differences(JsonElement old, JsonElement wanted, Func<Guid, string?> programme)
    {
        foreach (var field in old.EnumerateObject())
        {
            var now = wanted.GetProperty(field.Name);
            if (!JsonElement.DeepEquals(field.Value, now)) yield return new ImportDifference(First.Number, Number, field.Name, Told(field.Name, field.Value), Told(field.Name, now));
        }

        string? Told(string name, JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String when name == "programmeId" => programme(value.GetGuid()),
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
    }

    private static IReadOnlyList<PartyTerms> Parties(ContractTerms before, ContractTerms file, Func<string, bool> has)
    {
        var partner = has(ContractColumns.PartnerNumber) || has(ContractColumns.PartnerName);
        var kept = before.Parties.Where(p => p.Role switch
        {
            PartyRole.Partner => !partner && !has(ContractColumns.MorePartners),
            PartyRole.CoInstitution => !has(ContractColumns.CoInstitutions),
            PartyRole.Intermediary => !has(ContractColumns.Intermediaries),
            _ => true,
        }).ToList();
        // The first partner alone is in the file: further ones stay.
        if (partner && !has(ContractColumns.MorePartners)) kept.InsertRange(0, before.Parties.Where(p => p.Role == PartyRole.Partner).Skip(1));
        var all = file.Parties.Concat(kept).DistinctBy(p => p.OrganisationId).ToList();
        // Where nothing else changes, the order of mention is no change either.
        return all.Count == before.Parties.Count && all.All(before.Parties.Contains) ? before.Parties : all;
    }

    private static IReadOnlyList<ReceiptTerms> Receipts(ContractTerms before, ContractTerms after, ContractTerms file, bool approved, Func<string, bool> has)
    {
        if (file.Receipts.Count == 0) return before.Receipts;
        var payer = after.Parties.FirstOrDefault(p => p.Role == PartyRole.Partner)?.OrganisationId;
        var named = file.Receipts.Select(r => (r.FiscalYear, r.State)).ToHashSet();
        var stored = before.Receipts.ToList();
        var receipts = approved ? before.Receipts.ToList() : before.Receipts.Where(r => !named.Contains((r.FiscalYear, r.State))).ToList();
        foreach (var receipt in file.Receipts.Select(r => r with { PayerId = r.PayerId ?? payer }))
        {
            var known = stored.Find(r => r.FiscalYear == receipt.FiscalYear && r.State == receipt.State && r.PayerId == receipt.PayerId && r.ReceivedOn == receipt.ReceivedOn
                && r.DirectYen == receipt.DirectYen)
                ?? stored.Find(r => r.FiscalYear == receipt.FiscalYear && r.State == receipt.State && r.PayerId == receipt.PayerId && r.ReceivedOn == receipt.ReceivedOn);
            var wanted = known is null ? receipt : receipt with
            {
                DirectYen = has(ContractColumns.DirectYen) ? receipt.DirectYen : known.DirectYen,
                IndirectYen = has(ContractColumns.IndirectYen) ? receipt.IndirectYen : known.IndirectYen,
                InKindYen = has(ContractColumns.InKindYen) ? receipt.InKindYen : known.InKindYen,
            };
            if (known is not null) stored.Remove(known);
            // The same money with another amount: recording it beside the old one would count it twice.
            if (approved && known is not null && wanted != known) throw new RuleViolation(known.State == ReceiptState.Planned ? "import-needs-amendment" : "import-receipt-differs", "Receipts");
            if (!approved || known is null) receipts.Add(wanted);
        }

        return receipts;
    }
}
