namespace CollabPortal.Application.Demo;

/// <summary>
/// What one fiscal year of the demo register adds up to: a tenth of the nation. Years up to 2023 follow the official figures
/// (domain.md §4.1–4.4) where there are any; what lies between and after them is the generator's own continuation, for the
/// demo only, and is never shown as an official value.
/// </summary>
/// <param name="FiscalYear">The fiscal year.</param>
/// <param name="JointContracts">Joint research with companies at universities etc., contracts.</param>
/// <param name="JointMillion">Its cash, million yen.</param>
/// <param name="LargeShare">Part of contracts at ¥10m and more.</param>
/// <param name="LargeMoneyShare">Their part of the cash.</param>
/// <param name="PrivateMillion">All cash from companies to universities etc., million yen.</param>
/// <param name="RdLarge">Large joint research at R&amp;D corporations.</param>
/// <param name="RdContracts">All joint research at R&amp;D corporations.</param>
/// <param name="Licences">特許権実施等件数 at universities etc.</param>
/// <param name="LicenceMillion">Income from them, million yen.</param>
/// <param name="Moves">Researchers who changed sector.</param>
/// <param name="MovesToCompanies">From universities etc. to companies.</param>
/// <param name="MovesToPublic">From universities etc. to public and nonprofit bodies.</param>
/// <param name="StartupsFounded">University startups founded.</param>
internal sealed record NationalVolume(
    int FiscalYear, double JointContracts, double JointMillion, double LargeShare, double LargeMoneyShare, double PrivateMillion,
    int RdLarge, int RdContracts, int Licences, double LicenceMillion, int Moves, int MovesToCompanies, int MovesToPublic, int StartupsFounded)
{
    /// <summary>Part of joint-research contracts at ¥0 (15.3 % in FY2012, domain.md §0.7).</summary>
    public const double ZeroShare = 0.15;

    public const int FirstYear = 2013;

    private static readonly NationalVolume[] Known =
    [
        //   FY    JR count  JR m¥   ≥10m    of money private RDl  RD   lic.  m¥   moves →co →pub startups
        new(2013, 1788.1, 3900.0, 0.03356, 0.370, 6950, 8, 190, 986, 221, 1015, 16, 47, 9),
        new(2014, 1907.0, 4160.0, 0.03600, 0.395, 7300, 12, 210, 1080, 199, 1066, 33, 51, 9),
        new(2015, 2082.1, 4670.0, 0.03857, 0.420, 7650, 17, 230, 1187, 268, 1119, 71, 55, 10),
        new(2016, 2302.1, 5255.7, 0.04050, 0.4414, 8480, 18, 236, 1383, 258, 1112, 16, 58, 13),
        new(2017, 2545.1, 6080.0, 0.04250, 0.4737, 9600, 19, 243, 1480, 350, 1110, 26, 68, 17),
        new(2018, 2738.9, 6830.0, 0.04507, 0.4817, 10750, 20, 250, 1575, 441, 1108, 14, 47, 22),
        new(2019, 2925.5, 7960.0, 0.04960, 0.5163, 11850, 22, 257, 1660, 366, 1119, 18, 50, 20),
        new(2020, 2879.4, 8470.0, 0.05180, 0.5502, 12240, 22, 255, 1720, 380, 1095, 19, 49, 22),
        new(2021, 2964.4, 8930.0, 0.05394, 0.5655, 12780, 23, 262, 1790, 397, 1123, 21, 52, 24),
        new(2022, 3030.0, 9770.0, 0.05600, 0.5712, 13860, 25, 270, 1870, 448, 1138, 24, 54, 33),
        new(2023, 3118.5, 10280.0, 0.05780, 0.5788, 14820, 27, 278, 1940, 552, 1152, 26, 56, 40),
    ];

    /// <summary>The volume of a fiscal year from 2013 on; after 2023 it goes on at the recent rates.</summary>
    public static NationalVolume Of(int fiscalYear)
    {
        if (fiscalYear <= 2023) return Known[fiscalYear - FirstYear];
        var last = Known[^1];
        var years = fiscalYear - last.FiscalYear;
        var share = Math.Min(years, 6);
        return last with
        {
            FiscalYear = fiscalYear,
            JointContracts = last.JointContracts * Math.Pow(1.027, years),
            JointMillion = last.JointMillion * Math.Pow(1.060, years),
            LargeShare = last.LargeShare + 0.0018 * share,
            LargeMoneyShare = last.LargeMoneyShare + 0.006 * share,
            PrivateMillion = last.PrivateMillion * Math.Pow(1.066, years),
            RdLarge = last.RdLarge + 2 * years,
            RdContracts = last.RdContracts + 8 * years,
            Licences = last.Licences + 75 * years,
            LicenceMillion = last.LicenceMillion * Math.Pow(1.05, years),
            Moves = last.Moves + 13 * years,
            MovesToCompanies = last.MovesToCompanies + 2 * years,
            MovesToPublic = last.MovesToPublic + years,
            StartupsFounded = last.StartupsFounded + 4 * years,
        };
    }
}
