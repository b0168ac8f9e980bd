using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;

namespace CollabPortal.IntegrationTests.Trust;

/// <summary>A row of institution A in every table of the register.</summary>
public partial class IsolationTests
{
    private async Task FillAsync(Organisation a, Organisation company)
    {
        var contract = await ContractAsync(a, company, "A-1");
        await using var db = database.As(PortalRole.Liaison, a.Id);
        db.Attach(contract);
        contract.Price(new PriceTerms([new PriceItemTerms(PriceItemKind.Direct, 1_000_000)], []), database.Clock.Now);
        contract.Submit(Guid.NewGuid(), database.Clock.Now);
        contract.Approve(Guid.NewGuid(), database.Clock.Now, new DateOnly(2026, 11, 21), "確認済み");
        await db.SaveChangesAsync();
        db.Programmes.Add(new Programme(a.Id, "包括連携", company.Id, new DateOnly(2026, 4, 1), null));
        db.Amendments.Add(new ContractAmendment(
            contract, new AmendmentTerms { Title = "変更", StartsOn = contract.StartsOn, EndsOn = contract.EndsOn, AgreedYen = contract.AgreedYen }, "理由", Guid.NewGuid(), database.Clock.Now));
        contract.RecordFacts(new FactTerms { Keywords = ["架空"], Members = [new MemberTerms("架空 花子", MemberRole.CoInvestigator)] }, database.Clock.Now);
        var file = new AttachmentFile("a.pdf", "application/pdf", 1, new string('0', 64), AttachmentPlace.Database);
        var attachment = new ContractAttachment(contract.Id, a.Id, AttachmentKind.Contract, file, null, Guid.NewGuid(), database.Clock.Now);
        db.Attachments.Add(attachment);
        db.AttachmentContents.Add(new AttachmentContent { AttachmentId = attachment.Id, InstitutionId = a.Id, Content = [1] });
        var researcher = new Researcher(a.Id, "架空 太郎", null, null, null);
        db.Researchers.Add(researcher);
        var standing = new ResearcherStanding(researcher);
        standing.Record(1990, DoctorateState.Completed, new DateOnly(2026, 11, 21));
        db.Add(standing);
        db.CrossAppointments.Add(new CrossAppointment(
            a.Id, researcher, new DateOnly(2026, 4, 1), new DateOnly(2027, 3, 31), [new EffortShare(a.Id, 60, true), new EffortShare(company.Id, 40, false)], null));
        db.Moves.Add(new ResearcherMove(a.Id, new FiscalYear(2025), Sector.Company, a, 3));
        db.Startups.Add(new Startup(a.Id, new StartupTerms { NameJa = "架空ベンチャー", Types = [StartupType.Student], FoundedYear = 2020 }));
        db.InstitutionTargets.Add(new Domain.Indicators.InstitutionTarget(
            a.Id, new Domain.Indicators.InstitutionTargetTerms("company-investment", new FiscalYear(2020), 100, 300, new FiscalYear(2030), false)));
        db.SurveyDeadlines.Add(new SurveyDeadline(a.Id, new FiscalYear(2025), SurveyCatalogue.Sheets[0].Key, new DateOnly(2026, 7, 31)));
        db.Seeds.Add(new Domain.Matching.ResearchSeed(a.Id, new Domain.Matching.SeedTerms { Title = "架空の下書きシーズ" }));
        db.Profiles.Add(new Domain.Matching.Profiles.ProfileVersion(a.Id, new Domain.Matching.Profiles.ProfileTerms { ContactJa = "架空の窓口" }));
        var right = new PatentRight(a.Id, new PatentTerms { Title = "架空の発明" });
        db.PatentRights.Add(right);
        db.Licences.Add(new LicenceOrAssignment(right, new LicenceTerms
        {
            AgreementNumber = "L-1",
            LicenseeId = company.Id,
            Kind = LicenceKind.NonExclusive,
            StartsOn = new DateOnly(2025, 4, 1),
            Incomes = [new IncomeTerms(2025, IncomeKind.LumpSum, 1_000_000)],
        }));
        await db.SaveChangesAsync();
        await EndedAsync(db, contract);
        await ImportedAsync(a);
        await LockedAsync(db, a);
    }

    /// <summary>A company's enquiry to A, with a file. Its account is nobody of those who look below.</summary>
    private async Task AskedAsync(Organisation a, Organisation company)
    {
        var asker = await database.AccountAsync(PortalRole.Company);
        await using var db = database.As(asker);
        var enquiry = new Domain.Matching.Enquiry(a.Id, new Domain.Matching.EnquiryTerms { Title = "相談", Problem = "内容", CompanyId = company.Id, Person = "架空 次郎" }, asker.UserId!.Value, database.Clock.Now);
        db.Add(enquiry);
        db.Add(new Domain.Matching.EnquiryFile(enquiry, "a.txt", "text/plain", [1], new string('0', 64), database.Clock.Now));
        await db.SaveChangesAsync();
        (await new Application.Matching.Enquiries.TypedEnquiries(asker, new Application.Accounts.Access(asker, database.Contexts(asker), database.Clock), database.Contexts(asker), database.Clock)
            .KeepAsync(Guid.NewGuid(), a.Id, "{}")).Ok.Should().BeTrue();
        typing = asker.UserId!.Value;
        var need = new Domain.Matching.CompanyNeed(new Domain.Matching.NeedTerms
        {
            Title = "A大学だけへのニーズ",
            Problem = "内容",
            Sought = "方法",
            Fields = ["C"],
            CompanyId = company.Id,
            Person = "架空 次郎",
            Audience = Domain.Matching.NeedAudience.Chosen,
            Institutions = [a.Id],
        }, asker.UserId!.Value);
        db.Add(need);
        await db.SaveChangesAsync();
        need.Publish(new DateOnly(2026, 11, 21));
        await db.SaveChangesAsync();
        await using var office = database.As(PortalRole.Liaison, a.Id);
        office.Add(new Domain.Matching.NeedAnswer(need, a.Id, "できます", Guid.NewGuid(), "架空 四郎", database.Clock.Now));
        await office.SaveChangesAsync();
        await JoinedAsync(a, asker);
    }

