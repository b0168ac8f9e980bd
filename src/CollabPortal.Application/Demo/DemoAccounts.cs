using CollabPortal.Application.Accounts;
using CollabPortal.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CollabPortal.Application.Demo;

/// <summary>The seven demo accounts with their published password. They exist in demo mode only.</summary>
public static class DemoAccounts
{
    /// <summary>Shown on the sign-in page in demo mode, and in no other.</summary>
    public const string Password = "Demo-Portal-2026";

    internal static readonly Guid Liaison = Dice.Id("account", 1), Approver = Dice.Id("account", 2), SecondLiaison = Dice.Id("account", 3);

    /// <summary>E-mail addresses with display names and roles, in the order in which the sign-in page offers them.</summary>
    public static IReadOnlyList<(string Email, string DisplayName, PortalRole Role)> List { get; } =
    [
        ("liaison@demo.example", "入力担当（デモ）", PortalRole.Liaison),
        ("approver@demo.example", "承認担当（デモ）", PortalRole.Approver),
        ("liaison2@demo.example", "入力担当2（デモ）", PortalRole.Liaison),
        ("ministry@demo.example", "府省の分析担当（デモ）", PortalRole.Ministry),
        ("company@demo.example", "企業の研究者（デモ）", PortalRole.Company),
        ("admin@demo.example", "管理者（デモ）", PortalRole.Admin),
        ("ministry2@demo.example", "府省の確認担当（デモ）", PortalRole.Ministry),
    ];

    internal static string NameOf(Guid account) => List[account == Liaison ? 0 : account == Approver ? 1 : 2].DisplayName;

    /// <summary>Salt and stamps are random, as for every account: the one part of the demo that differs each time.</summary>
    /// <param name="company">The invented company that the company account speaks for.</param>
    internal static IEnumerable<PortalUser> Make(Guid company)
    {
        var hasher = new PasswordHasher<PortalUser>();
        for (var i = 0; i < List.Count; i++)
        {
            var (email, name, role) = List[i];
            var user = new PortalUser
            {
                Id = Dice.Id("account", i + 1),
                UserName = email,
                NormalizedUserName = email.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                EmailConfirmed = true,
                DisplayName = name,
                Role = role,
                InstitutionId = role.NeedsInstitution() ? InstitutionList.Of(i == 2 ? InstitutionList.Second : InstitutionList.First).Id : role.SpeaksForCompany() ? company : null,
                IsDemo = true,
                LockoutEnabled = true,
                SecurityStamp = Guid.NewGuid().ToString("N").ToUpperInvariant(),
                ConcurrencyStamp = Guid.NewGuid().ToString(),
            };
            user.PasswordHash = hasher.HashPassword(user, Password);
            yield return user;
        }
    }
}
