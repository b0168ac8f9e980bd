using System.Text.Json;
using CollabPortal.Application.Data;
using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Matching.Profiles;
using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Demo;

/// <summary>Published profiles of the larger invented institutions; the first office has two versions, so that an earlier one can be read.</summary>
internal static class DemoProfiles
{
    private const int Institutions = 14;

    private static readonly (string Field, string Ja, string En)[] Examples =
    [
        ("D", "電池の劣化を外から測る研究を、試作車での評価まで進めた。", "Measuring the ageing of batteries from outside, taken as far as tests in a trial vehicle."),
        ("C", "橋の振動から点検の順番を決める方法を、県内の橋で確かめた。", "Deciding the order of inspections from the vibration of bridges, tried on bridges of the prefecture."),
        ("J", "工場の異常を少ない記録から見つける学習の方法を公開した。", "Finding faults of a plant from few records; the method was published."),
        ("F", "魚の健康を水中の音で見守る仕組みを、養殖場で2年試した。", "Watching over the health of fish by sound under water, tried at a farm for two years."),
        ("I", "少ない血液で分かる検査の試薬を、病院と確かめた。", "A reagent for tests with little blood, tried together with a hospital."),
    ];

    private static readonly ContractKind[] Kinds = [ContractKind.JointResearch, ContractKind.CommissionedResearch, ContractKind.AcademicConsulting, ContractKind.JointLaboratory, ContractKind.MaterialTransfer];

    public static async Task WriteAsync(NpgsqlConnection db, DemoOrganisations organisations, DemoCalendar calendar, CancellationToken ct)
    {
        // Without reference data there are no prescriptions to answer.
        var shipped = ReferenceFiles.Read().Prescriptions.Select(p => p.Id).ToArray();
        await using var command = new NpgsqlCommand("select id from catalogue.prescription where id = any ($1) order by ordinal", db) { Parameters = { new() { Value = shipped } } };
        var list = new List<Guid>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct)) list.Add(reader.GetGuid(0));
        }

        await BulkCopy.WriteAsync(db, "register.institution_profile", Make(organisations, calendar, list),
        [
            new("id", NpgsqlDbType.Uuid, r => r.Id), new("institution_id", NpgsqlDbType.Uuid, r => r.Institution), new("status", NpgsqlDbType.Varchar, _ => nameof(ProfileStatus.Published)),
            new("number", NpgsqlDbType.Integer, r => r.Number), new("published_on", NpgsqlDbType.Date, r => r.PublishedOn), new("texts", NpgsqlDbType.Jsonb, r => Json(r.Terms.Texts)),
            new("strengths", NpgsqlDbType.Jsonb, r => Json(r.Terms.Strengths)), new("models", NpgsqlDbType.Jsonb, r => Json(r.Terms.Models)), new("checks", NpgsqlDbType.Jsonb, r => Json(r.Terms.Checks)),
            new("contact_ja", NpgsqlDbType.Varchar, r => r.Terms.ContactJa), new("contact_en", NpgsqlDbType.Varchar, r => r.Terms.ContactEn), new("email", NpgsqlDbType.Varchar, r => r.Terms.Email),
            new("phone", NpgsqlDbType.Varchar, r => r.Terms.Phone), new("for_small", NpgsqlDbType.Boolean, r => r.Terms.ForSmall), new("as_of", NpgsqlDbType.Date, r => r.Terms.AsOf),
            new("data_state", NpgsqlDbType.Varchar, r => r.Terms.DataState.ToString()), new("version", NpgsqlDbType.Integer, _ => 1),
        ], ct);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonColumn.Options);

    private static IEnumerable<ProfileRow> Make(DemoOrganisations organisations, DemoCalendar calendar, IReadOnlyList<Guid> list)
    {
        var dice = new Dice("profiles");
        foreach (var (institution, n) in organisations.Institutions.OrderByDescending(i => i.Weight).Take(Institutions).Select((i, n) => (i, n)))
        {
            var first = institution.Mail == InstitutionList.First;
            for (var number = 1; number <= (first ? 2 : 1); number++)
            {
                var day = calendar.Today.AddDays(first && number == 1 ? -400 : -30 - (n * 7));
                yield return new ProfileRow(Dice.Id($"profile/{number}", n), institution.Id, number, day, Terms(dice, institution, list, day.AddDays(-20), number, n));
            }
        }
    }

    private static ProfileTerms Terms(Dice dice, DemoInstitution institution, IReadOnlyList<Guid> list, DateOnly asOf, int number, int n)
    {
        var examples = Enumerable.Range(0, 2 + (n % 2)).Select(i => Examples[(n + i) % Examples.Length]).ToList();
        return new ProfileTerms
        {
            Texts =
            [
                new(ProfilePart.Policy, "困りごとの段階から一緒に考え、続けるかどうかを半年ごとに決めます。成果の使い道を先に話し合い、費用と時間の目安を最初の面談で示します。", "We think with you from the problem on and decide every half year whether to go on. What results are for is settled first; cost and time are told at the first meeting."),
                new(ProfilePart.Liaison, $"産学連携本部に{12 + (n * 3 % 17)}人。相談の受付から契約まで同じ担当者が付き、法務と知的財産の担当が最初の面談から加わります。", $"{12 + (n * 3 % 17)} people. One person accompanies you from the first talk to the contract; legal and rights staff join from the first meeting."),
                new(ProfilePart.Contracts, "共同研究と秘密保持のひな形を公開しています。知的財産の帰属と実施の条件は、案件ごとに話し合えます。", "Models for joint research and confidentiality are published. Ownership and use of rights can be discussed case by case."),
                new(ProfilePart.Facilities, "電子顕微鏡、環境試験室、計算機の時間を学外に開放しています。申し込みは利用日の2週間前までです。", "Electron microscopes, climate chambers and computing time are open to others. Apply two weeks ahead."),
                .. n % 3 == 2 ? Array.Empty<ProfileText>() : [new ProfileText(ProfilePart.CrossAppointments, "企業との在籍型出向を、勤務の割合10％から認めています。社会保険は大学側でまとめて扱います。", "Secondment with companies from a tenth of working time; social insurance is handled by the university as a whole.")],
            ],
            Strengths = [.. examples.Select(e => new StrongField(e.Field, e.Ja, e.En))],
            Models = [.. Kinds.Take(3 + (n % 3))],
            Checks =
            [
                .. list.SkipLast(n % 2).Select((id, i) => (dice.Below(10) + number) switch
                {
                    >= 5 => new GuidelineCheck(id, GuidelineState.Done, "規程と体制を公開している（架空）。", "Rules and organisation are published (fictitious)."),
                    >= 3 => new GuidelineCheck(id, GuidelineState.UnderWay, "学内の委員会で検討している（架空）。", "Being prepared by a committee (fictitious)."),
                    _ => new GuidelineCheck(id, GuidelineState.NotYet, null, null),
                }),
            ],
            ContactJa = "産学連携本部 相談窓口",
            ContactEn = "Liaison office, first contact",
            Email = $"sangaku@{institution.Mail}.example",
            Phone = "000-0000-0000",
            ForSmall = n % 3 != 1,
            AsOf = asOf,
            DataState = number == 1 && institution.Mail == InstitutionList.First ? ProfileDataState.Final : n % 4 == 3 ? ProfileDataState.Final : ProfileDataState.Provisional,
        };
    }

    private sealed record ProfileRow(Guid Id, Guid Institution, int Number, DateOnly PublishedOn, ProfileTerms Terms);
}
