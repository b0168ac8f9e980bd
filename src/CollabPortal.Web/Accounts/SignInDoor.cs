using System.Security.Claims;
using CollabPortal.Application.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CollabPortal.Web.Accounts;

/// <summary>How far a sign-in went.</summary>
public enum SignInStep
{
    Refused,

    /// <summary>The password was right; a code is asked for (/account/second-step).</summary>
    CodeAsked,
    Entered,
}

/// <summary>
/// Sign-in and sign-out over HTTP. An unknown address, a wrong password and a locked account get the same answer after the same
/// work, so that nobody learns who has an account.
/// </summary>
public sealed partial class SignInDoor(
    UserManager<PortalUser> users, SecondStep second, IUserClaimsPrincipalFactory<PortalUser> tickets, Sessions sessions, LiveCircuits circuits, ILogger<SignInDoor> log)
{
    // A password nobody has, hashed once: what is checked where there is no account to check.
    private static readonly string NobodysHash = new PasswordHasher<PortalUser>().HashPassword(new PortalUser(), Guid.CreateVersion7().ToString());

    /// <summary>Signs in with e-mail address and password.</summary>
    /// <returns>How far it went; nothing about why not.</returns>
    public async Task<SignInStep> EnterAsync(HttpContext http, string email, string password)
    {
        var user = email.Length is > 0 and <= 256 && password.Length is > 0 and <= PasswordRules.Longest ? await users.FindByEmailAsync(email.Trim()) : null;
        if (user is null || await users.IsLockedOutAsync(user))
        {
            users.PasswordHasher.VerifyHashedPassword(new PortalUser(), NobodysHash, password.Length > PasswordRules.Longest ? "" : password);
            Refused(log, user?.Id);
            return SignInStep.Refused;
        }
        if (!await users.CheckPasswordAsync(user, password))
        {
            await users.AccessFailedAsync(user);
            Refused(log, user.Id);
            return SignInStep.Refused;
        }
        if (user.TwoFactorEnabled)
        {
            await SecondStep.AskAsync(http, user.Id);
            return SignInStep.CodeAsked;
        }
        await users.ResetAccessFailedCountAsync(user);
        await TicketAsync(http, user);
        Entered(log, user.Id);
        return SignInStep.Entered;
    }

    /// <summary>The second step: a code of the app, or one of the recovery codes, which is used up.</summary>
    /// <returns>"signed-out" when the first step is too long ago, "code-wrong", or null when it was right.</returns>
    public async Task<string?> EnterCodeAsync(HttpContext http, string code)
    {
        if (await SecondStep.AskedAsync(http) is not { } id || await users.FindByIdAsync(id.ToString()) is not { TwoFactorEnabled: true } user) return "signed-out";
        if (await users.IsLockedOutAsync(user) || !await second.IsRightAsync(user, code, mayRecover: true))
        {
            await users.AccessFailedAsync(user);
            Refused(log, user.Id);
            return "code-wrong";
        }

        await users.ResetAccessFailedCountAsync(user);
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await TicketAsync(http, user);
        Entered(log, user.Id);
        return null;
    }

    /// <summary>After a change that ends every session: signs this browser in anew.</summary>
    public async Task StayAsync(HttpContext http, PortalUser user)
    {
        await LeaveAsync(http);
        await TicketAsync(http, user);
    }

    /// <summary>Changes the password, ends every session of the account and signs this browser in anew.</summary>
    /// <returns>Codes of what is wrong (keys of ErrorsText); none when it was done.</returns>
    public async Task<IReadOnlyList<string>> ChangePasswordAsync(HttpContext http, string current, string wanted)
    {
        if (await users.GetUserAsync(http.User) is not { } user) return ["signed-out"];
        if (await users.IsLockedOutAsync(user)) return ["password-wrong"];
        if (!await users.CheckPasswordAsync(user, current))
        {
            await users.AccessFailedAsync(user);
            return ["password-wrong"];
        }
        if (DemoAccounts.IsPublished(user)) return ["password-demo"];
        var result = await users.ChangePasswordAsync(user, current, wanted);
        if (!result.Succeeded) return [.. result.Errors.Select(e => e.Code == "PasswordMismatch" ? "password-wrong" : e.Code)];
        await StayAsync(http, user);
        return [];
    }

    /// <summary>Ends the session of this browser: its cookie, its row, its circuits.</summary>
    public async Task LeaveAsync(HttpContext http)
    {
        if (PortalTicket.Of(http.User) is { } ticket)
        {
            await sessions.CloseAsync(ticket.User, ticket.Session, http.RequestAborted);
            // After the answer: the tab that signs out is on its way to the front page then, and only the others are sent to sign in.
            http.Response.OnCompleted(() =>
            {
                circuits.End(ticket.Session);
                return Task.CompletedTask;
            });
            Left(log, ticket.User);
        }
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private async Task TicketAsync(HttpContext http, PortalUser user)
    {
        var principal = await tickets.CreateAsync(user);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(PortalTicket.SessionClaim, await sessions.OpenAsync(user.Id, http.RequestAborted)));
        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal, new AuthenticationProperties { IsPersistent = false });
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Signed in: account {UserId}")]
    private static partial void Entered(ILogger log, Guid userId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Signed out: account {UserId}")]
    private static partial void Left(ILogger log, Guid userId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in refused: account {UserId}")]
    private static partial void Refused(ILogger log, Guid? userId);
}
