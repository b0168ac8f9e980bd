using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Contracts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>
/// Rows of contracts on their way into the register. New contracts are made by the domain's own verbs and written in sets; known ones are
/// loaded, changed by the same verbs as in the form, and saved with their history.
/// </summary>
internal sealed class ContractSession(ImportContext context, ContractRows rows, ContractWriter? writer, ClosedYears closed) : ImportSession
{
    private const int BatchSize = 2_000;

    // Numbers that came already, by a hash: a million of them fit into 40 MB.
    private readonly Dictionary<Int128, int> seen = [];
    // Numbers that came again, with the row; all their rows are refused.
    private readonly Dictionary<Int128, int> apart = [];
    private readonly List<ContractGroup> batch = [];
    private readonly List<ContractLine> open = [];
    private readonly List<ResearchContract> fresh = [];
    private readonly DuplicateWarnings duplicates = new(context);

    internal override async Task TakeAsync(MappedRow row, CancellationToken ct)
    {
        if (row.IsTotal)
        {
            row.Warn("import-total-row", null);
            context.Report.WarningRows++;
            foreach (var warning in row.Warnings) context.Report.Add(warning);
            return;
        }

        context.Report.Rows++;
        var number = ContractNumber.Of(row.Text(ContractColumns.Number));
        var continues = open.Count > 0 && number is not null && open[0].Number is { } last && ContractNumber.Key(last) == ContractNumber.Key(number);
        if (!continues) Close();
        open.Add(rows.Read(row, continues ? open[0] : null));
        if (batch.Count >= BatchSize) await WorkAsync(ct);
    }

    internal override async Task EndAsync(CancellationToken ct)
    {
        Close();
        if (apart.Keys.Any(key => !context.Order.Apart.ContainsKey(key))) throw new RowsApart(apart);
        await WorkAsync(ct);
        await rows.ProposeAsync(context.Db, ct);
    }

    /// <summary>The rows of a contract are together.</summary>
    private void Close()
    {
        if (open.Count == 0) return;
        var first = open[0].Source;
        var number = open[0].Number;
        if (number is not null)
        {
            // A key made of other columns may come again for another contract; a number that people gave may not.
            for (var again = 1; !seen.TryAdd(Hash(again == 1 ? open[0].Number! : number!), first.Number); again++)
            {
                if (!first.IsJoined(ContractColumns.Number))
                {
                    var key = Hash(number);
                    apart.TryAdd(key, first.Number);
                    first.Note("import-rows-apart", ContractColumns.Number, seen[key]);
                    break;
                }

                number = $"{open[0].Number}-{again + 1}";
            }

            // The first of them too: nobody can tell which of the rows is right.
            if (context.Order.Apart.Count > 0 && context.Order.Apart.TryGetValue(Hash(number), out var next) && next > first.Number && !first.IsJoined(ContractColumns.Number))
                first.Note("import-rows-apart", ContractColumns.Number, next);
        }

        var group = new ContractGroup(number ?? "", [.. open]);
        open.Clear();
        group.CheckOverlaps();
        batch.Add(group);
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        if (batch.Count == 0) return;
        var known = await KnownContracts.ReadAsync(context, batch.Where(g => !g.HasProblems).Select(g => g.Number), ct);
        await duplicates.LearnAsync(batch.Where(g => !g.HasProblems && known.Find(g.Number) is null), ct);
        foreach (var group in batch)
        {
            if (!group.HasProblems)
            {
                try
                {
                    if (known.Find(group.Number) is { } contract) Meet(contract, known.ItemsOf(contract), group);
                    else Make(group);
                }
                catch (RuleViolation violation)
                {
                    Refuse(group, violation);
                }
            }

            if (group.HasProblems) Report(group);
        }

        batch.Clear();
        if (writer is not null) await writer.WriteAsync(fresh, ct);
        fresh.Clear();
        context.Db.ChangeTracker.Clear();
    }

    private void Make(ContractGroup group)
    {
        ExpectOpen(group, group.Terms.Receipts);
        if (group.HasProblems) return;
        var contract = ResearchContract.Draft(context.Actor.InstitutionId, group.Terms, context.Actor.UserId, context.Now);
        // Money outside the period wants a reason from the person who submits it: it stays a draft.
        var complete = contract.Required().All(r => !r.Missing) && contract.OutsideYears.Count == 0;
        if (complete)
        {
            context.Report.Complete++;
            if (context.Order.Submit) contract.Submit(context.Actor.UserId, context.Now);
        }

        context.Report.New += group.Lines.Count;
        context.Report.NewRecords++;
        context.Report.Add(ImportClass.New, () => group.Preview(ImportClass.New));
        duplicates.Note(group);
        Heed(group, group.Terms, contract.Status);
        if (context.Writes) fresh.Add(contract);
    }

