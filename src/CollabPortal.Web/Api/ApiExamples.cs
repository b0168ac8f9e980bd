using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CollabPortal.Web.Api;

/// <summary>Examples in the OpenAPI document: what to ask, and what comes.</summary>
internal static class ApiExamples
{
    internal const string Series = """
        {"key":"joint-research-count","name":{"ja":"民間企業との共同研究の件数","en":"Joint research with companies: contracts"},"by":"band","unit":"contracts","definitionVersion":1,
         "rules":["contracts-that-count","cash-received"],"breaks":[{"fromFiscalYear":2012,"note":{"ja":"2012年度から、0円の契約を別の区分として数えています。","en":"From FY2012 on contracts of ¥0 are a class of their own."}}],
         "total":{"code":"","name":{"ja":"民間企業との共同研究の件数","en":"Joint research with companies: contracts"},"values":[{"fiscalYear":2023,"value":3118,"items":3118,"coverage":0.1}]},
         "parts":[{"code":"0","name":{"ja":"0円","en":"¥0"},"values":[{"fiscalYear":2023,"value":210,"items":210,"coverage":null}]},
                  {"code":"7","name":{"ja":"1億円以上","en":"¥100m or more"},"values":[{"fiscalYear":2023,"value":null,"items":null,"coverage":null,"suppressed":true}]}],
         "official":[{"fiscalYear":2023,"value":31185,"release":"MEXT survey FY2023","precision":"exact"}]}
        """;

    internal const string Releases = """
        {"key":"private-receipts-total","unit":"hundred_million_yen",
         "values":[{"fiscalYear":2022,"release":"MEXT survey FY2022","value":1381,"difference":null,"newest":false,"precision":"exact"},
                   {"fiscalYear":2022,"release":"MEXT survey FY2023","value":1386,"difference":5,"newest":true,"precision":"computed"}]}
        """;

    internal const string Indicator = """
        {"key":"patent-licences","name":{"ja":"特許権実施等の件数","en":"Patent licences and assignments"},"unit":"cases",
         "target":{"baselineFiscalYear":2013,"baselineValue":9856,"multiplier":1.5,"deadlineFiscalYear":2020,"value":14784},
         "official":[{"fiscalYear":2015,"value":11872,"release":"JPO annual report 2018","precision":"exact"}],
         "measured":[{"fiscalYear":2015,"value":1187,"coverage":0.09998}],
         "progress":{"fiscalYear":2015,"value":11872,"ratioToBaseline":1.2045,"progress":0.409,"observedAnnualGrowth":0.0975,"requiredAnnualGrowth":0.0448,"status":"on-track","verdict":"open"},
         "definitionVersion":1,"officialSeries":"patent_licences","breaks":[{"fromFiscalYear":2012,"note":{"ja":"2012年度に集計方法が変わり、2011年度以前とは比べられません。","en":"The tally was re-organised in FY2012; FY2011 and earlier are not comparable."}}]}
        """;

    internal const string Indicators = "[" + Indicator + "]";

    /// <summary>An example of the answer, and of each parameter by its name.</summary>
    internal static T WithExamples<T>(this T endpoint, string answer, params (string Parameter, string Value)[] parameters)
        where T : IEndpointConventionBuilder => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        foreach (var (name, value) in parameters)
            if (operation.Parameters?.FirstOrDefault(p => p.Name == name) is OpenApiParameter parameter) parameter.Example = JsonValue.Create(value);
        if (operation.Responses?["200"].Content?.TryGetValue("application/json", out var json) == true && json is OpenApiMediaType media) media.Example = JsonNode.Parse(answer);
        return Task.CompletedTask;
    });
}
