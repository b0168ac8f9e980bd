using CollabPortal.Domain.Matching;

namespace CollabPortal.Application.Imports.Seeds;

/// <summary>Columns of a file of research seeds: one row is one seed, known by its title.</summary>
internal static class SeedColumns
{
    internal const string Title = "title", TitleEn = "title-en", Problem = "problem", Advantage = "advantage", Sought = "sought", Readiness = "readiness", Field = "field",
        Keywords = "keywords", Researchers = "researchers", Patents = "patents", ForSmall = "for-small";

    internal static readonly IReadOnlyList<ImportColumn> All =
    [
        new(Title, new("題名", "Title"), CellKind.Text, "Title", "架空の音で軸受の傷みを見つける方法（記入例）", "シーズ名", "シーズ名称", "技術名", "タイトル", "研究シーズ名", "テーマ", "研究題目") { IsRequired = true },
        new(TitleEn, new("題名（英語）", "Title (English)"), CellKind.Text, "TitleEn", "", "英語題名", "Title in English"),
        new(Problem, new("解決する課題", "Problem solved"), CellKind.Text, "Problem", "止めてから気づく軸受の故障", "課題", "背景", "解決課題", "研究の背景", "概要"),
        new(Advantage, new("今の方法に比べた利点", "Advantage"), CellKind.Text, "Advantage", "止めずに、安い集音器で分かる", "利点", "優位性", "特長", "特徴", "従来技術との比較"),
        new(Sought, new("求めること", "What is sought"), CellKind.Text, "Sought", "現場の音の記録を提供できる企業", "希望する連携", "連携の希望", "企業への期待", "想定する連携先"),
        new(Readiness, new("実用への近さ", "Readiness"), CellKind.Choice, "Readiness", "試作・実験室で実証", "段階", "開発段階", "実用化段階", "研究段階", "TRL")
        {
            Choices =
            [
                new(nameof(SeedReadiness.Idea), "着想・理論", "Idea", "基礎研究", "構想", "TRL1", "TRL2"),
                new(nameof(SeedReadiness.Principle), "原理を確認", "Principle shown", "原理確認", "応用研究", "TRL3"),
                new(nameof(SeedReadiness.Prototype), "試作・実験室で実証", "Prototype", "試作", "試作段階", "TRL4", "TRL5"),
                new(nameof(SeedReadiness.Field), "実環境で実証", "Shown in the field", "実証", "実証段階", "TRL6", "TRL7"),
                new(nameof(SeedReadiness.Product), "製品・サービスあり", "Product", "製品化", "実用化", "TRL8", "TRL9"),
            ],
        },
        new(Field, new("研究分野", "Field"), CellKind.Text, "FieldCode", "C", "分野", "審査区分", "分野コード"),
        new(Keywords, new("キーワード", "Keywords"), CellKind.Text, "Keywords", "軸受、異音、診断", "キーワード（5個程度）"),
        new(Researchers, new("研究者", "Researchers"), CellKind.Text, "Researchers", "", "研究者名", "研究代表者", "氏名", "担当教員", "教員名"),
        new(Patents, new("特許", "Patents"), CellKind.Text, "PatentIds", "", "特許番号", "出願番号", "関連特許", "登録番号", "特許出願番号"),
        new(ForSmall, new("中小企業", "Small companies"), CellKind.Choice, "ForSmall", "歓迎", "中小企業も歓迎", "中小企業の歓迎")
        {
            Choices = [new("yes", "歓迎", "welcome", "○", "◯", "可", "はい"), new("no", "相談", "ask", "×", "不可", "いいえ")],
        },
    ];
}
