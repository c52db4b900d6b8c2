namespace Portal.Domain.Agreements;

/// <summary>One row of the income table: the share of a net yearly income that is paid in a year, in whole percent.</summary>
/// <param name="From">The least income of the row, in whole kroner.</param>
/// <param name="To">The most, in whole kroner; null in the last row.</param>
/// <param name="WithoutDependants">Uden forsørgerpligt.</param>
/// <param name="WithDependants">Med forsørgerpligt: parents of children under 18.</param>
public sealed record IncomeRow(int WithoutDependants, int From, int? To, int WithDependants);

/// <summary>The table in force from a day to a day, both inclusive; there is a new one each year.</summary>
/// <param name="LowIncomeWithout">Lavindkomstgrænsen without dependants, in whole kroner; null where it was not read.</param>
/// <param name="LowIncomeWith">With dependants.</param>
public sealed record IncomeYear(DateOnly From, DateOnly To, int? LowIncomeWithout, int? LowIncomeWith, string Source, IReadOnlyList<IncomeRow> Rows);

/// <summary>
/// The income tables (afdragstabel) of gældsinddrivelsesbekendtgørelsen, as read in Den juridiske vejledning and the tax authority's own notices.
/// 2026 is whole: BEK 1110/2024 § 11, stk. 1, Den juridiske vejledning G.A.3.1.1.1.2.1, SKM2025.686.GÆLDST, read on 28 March 2026.
/// Of the three before it only the rows here have been read: an income outside them has no row. A year without a table has no result, and never the last one's.
/// </summary>
public static class IncomeTableRows
{
#pragma warning disable format // columns are aligned by hand
    public static readonly IReadOnlyList<IncomeYear> All =
    [
        //  without, from, to, with
        Year(new(2026, 1, 1), new(2026, 12, 31), 145_460, 181_390, "SKM2025.686.GÆLDST",
        [
            ( 4,       0, 145_459,  3),
            ( 5, 145_460, 181_389,  3),
            ( 6, 181_390, 186_529,  4),
            ( 7, 186_530, 191_659,  4),
            ( 8, 191_660, 196_799,  4),
            ( 9, 196_800, 201_929,  4),
            (10, 201_930, 207_069,  4),
            (11, 207_070, 212_189,  4),
            (12, 212_190, 217_329,  4),
            (13, 217_330, 222_459,  4),
            (14, 222_460, 227_599,  5),
            (15, 227_600, 232_729,  6),
            (16, 232_730, 237_869,  7),
            (17, 237_870, 242_989,  8),
            (18, 242_990, 248_129,  9),
            (19, 248_130, 253_259, 10),
            (20, 253_260, 258_399, 11),
            (21, 258_400, 263_529, 12),
            (22, 263_530, 268_669, 13),
            (23, 268_670, 273_789, 14),
            (24, 273_790, 278_929, 15),
            (25, 278_930, 284_059, 16),
            (26, 284_060, 289_199, 17),
            (27, 289_200, 294_329, 18),
            (28, 294_330, 299_469, 19),
            (29, 299_470, 304_589, 20),
            (30, 304_590, 309_729, 21),
            (31, 309_730, 314_859, 22),
            (32, 314_860, 319_999, 23),
            (33, 320_000, 325_129, 24),
            (34, 325_130, 330_269, 25),
            (35, 330_270, 335_389, 26),
            (36, 335_390, 340_529, 27),
            (37, 340_530, 345_659, 28),
            (38, 345_660, 350_799, 29),
            (39, 350_800, 355_929, 30),
            (40, 355_930, 361_069, 31),
            (41, 361_070, 366_199, 32),
            (42, 366_200, 371_329, 33),
            (43, 371_330, 376_469, 34),
            (44, 376_470, 381_599, 35),
            (45, 381_600, 386_739, 36),
            (46, 386_740, 391_869, 37),
            (47, 391_870, 397_009, 38),
            (48, 397_010, 402_129, 39),
            (49, 402_130, 407_269, 40),
            (50, 407_270, 412_399, 41),
            (51, 412_400, 417_539, 42),
            (52, 417_540, 422_669, 43),
            (53, 422_670, 427_809, 44),
            (54, 427_810, 432_939, 45),
            (55, 432_940, 438_069, 46),
            (56, 438_070, 443_199, 47),
            (57, 443_200, 448_339, 48),
            (58, 448_340, 453_469, 49),
            (59, 453_470, 458_609, 50),
            (60, 458_610, 463_739, 51),
            (60, 463_740, 468_869, 52),
            (60, 468_870, 473_999, 53),
            (60, 474_000, 479_139, 54),
            (60, 479_140, 484_269, 55),
            (60, 484_270, 489_409, 56),
            (60, 489_410, 494_539, 57),
            (60, 494_540, 499_679, 58),
            (60, 499_680, 504_799, 59),
            (60, 504_800,    null, 60),
        ]),
        Year(new(2023, 10, 1), new(2023, 12, 31), null, null, "SKM2023.471.GÆLDST",
        [
            ( 4,       0, 129_069,  3),
            ( 5, 129_070, 160_949,  3),
            ( 6, 160_950, 165_509,  4),
            ( 7, 165_510, 170_059,  4),
            ( 8, 170_060, 174_619,  4),
            ( 9, 174_620, 179_169,  4),
            (10, 179_170, 183_729,  4),
        ]),
        Year(new(2015, 1, 1), new(2015, 12, 31), null, null, "SKM2014.788.SKAT",
        [
            ( 5, 109_420, 136_449,  0),
            ( 6, 136_450, 144_179,  4),
            ( 7, 144_180, 151_899,  4),
            ( 8, 151_900, 159_629,  4),
            ( 9, 159_630, 167_349,  4),
            (10, 167_350, 175_069,  5),
            (11, 175_070, 182_799,  6),
            (12, 182_800, 190_519,  7),
            (13, 190_520, 198_249,  8),
            (14, 198_250, 205_959,  9),
            (15, 205_960, 213_689, 10),
            (16, 213_690, 221_419, 11),
            (17, 221_420, 229_139, 12),
            (18, 229_140, 236_869, 13),
            (19, 236_870, 244_569, 14),
            (20, 244_570, 252_299, 15),
        ]),
        Year(new(2011, 1, 1), new(2011, 12, 31), null, null, "SKM2010.724.SKAT",
        [
            ( 5, 101_000, 125_949,  0),
            ( 6, 125_950, 133_079,  4),
            ( 7, 133_080, 140_209,  4),
            ( 8, 140_210, 147_339,  4),
            ( 9, 147_340, 154_469,  4),
            (10, 154_470, 161_589,  5),
            (11, 161_590, 168_729,  6),
            (12, 168_730, 175_849,  7),
            (13, 175_850, 182_989,  8),
            (14, 182_990, 190_099,  9),
            (15, 190_100, 197_239, 10),
            (16, 197_240, 204_369, 11),
        ]),
    ];
#pragma warning restore format

    private static IncomeYear Year(DateOnly from, DateOnly to, int? lowWithout, int? lowWith, string source, (int Without, int From, int? To, int With)[] rows) =>
        new(from, to, lowWithout, lowWith, source, [.. rows.Select(row => new IncomeRow(row.Without, row.From, row.To, row.With))]);
}
