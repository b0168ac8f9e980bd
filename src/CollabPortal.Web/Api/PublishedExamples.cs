namespace CollabPortal.Web.Api;

/// <summary>Examples of what is published, in the OpenAPI document; everything in them is invented.</summary>
internal static class PublishedExamples
{
    internal const string Id = "019d4657-0000-7b93-a1eb-e2040b12a31b";

    private const string University = $$$"""{"id":"{{{Id}}}","name":{"ja":"みなと総合大学","en":"Minato Comprehensive University"}}""";

    internal const string Need = $$$"""
        {"id":"{{{Id}}}","company":null,"anonymous":true,"title":"画像による検査の見落としを減らしたい","problem":"鋳物の表面の傷を目視で検査しています。","sought":"少ない画像で学べる検査の方法",
         "budget":"UpToThreeMillion","start":"WithinHalfAYear","fields":["J"],"keywords":["画像","検査"],"leastReadiness":null,"smallCompany":false,"publishedOn":"2026-11-16","demo":true}
        """;

    internal const string Needs = $$$"""{"total":1,"page":1,"pageSize":20,"needs":[{{{Need}}}],"demo":true}""";

    internal const string Event = $$$"""
        {"id":"{{{Id}}}","organiser":{{{University}}},"kind":"ExchangeMeeting","status":"Published","title":{"ja":"電池と材料の産学交流会","en":"Meeting of industry and academia on batteries and materials"},
         "description":"短い発表のあと、1社20分ずつ個別に話せます。","audience":"電池・材料にかかわる企業","startsOn":"2026-12-10","endsOn":null,"deadline":"2026-12-05","place":"産学連携棟","prefecture":14,
         "online":false,"link":null,"field":"D","joinedInPortal":true,"capacity":60,"joined":12,"over":false,"publishedOn":"2026-10-22","demo":true}
        """;

    internal const string Events = $$$"""{"total":1,"page":1,"pageSize":20,"events":[{{{Event}}}],"demo":true}""";

    internal const string Seed = $$$"""
        {"id":"{{{Id}}}","institution":{{{University}}},"title":{"ja":"電池の劣化を短時間で見きわめる方法","en":"電池の劣化を短時間で見きわめる方法"},"problem":"劣化が事前に分からない。","advantage":"数日で分かる。",
         "sought":"実環境での試験に協力する企業","readiness":"Prototype","field":"D","keywords":["電池","劣化"],"researchers":[],"patents":[],"forSmall":true,"publishedOn":"2025-06-01","demo":true}
        """;

    internal const string Search = $$$"""
        {"total":1,"page":1,"pageSize":20,"terms":[{"text":"電池","words":["電池","バッテリー"],"documents":120}],
         "hits":[{"kind":"Seed","id":"{{{Id}}}","title":{"ja":"電池の劣化を短時間で見きわめる方法","en":"電池の劣化を短時間で見きわめる方法"},"institution":{"ja":"みなと総合大学","en":"Minato Comprehensive University"},
                  "institutionId":"{{{Id}}}","prefecture":14,"field":"D","readiness":3,"forSmall":true,"day":"2025-06-01","reasons":[{"term":"電池","word":"電池","place":"Title"}],"page":"/research-seeds/{{{Id}}}","demo":true}],
         "nearby":[],"facets":{"kinds":{"Seed":1},"prefectures":{"14":1},"fields":{"D":1},"readiness":{"3":1}},"demo":true}
        """;

    internal const string Profile = $$$"""
        {"institutionId":"{{{Id}}}","version":2,"publishedOn":"2026-10-20","asOf":"2026-10-01","dataState":"Provisional","parts":[{"part":"Policy","ja":"地域の企業と研究を進めます。","en":"We do research with companies of the region."}],
         "strengths":[{"field":"D","ja":"電池の劣化を外から測る研究","en":"Measuring the ageing of batteries from outside"}],"contractModels":["JointResearch"],"checks":[],
         "contact":{"nameJa":"産学連携本部","nameEn":"Industry Liaison Office","email":"liaison@demo.example","phone":null},"forSmall":true,"versions":[2,1],"demo":true}
        """;
}
