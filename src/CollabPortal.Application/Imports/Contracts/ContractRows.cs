using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>A row of a file of contracts, read.</summary>
/// <param name="Source">The row itself.</param>
/// <param name="Number">Contract number; null where it is missing.</param>
/// <param name="Terms">What the row says of the contract, without money by year.</param>
/// <param name="Receipt">Money of a fiscal year; null where the row has none.</param>
internal sealed record ContractLine(MappedRow Source, string? Number, ContractTerms Terms, ReceiptTerms? Receipt);

/// <summary>Reads rows into terms: cells as people write them, names into ids. What the verbs of the domain check is left to them.</summary>
internal sealed class ContractRows(PartnerDirectory partners, IReadOnlySet<string> fields, IReadOnlyDictionary<string, Guid> programmes, ImportReport report, DateOnly today)
{
    private static readonly ImportColumn KindColumn = Column(ContractColumns.Kind), StateColumn = Column(ContractColumns.State);
    private static readonly char[] Separators = [';', '；', '\n', '\r', '|', '｜'];

    // The name first: it is what people write.
    private static readonly string[] PartnerColumns = [ContractColumns.PartnerName, ContractColumns.PartnerNumber];

    internal string? ProgrammeName(Guid id) => programmes.FirstOrDefault(p => p.Value == id).Key;

    /// <summary>At the end: who may be meant by those that were not found.</summary>
    internal Task ProposeAsync(PortalDb db, CancellationToken ct) => partners.ProposeAsync(db, report, ct);

    /// <param name="row">The row.</param>
    /// <param name="first">The first row of the same contract, whose cells an empty one repeats; null for the first itself.</param>
    internal ContractLine Read(MappedRow row, ContractLine? first)
    {
        var number = ContractNumber.Of(row.Text(ContractColumns.Number));
        if (number is null) row.Note("import-cell-missing", ContractColumns.Number);
        ContractTerms terms;
        if (first is null)
        {
            terms = Terms(row, number);
        }
        else
        {
            terms = first.Terms;
            foreach (var column in ContractColumns.OfContract)
            {
                if (row.Text(column) is { } text && text != first.Source.Text(column)) row.Note("import-rows-differ", column, first.Source.Number);
            }
        }

        var receipt = Receipt(row);
        if (first is null && receipt is { PayerId: null } && terms.Parties.All(p => p.Role != PartyRole.Partner) && !row.Problems.Any(p => IsPartner(p.Column)))
            row.Note("import-partner-missing", PartnerColumns.FirstOrDefault(row.Has));
        return new ContractLine(row, number, terms, receipt);
    }

    private ContractTerms Terms(MappedRow row, string? number)
    {
        var kind = row.Choice(KindColumn);
        if (kind is null && row.Text(ContractColumns.Kind) is null) row.Note("import-cell-missing", ContractColumns.Kind);
        if (row.Text(ContractColumns.Title) is null) row.Note("import-cell-missing", ContractColumns.Title);
        var field = row.Text(ContractColumns.Field);
        if (field is not null && !fields.Contains(field)) row.Note("import-field-unknown", ContractColumns.Field);
        Guid? programme = null;
        if (row.Text(ContractColumns.Programme) is { } name)
        {
            if (programmes.TryGetValue(name, out var id)) programme = id;
            else row.Note("import-programme-unknown", ContractColumns.Programme);
        }

        return new ContractTerms
        {
            Number = number,
            Kind = kind is null ? default : Enum.Parse<ContractKind>(kind),
            Title = row.Text(ContractColumns.Title) ?? "",
            ProgrammeId = programme,
            FieldCode = field,
            StartsOn = row.Date(ContractColumns.StartsOn),
            EndsOn = row.Date(ContractColumns.EndsOn),
            Goal = row.Text(ContractColumns.Goal),
            SuccessCriterion = row.Text(ContractColumns.SuccessCriterion),
            PrincipalInvestigator = row.Text(ContractColumns.Investigator),
            AgreedYen = row.Yen(ContractColumns.AgreedYen),
            Parties = [.. Parties(row)],
        };
    }

