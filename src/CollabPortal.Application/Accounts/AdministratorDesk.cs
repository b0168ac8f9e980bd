using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Accounts;

/// <summary>Makes the first administrators, for the operator at the machine; nobody is signed in there. The account's rules hold all the same.</summary>
public sealed class AdministratorDesk(OwnerContexts contexts, DemoMode demo)
{
    /// <summary>Makes an administrator's account. In demo mode the account is a demo account, as is everything in that database.</summary>
    /// <param name="address">E-mail address; the name to sign in with.</param>
    /// <param name="password">Checked by <see cref="PasswordRules"/>.</param>
    /// <returns>The account's id, or "address-wrong", "address-taken" or a code of <see cref="PasswordRules"/>.</returns>
    public async Task<Outcome<Guid>> CreateAsync(string address, string password, CancellationToken ct = default)
    {
        if (!AccountAddress.IsWellFormed(address)) return new Problem("address-wrong");
        var normalised = new UpperInvariantLookupNormalizer().NormalizeEmail(address);
        var user = new PortalUser
        {
            UserName = address,
            NormalizedUserName = normalised,
            Email = address,
            NormalizedEmail = normalised,
            EmailConfirmed = true,
            DisplayName = "管理者",
            Role = PortalRole.Admin,
            IsDemo = demo.IsOn,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N").ToUpperInvariant(),
        };
        if (PasswordRules.Fault(user, password) is { } fault) return new Problem(fault);
        user.PasswordHash = new PasswordHasher<PortalUser>().HashPassword(user, password);
        await using var db = contexts.Create();
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == normalised || u.NormalizedUserName == normalised, ct)) return new Problem("address-taken");
        db.Users.Add(user);
        await db.SaveChangesAsync(ct);
        return user.Id;
    }
}
