using System.Globalization;

namespace CollabPortal.Web.Hosting;

/// <summary>What the machine must have: Japanese culture data (libicu) and time-zone data.</summary>
internal static class Machine
{
    internal static void Check()
    {
        try
        {
            _ = CultureInfo.GetCultureInfo("ja-JP", predefinedOnly: true);
        }
        catch (CultureNotFoundException e)
        {
            throw StartException.Setting("Japanese culture data is missing: install libicu ('apt-get install libicu72', or the version of your distribution) and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.", e);
        }

        try
        {
            _ = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw StartException.Setting("Time-zone data is missing: install it with 'apt-get install tzdata'.", e);
        }
    }
}
