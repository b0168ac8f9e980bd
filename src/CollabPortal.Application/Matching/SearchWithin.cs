using CollabPortal.Application.Matching.Enquiries;

namespace CollabPortal.Application.Matching;

/// <summary>Turns the filters that speak of institutions (size of past contracts, whether they take enquiries) into the institutions that pass them all.</summary>
public sealed class SearchWithin(PastBands past, ResponseTimes times)
{
    public async Task<SearchRequest> OfAsync(SearchRequest request, CancellationToken ct = default)
    {
        if (request.Band is { } band) request = request with { Institutions = await past.InstitutionsAsync(band, ct) };
        if (!request.TakesEnquiries) return request;
        var takers = await times.TakersAsync(ct);
        return request with { Institutions = [.. request.Institutions?.Where(takers.Contains) ?? takers.Order()] };
    }
}
