using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys.Month;

/// <summary>A contract as an officer types it: each cell in one of the ways in which people write days and money.</summary>
/// <param name="Kind">C# name of the kind.</param>
/// <param name="Partner">What is typed to find the partner: name, reading, or the name of a company that nobody has yet.</param>
/// <param name="On">Day on which the first money came; null: it is planned only.</param>
internal sealed record TypedContract(string Kind, string Partner, string Starts, string Ends, string Agreed, string? On, string Direct, string Indirect, bool IsNewCompany = false);

/// <summary>The ten contracts that come on paper, entered through the form.</summary>
internal static class HandWork
{
    internal static IReadOnlyList<TypedContract> Ten { get; } =
    [
        new("JointResearch", "ミナト電池", "令和４年４月１日", "R9.3.31", "１３百万円", "2022-06-30", "１０百万円", "3,000,000"),
        new("JointResearch", "ヒガシワン", "2022/4/1", "令和9年3月31日", "８００万円", "R4.7.1", "６００万円", "２００万円", IsNewCompany: true),
        new("CommissionedResearch", "はま重機", "2022年5月1日", "2027-03-31", "5,500,001", "令和4年9月30日", "4,230,770", "1,269,231"),
        new("ClinicalTrial", "ハルカゼ", "R4.6.1", "R9.3.31", "1億2,000万円", "2022.10.3", "1億円", "２千万円"),
        new("DonatedChair", "ミナト電池", "20221001", "20270930", "0.3億円", "2022-10-31", "３０百万円", "0"),
        new("AcademicConsulting", "青鳩", "R4.10.1", "R8.9.30", "９９０千円", "R4.12.5", "900,000", "９０，０００"),
        new("JointLaboratory", "ミナト電池", "2022-07-01", "2027-06-30", "３０百万円", "令和4年7月29日", "23,076,924", "6,923,076"),
        new("MaterialTransfer", "はま重機", "R4.11.1", "R9.10.31", "¥330,000", "2022/11/30", "300,000", "30,000"),
        new("JointResearch", "東湾", "2023-01-01", "2027-12-31", "２．６百万円", null, "２百万円", "600千円"),
        new("JointResearch", "はま重機", "令和5年2月1日", "R9.1.31", "0", "2023-03-31", "0", "0"),
    ];

    /// <summary>Which of them is planned only: no money came yet.</summary>
    internal static int PlannedOnly { get; } = Ten.ToList().FindIndex(c => c.On is null);

    /// <summary>Types one contract and waits until all of it is stored as a draft.</summary>
    /// <returns>The partner's name as the portal has it.</returns>
    internal static async Task<string> EnterAsync(Visitor officer, TypedContract contract, string mark, int number)
    {
        var page = officer.Page;
        await officer.GoAsync("/contracts/new", judge: false);
        await page.FillAsync("#f-Title", $"手入力{mark} その{number}");
        await page.SelectOptionAsync("#f-Kind", contract.Kind);
        await page.FillAsync("#f-Number", $"手-{mark}-{number}");
        await PickAsync(page, contract, mark);
        await page.FillAsync("#f-StartsOn", contract.Starts);
        await page.FillAsync("#f-EndsOn", contract.Ends);
        await page.FillAsync("#f-AgreedYen", contract.Agreed);
        await page.GetByRole(AriaRole.Button, new() { Name = "行を追加" }).ClickAsync();
        if (contract.On is { } on)
        {
            await page.Locator("tr:has(#f-Receipts-0-Direct) select").SelectOptionAsync("Received");
            await page.FillAsync("#f-Receipts-0-On", on);
        }

        await page.FillAsync("#f-Receipts-0-Direct", contract.Direct);
        await page.FillAsync("#f-Receipts-0-Indirect", contract.Indirect);
        await page.FillAsync("#f-Goal", "劣化の前ぶれを測り方から見つける。\n二行目も残る。");
        await page.FillAsync("#f-SuccessCriterion", "二年で、八割を半年前に当てる。");
        if (number == 0) await officer.JudgeAsync();
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator(".save [role=status]")).ToContainTextAsync("保存済み");
        return await page.Locator(".picked b").First.InnerTextAsync();
    }

    private static async Task PickAsync(IPage page, TypedContract contract, string mark)
    {
        if (contract.IsNewCompany)
        {
            await page.FillAsync("#f-Parties", $"{contract.Partner}{mark}株式会社");
            await page.GetByRole(AriaRole.Button, new() { Name = "見つからない企業を登録する" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "登録して選ぶ" }).ClickAsync();
        }
        else
        {
            await page.ChoosesAsync("f-Parties", contract.Partner);
        }

        await Expect(page.Locator(".picked").First).ToBeVisibleAsync();
    }
}
