using System.Security.Cryptography;
using System.Text;

namespace CollabPortal.Application.ReferenceData;

/// <summary>
/// Ids of what comes out of the shipped files: the same in every database and after every reload, made of the scheme and
/// the value that name the thing (a UUID of version 8, custom content).
/// </summary>
public static class ReferenceId
{
    public static Guid Of(string scheme, string value)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(scheme + ":" + value)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
