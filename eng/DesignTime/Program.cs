// Start-up project for dotnet-ef: the tool looks for an IDesignTimeDbContextFactory here and never runs this line.
Console.WriteLine("Used by dotnet-ef only; see docs/operations.md.");