    private void Meet(ResearchContract contract, IReadOnlyList<PriceItemTerms> items, ContractGroup group)
    {
        var before = ContractQueries.TermsOf(contract);
        var after = group.Over(before, contract.Status.Counts());
        JsonElement old = ContractGroup.Canonical(before), wanted = ContractGroup.Canonical(after);
        if (JsonElement.DeepEquals(old, wanted))
        {
            context.Report.Unchanged += group.Lines.Count;
            context.Report.Add(ImportClass.Unchanged, () => group.Preview(ImportClass.Unchanged));
            return;
        }

        ExpectOpen(group, after.Receipts.Except(before.Receipts).Concat(before.Receipts.Except(after.Receipts)));
        if (group.HasProblems) return;
        if (contract.Status.IsOpenForEntry())
        {
            contract.Change(after, context.Now);
            Note(contract, before, null);
        }
        else if (contract.Status.Counts())
        {
            Note(contract, null, Receive(contract, before, after));
        }
        else
        {
            throw new RuleViolation("import-contract-waits");
        }

        context.Report.Changed += group.Lines.Count;
        context.Report.ChangedRecords++;
        var differences = group.Differences(old, wanted, rows.ProgrammeName).ToList();
        foreach (var difference in differences) context.Report.Add(difference);
        context.Report.Add(ImportClass.Changed, () => group.Preview(ImportClass.Changed) with { Changes = differences });
        MoneyWarnings.NoteChange(group, before, after, items);
        Heed(group, after, contract.Status);
    }

    /// <summary>An approved contract takes money that came; everything else of it changes by amendment only.</summary>
    private List<Guid> Receive(ResearchContract contract, ContractTerms before, ContractTerms after)
    {
        JsonElement old = ContractGroup.Canonical(before with { Receipts = [] }), wanted = ContractGroup.Canonical(after with { Receipts = [] });
        var changed = old.EnumerateObject().FirstOrDefault(f => !JsonElement.DeepEquals(f.Value, wanted.GetProperty(f.Name)));
        if (changed.Value.ValueKind != JsonValueKind.Undefined) throw new RuleViolation("import-needs-amendment", char.ToUpperInvariant(changed.Name[0]) + changed.Name[1..]);
        var stored = before.Receipts.ToList();
        var arrived = new List<Guid>();
        foreach (var receipt in after.Receipts)
        {
            if (stored.Remove(receipt)) continue;
            if (receipt.State == ReceiptState.Planned) throw new RuleViolation("import-needs-amendment", "Receipts");
            arrived.Add(contract.RecordReceipt(receipt, context.Now).Id);
        }

        return arrived;
    }

    private void Note(ResearchContract contract, ContractTerms? before, List<Guid>? receipts)
    {
        if (!context.Writes) return;
        // The version counts changes of parts (receipts) too.
        context.Db.Entry(contract).Property(nameof(IVersioned.Version)).IsModified = true;
        context.Db.Add(AuditEntry.Of(contract.InstitutionId, nameof(ImportRun), context.RunId, contract.Id, AuditEntry.ImportFile, context.Order.FileName));
        if (context.RunId == Guid.Empty) return;
        context.Db.Add(new ImportChange(context.RunId, contract.InstitutionId, contract.Id, contract.Version + 1, ImportChange.Describe(before, receipts)));
    }

    /// <summary>Money of a closed year neither comes nor goes by a file; what is there already may stand in it.</summary>
    private void ExpectOpen(ContractGroup group, IEnumerable<ReceiptTerms> moved)
    {
        foreach (var year in moved.Select(r => r.FiscalYear).Where(closed.Holds).Distinct())
        {
            var line = group.Lines.FirstOrDefault(l => l.Receipt?.FiscalYear == year) ?? group.Lines[0];
            line.Source.Note("import-year-closed", line.Source.Text(ContractColumns.Year) is null ? ContractColumns.ReceivedOn : ContractColumns.Year, year);
        }
    }

    private static void Refuse(ContractGroup group, RuleViolation violation)
    {
        var columns = ContractColumns.All.Where(c => c.Field == violation.Field).Select(c => c.Key).Where(group.First.Has).ToList();
        // Of the money columns the row that has a wrong amount was found in reading; here it is a rule over them.
        group.First.Note(violation.Code, columns.FirstOrDefault(), [.. violation.Args]);
    }

    /// <summary>Tells what a person should look at in a contract that is taken.</summary>
    private void Heed(ContractGroup group, ContractTerms terms, ContractStatus status)
    {
        MoneyWarnings.Note(group, terms, status);
        foreach (var line in group.Lines.Where(l => l.Source.Warnings.Count > 0))
        {
            context.Report.WarningRows++;
            foreach (var warning in line.Source.Warnings) context.Report.Add(warning);
        }
    }

    private void Report(ContractGroup group)
    {
        var fault = group.Lines.First(l => l.Source.Problems.Count > 0).Source.Number;
        foreach (var line in group.Lines)
        {
            if (line.Source.Problems.Count == 0) line.Source.Note("import-row-held-back", null, fault);
            foreach (var problem in line.Source.Problems) context.Report.Add(problem);
        }

        context.Report.Bad += group.Lines.Count;
        context.Report.Add(ImportClass.Error, () => group.Preview(ImportClass.Error));
    }

    private static Int128 Hash(string number)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(ContractNumber.Key(number)), hash);
        return BitConverter.ToInt128(hash);
    }
}
