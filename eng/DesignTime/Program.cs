// Start-up project for dotnet-ef, which looks for PortalDbDesignFactory and never runs this line.
Console.WriteLine("Used by dotnet-ef only; see docs/operations.md.");
