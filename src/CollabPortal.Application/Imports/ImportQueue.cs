using System.Threading.Channels;
using CollabPortal.Application.Accounts;
using CollabPortal.Domain.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CollabPortal.Application.Imports;

/// <summary>What the background does with a run.</summary>
public enum ImportTask
{
    Check,
    Apply,
    Undo,
}

/// <summary>A piece of work and the person for whom it is done: the worker becomes that person, with no more rights.</summary>
internal sealed record ImportJob(Guid RunId, ImportTask Task, Guid UserId, string UserName, PortalRole Role, Guid? InstitutionId, string? Stamp);

/// <summary>Work that waits. It lives as long as the portal; what a stopped portal leaves is started again by hand.</summary>
public sealed class ImportQueue
{
    private readonly Channel<ImportJob> jobs = Channel.CreateUnbounded<ImportJob>();

    internal void Add(ImportJob job) => jobs.Writer.TryWrite(job);

    internal IAsyncEnumerable<ImportJob> TakeAsync(CancellationToken ct) => jobs.Reader.ReadAllAsync(ct);
}

/// <summary>Does imports in the background, two at a time, so that leaving the page or losing the line stops none.</summary>
public sealed partial class ImportWorker(ImportQueue queue, IServiceScopeFactory scopes, ILogger<ImportWorker> log) : BackgroundService
{
    private const int AtATime = 2;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(queue.TakeAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stoppingToken }, DoAsync);

    private async ValueTask DoAsync(ImportJob job, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Enter(job.UserId, job.UserName, job.Role, job.InstitutionId, job.Stamp);
        var work = scope.ServiceProvider.GetRequiredService<ImportWork>();
        try
        {
            await work.DoAsync(job.RunId, job.Task, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Failed(log, e, job.RunId);
            await work.FailAsync(job.RunId, new Problem("import-failed"), CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The import {Run} failed")]
    private static partial void Failed(ILogger log, Exception e, Guid run);
}
