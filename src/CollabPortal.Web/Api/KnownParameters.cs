using System.Reflection;
using CollabPortal.Domain.Values;
using Microsoft.AspNetCore.Http.Metadata;

namespace CollabPortal.Web.Api;

/// <summary>An address with a parameter that does not exist is refused: a misspelt filter must not answer with everything.</summary>
internal static class KnownParameters
{
    /// <summary>Language of messages; every address has it.</summary>
    private const string Language = "lang";

    /// <summary>Refuses, with 400, query parameters that the endpoint does not declare; the problem names those that it has.</summary>
    internal static T KnowsItsParameters<T>(this T endpoints)
        where T : IEndpointConventionBuilder => endpoints.AddEndpointFilterFactory((endpoint, next) =>
    {
        var known = endpoint.MethodInfo.GetParameters().Select(NameOf).OfType<string>().ToList();
        return async context =>
        {
            var query = context.HttpContext.Request.Query;
            var unknown = query.Keys.Where(k => k != Language && !known.Contains(k, StringComparer.OrdinalIgnoreCase)).ToList();
            if (unknown.Count == 0) return await next(context);
            var allowed = known.Count == 0 ? "This address has no parameters." : $"The parameters are: {string.Join(", ", known)}.";
            return ApiProblems.BadRequest($"Unknown: {string.Join(", ", unknown.Select(u => Excerpt.Of(u, 40)))}. {allowed}");
        };
    });

    private static string? NameOf(ParameterInfo parameter) => parameter.GetCustomAttributes().OfType<IFromQueryMetadata>().FirstOrDefault() is { } query ? query.Name ?? parameter.Name : null;
}
