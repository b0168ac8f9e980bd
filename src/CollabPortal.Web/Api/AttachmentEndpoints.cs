using CollabPortal.Application;
using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Domain.Contracts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace CollabPortal.Web.Api;

/// <summary>An attachment of a contract: one version (edition) of one document.</summary>
public sealed record AttachmentDocument(
    Guid Id, Guid DocumentId, int Edition, bool Newest, AttachmentKind Kind, string FileName, long Bytes, string Sha256, DateTimeOffset AddedAt, bool Removed)
{
    internal static AttachmentDocument Of(AttachmentView a) => new(a.Id, a.DocumentId, a.Edition, a.IsNewest, a.Kind, a.FileName, a.Bytes, a.Sha256, a.AddedAt, a.IsRemoved);
}

/// <summary>Files of contracts, for the own institution: listed, sent as the body of a POST, fetched. The pages' links lead here too.</summary>
public static class AttachmentEndpoints
{
    internal static void MapAttachments(this IEndpointRouteBuilder contracts)
    {
        contracts.MapGet("/{id:guid}/attachments", ListAsync).WithName("listAttachments").WithSummary("Attachments of a contract of the own institution")
            .Produces<IReadOnlyList<AttachmentDocument>>();
        contracts.MapPost("/{id:guid}/attachments", AddAsync).WithName("addAttachment")
            .WithSummary("Stores the body as an attachment: name with its ending; kind; document for a new version of one")
            .Produces<AttachmentDocument>(StatusCodes.Status201Created);
        contracts.MapGet("/{id:guid}/attachments/{attachment:guid}", OpenAsync).WithName("getAttachment").WithSummary("The file itself; ETag is its SHA-256")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");
    }

    private static async Task<IResult> ListAsync(Guid id, AttachmentService service, CancellationToken ct) =>
        Results.Json((await service.ListAsync(id, ct)).Select(AttachmentDocument.Of), ContractJson.Options);

    private static async Task<IResult> AddAsync(
        Guid id, [FromQuery] string? name, [FromQuery] string? kind, [FromQuery] Guid? document, HttpContext http, AttachmentService service, ContractAnswers answers, CancellationToken ct)
    {
        var tooLarge = http.Request.ContentLength > service.Settings.LimitBytes;
        // A little more than allowed is read, and what is refused is taken off the line, so that the portal and not the server answers.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = tooLarge ? null : service.Settings.LimitBytes + 81_920;
        if (tooLarge) return answers.Refused([new Problem("attachment-too-large", "File", service.Settings.LimitMegabytes)]);
        var done = await service.AddAsync(id, KindOf(kind), name, http.Request.Body, document, ct);
        if (!done.Ok) return answers.Refused(done.Problems);
        var made = (await service.ListAsync(id, ct)).First(a => a.Id == done.Value);
        http.Response.Headers.Location = $"/api/v1/contracts/{id}/attachments/{made.Id}";
        return Results.Json(AttachmentDocument.Of(made), ContractJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Always as a download under our own content type: no browser shows it as a page of the portal.</summary>
    private static async Task<IResult> OpenAsync(Guid id, Guid attachment, HttpContext http, AttachmentService service, ContractAnswers answers, CancellationToken ct)
    {
        var found = await service.OpenAsync(id, attachment, ct);
        if (!found.Ok) return answers.Refused(found.Problems);
        http.Response.Headers.ETag = $"\"{found.Value.Sha256}\"";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.File(found.Value.Content, found.Value.ContentType, found.Value.FileName);
    }

    internal static AttachmentKind KindOf(string? kind) => Enum.TryParse<AttachmentKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : AttachmentKind.Other;
}
