using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Contracts.Pricing;

/// <summary>
/// Rates of the R&amp;D tax credit as shipped: dated data with the mark of the source (docs/data-sources.md). A new year's rates
/// are a new row of the file; nothing is carried on into years without a row.
/// </summary>
public sealed class CreditRates
{
    /// <exception cref="ReferenceDataException">The file is missing or says what it must not.</exception>
    public CreditRates(string? folder = null) => All = Read(folder ?? ReferenceFiles.Folder);

    public IReadOnlyList<CreditRate> All { get; }

    private static List<CreditRate> Read(string folder)
    {
        List<CreditRate> rates = [];
        foreach (var row in CsvTable.Read(folder, "tax_credit_rates.csv").Rows)
        {
            if (!Enum.TryParse<CreditClass>(row.Text("class"), out var kind)) throw row.Wrong("class is no CreditClass");
            var rate = new CreditRate(
                kind, new FiscalYear(row.Number("from_fiscal_year")), new FiscalYear(row.Number("to_fiscal_year")),
                row.Decimal("rate_percent"), row.Decimal("cap_percent"), row.Text("source"));
            if (rate.To < rate.From) throw row.Wrong("the span ends before it begins");
            if (rate.RatePercent is < 0 or > 100 || rate.CapPercent is < 0 or > 100) throw row.Wrong("a rate is no share");
            if (rates.Exists(r => r.Class == kind && r.From <= rate.To && rate.From <= r.To)) throw row.Wrong("two rates for one year");
            rates.Add(rate);
        }

        return rates;
    }
}
