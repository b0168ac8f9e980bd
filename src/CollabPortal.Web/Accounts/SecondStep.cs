using System.Security.Claims;
using System.Text;
using CollabPortal.Application.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace CollabPortal.Web.Accounts;

/// <summary>
/// 2段階認証 by an authenticator app (TOTP, RFC 6238; ASVS 6.3.3): set up, checked at sign-in, turned off. Over HTTP, as a change signs
/// every other session out. Keys and recovery codes stand in accounts.user_token.
/// </summary>
public sealed class SecondStep(UserManager<PortalUser> users)
{
    /// <summary>How many recovery codes are made; each works once.</summary>
    public const int RecoveryCodes = 10;

    private const string Issuer = "CollabPortal", Kind = "portal-second-step", LastCode = "last-code";

    // Where Identity's store keeps the key (UserStoreBase).
    private const string StoreKind = "[AspNetUserStore]", StoreKey = "AuthenticatorKey";

    /// <summary>Remembers, for five minutes and in a cookie that opens nothing, who gave the right password.</summary>
    public static Task AskAsync(HttpContext http, Guid userId) => http.SignInAsync(
        IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, userId.ToString())], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>Who gave the right password; null when nobody did, or too long ago.</summary>
    public static async Task<Guid?> AskedAsync(HttpContext http)
    {
        var result = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return Guid.TryParse(result.Principal?.FindFirstValue(ClaimTypes.Name), out var id) ? id : null;
    }

    /// <summary>The key for the app, made when there is none yet: base32, in groups of four.</summary>
    public async Task<string> KeyAsync(PortalUser user)
    {
        if (await users.GetAuthenticatorKeyAsync(user) is { Length: > 0 } key) return key;
        // Not ResetAuthenticatorKeyAsync: it ends every session, and looking at the page must not.
        key = users.GenerateNewAuthenticatorKey();
        await users.SetAuthenticationTokenAsync(user, StoreKind, StoreKey, key);
        return key;
    }

    /// <summary>The same key as a picture for the app's camera: an SVG document.</summary>
    public static string Picture(string key, string email)
    {
        var address = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(email)}?secret={key}&issuer={Issuer}&digits=6";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(6, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>Turns it on when the code shows that the app has the key.</summary>
    /// <returns>The recovery codes, shown once; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(PortalUser user, string code)
    {
        if (!await IsRightAsync(user, code, mayRecover: false)) return null;
        await users.SetTwoFactorEnabledAsync(user, true);
        return [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes))!];
    }

    /// <summary>Turns it off, with its key.</summary>
    public async Task TurnOffAsync(PortalUser user)
    {
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.ResetAuthenticatorKeyAsync(user);
    }

    /// <summary>Whether a code is right now. A code works once, so that one who looked over a shoulder cannot follow (ASVS 6.5.1).</summary>
    public async Task<bool> IsRightAsync(PortalUser user, string code, bool mayRecover)
    {
        var typed = new string([.. code.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))]);
        if (typed.Length is 0 or > 40) return false;
        var digits = typed.Replace("-", "", StringComparison.Ordinal);
        if (digits.Length == 6 && digits.All(char.IsAsciiDigit))
        {
            if (await users.GetAuthenticationTokenAsync(user, Kind, LastCode) == digits) return false;
            if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, digits)) return false;
            await users.SetAuthenticationTokenAsync(user, Kind, LastCode, digits);
            return true;
        }

        return mayRecover && (await users.RedeemTwoFactorRecoveryCodeAsync(user, typed)).Succeeded;
    }
}
