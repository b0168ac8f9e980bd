using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CollabPortal.Application.Data.Migrations;

/// <summary>Counts of the search's words by facet, beside their postings.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122013000_SearchCounts")]
public sealed class SearchCounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFiles.Read("search_counts.sql"));
}
