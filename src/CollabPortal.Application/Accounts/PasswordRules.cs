using Microsoft.AspNetCore.Identity;

namespace CollabPortal.Application.Accounts;

/// <summary>
/// What a password must be (NIST SP 800-63B-4, ASVS 6.2): 15 to 128 characters of any kind, not one that everybody tries, and not
/// made of the owner's own name or address. Error codes are keys of ErrorsText.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<PortalUser>
{
    /// <summary>Length in characters (UTF-16 code units).</summary>
    public const int Shortest = 15, Longest = 128;

    // How many characters must be left when well-known words, or the owner's own, are taken out.
    private const int Own = 8;

    // Words that make up most leaked passwords, and words of this portal and its country.
    private static readonly string[] Common =
    [
        "password", "passw0rd", "letmein", "welcome", "administrator", "qwertyuiop", "qwerty", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc", "1q2w3e4r5t",
        "iloveyou", "trustno1", "changeme", "monkey", "dragon", "sunshine", "princess", "football", "baseball", "superman", "abc123", "sakura",
        "nihon", "japan", "tokyo", "collabportal", "portal", "sangaku", "renkei", "university", "daigaku", "pasuwado", "arigatou",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password) =>
        Task.FromResult(Fault(user, password ?? "") is { } code ? IdentityResult.Failed(new IdentityError { Code = code, Description = code }) : IdentityResult.Success);

    /// <summary>Null when the password is good, else the code of what is wrong with it.</summary>
    public static string? Fault(PortalUser user, string password)
    {
        if (password.Length < Shortest) return "password-short";
        if (password.Length > Longest) return "password-long";
        if (password.Distinct().Count() < 5 || IsRun(password)) return "password-common";
        var lower = password.ToLowerInvariant();
        if (Without(lower, Common).Length < Own) return "password-common";
        return Without(lower, OwnWords(user)).Length < Own ? "password-own-name" : null;
    }

    private static string Without(string password, IEnumerable<string> words) =>
        words.OrderByDescending(w => w.Length).Aggregate(password, (text, word) => text.Replace(word, "", StringComparison.Ordinal));

    private static IEnumerable<string> OwnWords(PortalUser user) =>
        $"{user.Email} {user.UserName} {user.DisplayName}".ToLowerInvariant()
            .Split([' ', '　', '@', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= 3);

    // 123456789012345, abcdefghijklmno
    private static bool IsRun(string password)
    {
        var steps = password.Zip(password.Skip(1), (a, b) => b - a).ToList();
        return steps.Count(step => step is 1 or -1 or 0) > steps.Count * 3 / 4;
    }
}
