namespace CollabPortal.Web.Pages.Account;

/// <summary>What the sign-in form sends.</summary>
public sealed class SignInEntry
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}

/// <summary>What a form that asks for a code sends.</summary>
public sealed class CodeEntry
{
    public string? Code { get; set; }
}

/// <summary>What the form for a new password sends.</summary>
public sealed class PasswordEntry
{
    public string? Current { get; set; }

    public string? Wanted { get; set; }
}
