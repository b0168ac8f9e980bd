using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Enquiries;

/// <summary>The liaison office's side: acknowledge, forward, answer, decline with a reason, note, or make a draft contract of it.</summary>
public sealed class EnquiryOffice(RegisterWriter writer, CurrentUser user, IDbContextFactory<PortalDb> contexts, AttachmentStore store, TimeProvider clock)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    private string Name => user.DisplayName ?? "";

    public Task<Outcome<Guid>> AcknowledgeAsync(Guid id, int version, string? text, CancellationToken ct = default) => StepAsync(id, version, e => e.Acknowledge(text, writer.Actor, Name, Now), ct);

    public Task<Outcome<Guid>> ForwardAsync(Guid id, int version, string? to, CancellationToken ct = default) => StepAsync(id, version, e => e.Forward(to, writer.Actor, Name, Now), ct);

    public Task<Outcome<Guid>> AnswerAsync(Guid id, int version, string? text, CancellationToken ct = default) => StepAsync(id, version, e => e.Answer(text, writer.Actor, Name, Now), ct);

    public Task<Outcome<Guid>> DeclineAsync(Guid id, int version, string? reason, CancellationToken ct = default) => StepAsync(id, version, e => e.Decline(reason, writer.Actor, Name, Now), ct);

    /// <summary>A note that the company never sees.</summary>
    public Task<Outcome<Guid>> NoteAsync(Guid id, int version, string? text, CancellationToken ct = default) => StepAsync(id, version, e => e.Note(text, writer.Actor, Name, Now), ct);

    /// <summary>
    /// Makes a draft contract with the enquiry's title, problem, company, files, the field of what was asked about and, where that was a
    /// seed, its keywords and researcher. One transaction: there is no contract without its enquiry closed, and none twice.
    /// </summary>
    /// <returns>The contract's id.</returns>
    public async Task<Outcome<Guid>> ToContractAsync(Guid id, int version, ContractKind kind, CancellationToken ct = default)
    {
        ResearchContract? made = null;
        List<Guid> stored = [];
        var done = await writer.ChangeAsync<Enquiry>(id, version, async (db, enquiry) =>
        {
            var seed = enquiry.Origin == EnquiryOrigin.Seed
                ? await db.Seeds.AsNoTracking().SingleOrDefaultAsync(s => s.Id == enquiry.OriginId && s.InstitutionId == enquiry.InstitutionId, ct) : null;
            made = ResearchContract.Draft(enquiry.InstitutionId, new ContractTerms
            {
                Kind = kind,
                Title = enquiry.Title,
                Goal = enquiry.Problem,
                FieldCode = seed is not null ? seed.FieldCode : await FieldAsync(db, enquiry, ct),
                PrincipalInvestigator = seed?.Researchers.FirstOrDefault(),
                Parties = [new PartyTerms(enquiry.CompanyId, PartyRole.Partner)],
                Facts = seed is { Keywords.Length: > 0 } ? new FactTerms { Keywords = seed.Keywords } : null,
            }, writer.Actor, Now);
            db.Add(made);
            enquiry.Contract(made.Id, writer.Actor, Name, Now);
            foreach (var file in await db.EnquiryFiles.AsNoTracking().Where(f => f.EnquiryId == id).ToListAsync(ct))
            {
                var attachment = new ContractAttachment(made.Id, enquiry.InstitutionId, AttachmentKind.Specification,
                    new AttachmentFile(file.FileName, file.ContentType, file.Bytes, file.Sha256, store.Settings.Place), null, writer.Actor, Now);
                db.Add(attachment);
                await store.PutAsync(db, attachment, file.Content, ct);
                stored.Add(attachment.Id);
            }
        }, ct);
        if (done.Ok) return made!.Id;
        if (made is not null) store.Forget(made.InstitutionId, stored);
        return done;
    }

    // The field of a case, a need or whatever else is published; null where it is not any more, or has none.
    private static async Task<string?> FieldAsync(PortalDb db, Enquiry enquiry, CancellationToken ct)
    {
        if (enquiry.OriginId is not { } id) return null;
        // A need may be for some institutions only and then stands in no search.
        if (enquiry.Origin == EnquiryOrigin.Need) return (await db.Needs.AsNoTracking().Where(n => n.Id == id).Select(n => n.Fields).FirstOrDefaultAsync(ct))?.FirstOrDefault();
        var kind = (int)enquiry.Origin;
        return (await db.Database.SqlQuery<string?>($"""select field::text as "Value" from catalogue.search_document where document_kind = {kind} and subject_id = {id} and institution_id = {enquiry.InstitutionId}""").ToListAsync(ct)).FirstOrDefault();
    }

    /// <summary>The enquiry that a contract came from, with what the contract has no field for; null for none.</summary>
    public async Task<EnquiryOfContract?> OfContractAsync(Guid contractId, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Enquiries.AsNoTracking().Where(e => e.ContractId == contractId && e.InstitutionId == user.InstitutionId)
            .Select(e => new EnquiryOfContract(e.Id, e.Title, e.Person, e.Budget, e.Start, e.Secrecy)).FirstOrDefaultAsync(ct);
    }

    private Task<Outcome<Guid>> StepAsync(Guid id, int version, Action<Enquiry> verb, CancellationToken ct) => writer.ChangeAsync<Enquiry>(id, version, (_, enquiry) =>
    {
        verb(enquiry);
        return Task.CompletedTask;
    }, ct);
}