    private IEnumerable<PartyTerms> Parties(MappedRow row)
    {
        var (number, name) = (row.Text(ContractColumns.PartnerNumber), row.Text(ContractColumns.PartnerName));
        if (number is not null || name is not null)
        {
            if (Found(row, number is null ? ContractColumns.PartnerName : ContractColumns.PartnerNumber, partners.Find(number, name), number, name) is { } partner)
                yield return new PartyTerms(partner, PartyRole.Partner);
        }

        foreach (var (column, role) in new[] { (ContractColumns.MorePartners, PartyRole.Partner), (ContractColumns.CoInstitutions, PartyRole.CoInstitution), (ContractColumns.Intermediaries, PartyRole.Intermediary) })
        {
            foreach (var text in (row.Text(column) ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (Found(row, column, text) is { } id) yield return new PartyTerms(id, role);
            }
        }
    }

    private Guid? Found(MappedRow row, string column, string text)
    {
        var digits = CorporateNumber.Normalise(text);
        var isNumber = digits.Length == 13 && digits.All(char.IsAsciiDigit);
        return Found(row, column, partners.Find(text), isNumber ? digits : null, isNumber ? null : text);
    }

    private Guid? Found(MappedRow row, string column, PartnerFinding found, string? number, string? name)
    {
        if (found is { Id: { } id, Chosen: { } sign }) report.AddMatch(sign, id);
        if (found.Id is not null) return found.Id;
        if (found.Code is not { } code) return null;
        if (code is "partner-unknown" or "partner-ambiguous") report.AddUnknown(number is null ? null : CorporateNumber.Normalise(number), name, code == "partner-ambiguous");
        row.Note("import-" + code, column);
        return null;
    }

    private ReceiptTerms? Receipt(MappedRow row)
    {
        if (!ContractColumns.OfReceipt.Any(c => c is not (ContractColumns.Year or ContractColumns.State) && row.Text(c) is not null)) return null;
        var on = row.Date(ContractColumns.ReceivedOn);
        var said = row.Choice(StateColumn);
        var state = said is null ? on is null ? ReceiptState.Planned : ReceiptState.Received : Enum.Parse<ReceiptState>(said);
        if (state == ReceiptState.Received && row.Text(ContractColumns.ReceivedOn) is null) row.Note("received-on-missing", ContractColumns.ReceivedOn);
        if (state == ReceiptState.Received && on > today) row.Note("received-on-future", ContractColumns.ReceivedOn);
        var year = row.FiscalYear(ContractColumns.Year);
        if (state == ReceiptState.Received && on is { } day)
        {
            if (year is { } written && FiscalYear.Of(day).Year != written) row.Note("import-year-differs", ContractColumns.Year, FiscalYear.Of(day).Year);
            year = FiscalYear.Of(day).Year;
        }

        if (year is null && row.Text(ContractColumns.Year) is null && on is null && row.Text(ContractColumns.ReceivedOn) is null) row.Note("import-year-missing", ContractColumns.Year);
        // Zero is an amount and nothing is not: who wrote a year or a day has to write the amount too.
        if (row.Text(ContractColumns.DirectYen) is null && row.Text(ContractColumns.IndirectYen) is null && row.Text(ContractColumns.InKindYen) is null)
            row.Note("import-yen-missing", ContractColumns.DirectYen);
        Guid? payer = row.Text(ContractColumns.Payer) is { } text ? Found(row, ContractColumns.Payer, text) : null;
        return new ReceiptTerms(
            year ?? 0, state, state == ReceiptState.Received ? on : null,
            row.Yen(ContractColumns.DirectYen) ?? 0, row.Yen(ContractColumns.IndirectYen) ?? 0, row.Yen(ContractColumns.InKindYen) ?? 0, payer);
    }

    private static bool IsPartner(string? column) => column is ContractColumns.PartnerName or ContractColumns.PartnerNumber or ContractColumns.MorePartners or ContractColumns.Payer;

    private static ImportColumn Column(string key) => ContractColumns.All.First(c => c.Key == key);
}
