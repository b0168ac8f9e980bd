Console.WriteLine("Benchmarks: none yet. Figures are quoted as ratios in docs/benchmarks.md.");