    /// <summary>An event that somebody joined; taken back to a draft afterwards, which the portal never does, so that it is A's alone.</summary>
    private async Task JoinedAsync(Organisation a, Application.Accounts.CurrentUser joining)
    {
        var today = new DateOnly(2026, 11, 21);
        var made = new Domain.Matching.Events.PortalEvent(a.Id, new Domain.Matching.Events.EventTerms
        {
            Title = "A大学の催し",
            Kind = Domain.Matching.Events.EventKind.Fair,
            StartsOn = today,
            IsOnline = true,
            Audience = "どなたでも",
            Description = "内容",
            TakesJoining = true,
        }, today);
        made.Publish(today);
        await using var office = database.As(PortalRole.Liaison, a.Id);
        office.Add(made);
        await office.SaveChangesAsync();
        await using var db = database.As(joining);
        db.Add(made.Join(joining.UserId!.Value, "架空 次郎", "C社", 0, today, database.Clock.Now));
        await db.SaveChangesAsync();
        (await ExecuteAsync(a.Id, $"update register.event set status = 'Draft' where id = '{made.Id}'")).Should().Be(1);
    }

    private async Task LockedAsync(PortalDb db, Organisation a)
    {
        var year = new YearLock(a.Id, new FiscalYear(2025), JapanTime.Today(database.Clock));
        year.Prepare(Guid.NewGuid(), database.Clock.Now);
        db.YearLocks.Add(year);
        await db.SaveChangesAsync();
        year.Lock(Guid.NewGuid(), database.Clock.Now, findings: 0, seen: true);
        await db.SaveChangesAsync();
        (await ExecuteAsync(a.Id, "select set_config('portal.reason', '訂正', false); update register.researcher_move set persons = persons + 1")).Should().Be(1);
    }

    /// <summary>A file with one good and one bad row, mapped, checked and applied.</summary>
    private async Task ImportedAsync(Organisation a)
    {
        var office = await Imports.ImportOffice.OpenAsync(database, university: a);
        var run = (await office.Desk.UploadAsync("contracts", "a.csv", Imports.ImportOffice.File(Imports.ImportOffice.Header, office.Row("I-1"), office.Row("I-2", direct: "x")))).Value;
        await office.CheckAgainAsync(run);
        var known = new Application.Imports.PartnerDecision(new Application.Imports.UnknownPartner(null, "架空の呼び名", 1), office.Company.Id);
        (await office.Choices.DecideAsync(run, [known])).Ok.Should().BeTrue();
        (await office.Desk.ApplyAsync(run, goodOnly: true, submit: false)).Ok.Should().BeTrue();
        await office.Work.DoAsync(run, Application.Imports.ImportTask.Apply, default);
    }

    private async Task EndedAsync(PortalDb db, ResearchContract contract)
    {
        contract.Complete(new DateOnly(2026, 10, 31), database.Clock.Now);
        db.Outcomes.Add(new ContractOutcome(contract, new OutcomeTerms { Goal = GoalResult.Reached, Use = PutToUse.Planned }, Guid.NewGuid(), database.Clock.Now));
        db.FollowUps.Add(new ContractFollowUp(contract, 1, PutToUse.InUse, null, Guid.NewGuid(), database.Clock.Now.AddYears(1)));
        await db.SaveChangesAsync();
    }

    private async Task<ResearchContract> ContractAsync(Organisation institution, Organisation company, string number)
    {
        var contract = ResearchContract.Draft(institution.Id, new ContractTerms
        {
            Number = number,
            Kind = ContractKind.JointResearch,
            Title = "試験",
            StartsOn = new DateOnly(2026, 4, 1),
            EndsOn = new DateOnly(2027, 3, 31),
            Goal = "目的",
            SuccessCriterion = "基準",
            Parties = [new PartyTerms(company.Id, PartyRole.Partner)],
            Receipts = [new ReceiptTerms(2026, ReceiptState.Received, new DateOnly(2026, 5, 1), 1_000_000, 300_000)],
        }, Guid.NewGuid(), database.Clock.Now);
        await using var db = database.As(PortalRole.Liaison, institution.Id);
        db.Contracts.Add(contract);
        await db.SaveChangesAsync();
        return contract;
    }
}
