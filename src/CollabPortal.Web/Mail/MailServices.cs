using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Mail;
using CollabPortal.Domain.Accounts;
using CollabPortal.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace CollabPortal.Web.Mail;

/// <summary>The portal's letters.</summary>
internal static class MailServices
{
    internal static IServiceCollection AddMail(this IServiceCollection services, PortalSettings settings, DemoMode demo)
    {
        // Demo accounts have invented addresses: their letters stay on this machine, whatever is set.
        var mail = demo.IsOn ? settings.Mail with { Host = null, Folder = settings.Mail.Folder ?? Path.Combine(settings.DataFolder, "mail") } : settings.Mail;
        return services.AddSingleton(mail).AddSingleton<MailPost>().AddSingleton<MailBook>().AddSingleton<MailLinks>().AddSingleton<LetterWriter>().AddSingleton<MailRound>();
    }

    /// <summary>The rounds, for the portal that serves.</summary>
    internal static IServiceCollection AddMailRounds(this IServiceCollection services) => services.AddHostedService(provider => provider.GetRequiredService<MailRound>());

    /// <summary>One click of a mail program (RFC 8058): no cookie, no form of ours, nothing but the signed key. Somebody who follows it by hand is asked first.</summary>
    internal static void MapMail(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/mail/off/now", (HttpContext http) => Results.LocalRedirect("/mail/off" + http.Request.QueryString)).ExcludeFromDescription();
        routes.MapPost("/mail/off/now", async (HttpContext http, MailLinks links, MailBook book, CancellationToken ct) =>
        {
            if (links.Read(http.Request.Query["key"]) is not { } link) return Results.LocalRedirect("/mail/off");
            await book.WantAsync(link.User, link.Kind, false, ct);
            return Results.LocalRedirect("/mail/off?done=1");
        }).DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/account/mail/set", async (HttpContext http, IAntiforgery antiforgery, CurrentUser user, MailBook book, CancellationToken ct) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            if (user.UserId is { } id && KindOf(user) is { } kind) await book.WantAsync(id, kind, (await http.Request.ReadFormAsync(ct))["wanted"] == "yes", ct);
            return Results.LocalRedirect("/account/mail?done=1");
        }).RequireAuthorization().ExcludeFromDescription();
    }

    /// <summary>The kind of letter that a role gets; null for none.</summary>
    internal static MailKind? KindOf(CurrentUser user) =>
        user.May(Permission.AskInstitutions) ? MailKind.Digest : user.May(Permission.EnterRecords) ? MailKind.Reminder : null;
}
